"""Items as pieces and numbers, packed into batches of like length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from mtcheck.models.pieces import Pieces
from training.items import Item, Marks

MOST_PIECES = 126
"""Pieces of a sentence that are trained on: 128 with the marks of start and end."""
START, END, HIDDEN = 101, 102, 103
NOT_TRAINED = -1.0
WIDTHS = (24, 32, 48, 64, 96, 128)
"""Lengths of batches, so that the compiled network has few shapes."""


class Row(NamedTuple):
    """An item as numbers: piece ids with start and end, and a target for each piece and column (-1 is not trained)."""

    ids: np.ndarray
    tokens: np.ndarray
    machine: float
    effort: float
    pair: int
    weight: float
    words: int
    slice: str


def rows(items: Iterable[Item], pieces: Pieces, at_once: int = 4096) -> Iterable[Row]:
    """Each item as a row; texts are cut at `MOST_PIECES`."""
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == at_once:
            yield from _rows(batch, pieces)
            batch = []
    yield from _rows(batch, pieces)


def _rows(items: Sequence[Item], pieces: Pieces) -> Iterable[Row]:
    for item, encoding in zip(items, pieces.encode([item.text for item in items]), strict=True):
        ids, offsets = encoding.ids[:MOST_PIECES], encoding.offsets[:MOST_PIECES]
        if not ids:
            continue
        tokens = np.full((len(ids) + 2, 2), NOT_TRAINED, np.float32)
        for column, marks in enumerate((item.edited, item.damaged)):
            if marks is not None:
                tokens[1:-1, column] = _targets(offsets, marks)
        yield Row(
            np.array([START, *ids, END], np.int32), tokens,
            NOT_TRAINED if item.machine is None else item.machine,
            NOT_TRAINED if item.effort is None else item.effort,
            item.pair, item.weight, len(item.text.split()), item.slice,
        )  # fmt: skip


def _targets(offsets: Sequence[tuple[int, int]], marks: Marks) -> np.ndarray:
    targets = np.zeros(len(offsets), np.float32)
    position = 0
    for index, (start, end) in enumerate(offsets):
        while position < len(marks) and marks[position][1] <= start:
            position += 1
        if position < len(marks) and marks[position][0] < end:
            targets[index] = marks[position][2]
    return targets


class Batch(NamedTuple):
    """Arrays of one step: ids and mask [B, T], token targets [B, T, 2], machine, effort and weight [B], and index pairs (worse, better)."""

    ids: np.ndarray
    mask: np.ndarray
    tokens: np.ndarray
    machine: np.ndarray
    effort: np.ndarray
    weight: np.ndarray
    pairs: np.ndarray


def batches(data: Sequence[Row], tokens_a_batch: int, rng: np.random.Generator) -> list[list[int]]:
    """Indexes into `data`, grouped so that versions of one sentence stay together and all of a batch are of like length."""
    units: dict[int, list[int]] = {}
    for index, row in enumerate(data):
        units.setdefault(row.pair if row.pair >= 0 else -2 - index, []).append(index)
    by_width: dict[int, list[list[int]]] = {width: [] for width in WIDTHS}
    for unit in units.values():
        longest = max(len(data[index].ids) for index in unit)
        by_width[next(width for width in WIDTHS if longest <= width)].append(unit)
    out: list[list[int]] = []
    for width, group in by_width.items():
        most, current = tokens_a_batch // width, list[int]()
        for number in rng.permutation(len(group)):
            if len(current) + len(group[number]) > most:
                out.append(current)
                current = []
            current.extend(group[number])
        if len(current) * 2 >= most:
            out.append(current)
    return [out[number] for number in rng.permutation(len(out))]


def collate(data: Sequence[Row], indexes: Sequence[int], tokens_a_batch: int) -> Batch:
    """One batch. It is filled up with empty sentences of weight 0 to `tokens_a_batch` pieces, so that shapes recur."""
    longest = max(len(data[index].ids) for index in indexes)
    width = next(width for width in WIDTHS if longest <= width)
    size = max(tokens_a_batch // width, len(indexes))
    ids, mask = np.zeros((size, width), np.int64), np.zeros((size, width), np.int64)
    tokens = np.full((size, width, 2), NOT_TRAINED, np.float32)
    machine, effort = np.full(size, NOT_TRAINED, np.float32), np.full(size, NOT_TRAINED, np.float32)
    weight = np.zeros(size, np.float32)
    mask[:, 0] = 1  # an empty sentence must have something to attend to
    ids[:, 0] = START
    versions: dict[int, list[int]] = {}
    for place, index in enumerate(indexes):
        row = data[index]
        ids[place, : len(row.ids)] = row.ids
        mask[place, : len(row.ids)] = 1
        tokens[place, : len(row.ids)] = row.tokens
        machine[place], effort[place], weight[place] = row.machine, row.effort, row.weight
        if row.pair >= 0:
            versions.setdefault(row.pair, []).append(place)
    pairs = [
        (worse, better)
        for places in versions.values()
        for worse in places
        for better in places
        if machine[worse] == 1 and machine[better] == 0
    ]
    return Batch(ids, mask, tokens, machine, effort, weight, np.array(pairs, np.int64).reshape(-1, 2))


def balance_lengths(data: list[Row], *, step: int = 3, most: float = 4.0) -> list[Row]:
    """Rows re-weighted so that at every length (in steps of `step` words) machine and human weigh the same: length gives nothing away.

    No weight grows by more than `most` times.
    """
    totals: dict[tuple[int, float], float] = {}
    for row in data:
        totals[row.words // step, row.machine] = totals.get((row.words // step, row.machine), 0.0) + row.weight
    out = []
    for row in data:
        mine = totals[row.words // step, row.machine]
        other = totals.get((row.words // step, 1.0 - row.machine), 0.0)
        factor = min(most, 0.5 * (mine + other) / mine) if row.machine in (0.0, 1.0) else 1.0
        out.append(row._replace(weight=row.weight * factor))
    return out


def hide(ids: np.ndarray, share: float, rng: np.random.Generator) -> np.ndarray:
    """`ids` with a random `share` of its pieces replaced by the mask, so that no single word is relied on (as in Devlin et al. 2019, 3.1)."""
    return np.where((rng.random(ids.shape) < share) & (ids > END), HIDDEN, ids)
