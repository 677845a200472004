"""Sequences cut to what the network takes, and put into batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

LONGEST = 126
"""Pieces that the network reads at once, [CLS] and [SEP] aside."""


class Window(NamedTuple):
    """Pieces `start` to `end` are read together; the result is taken for those from `low` to `high`, which have the most text around them."""

    start: int
    end: int
    low: int
    high: int


def windows(length: int, longest: int = LONGEST) -> list[Window]:
    """Windows over `length` pieces, each overlapping half of the one before; what is taken of each covers all of them once."""
    starts = [*range(0, max(length - longest, 0), longest // 2), max(length - longest, 0)]
    spans = [(start, min(start + longest, length)) for start in starts]
    cuts = [0, *((after[0] + before[1]) // 2 for before, after in pairwise(spans)), length]
    return [Window(*span, low, high) for span, (low, high) in zip(spans, pairwise(cuts), strict=True)]


def batches(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Indexes of sequences of those `lengths`, shortest first, so many together that a batch padded to its longest has at most `most` pieces."""
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[index] > most:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch
