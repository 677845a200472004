"""Figures of a network on the validation part, by slice: what early stopping and the model card go by."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from mtcheck.models.pieces import Pieces
from training import corpora
from training.arrays import Row, collate, rows
from training.encoder import Detector
from training.figures import auroc, matthews, pairwise
from training.items import Item

_MOST = 1500
"""Items a slice: enough for two digits."""
_TOKENS = 8192


class Outcome(NamedTuple):
    """What the network says of a row: logits of its sentence [2] and of its pieces [pieces, 2]."""

    row: Row
    sentence: np.ndarray
    token: np.ndarray


def validation(data: Path, pieces: Pieces) -> list[Row]:
    """The validation rows: the same sources as in training, and newspapers, which are never trained on."""
    rng = random.Random(5)
    items: list[Item] = [*_thin(corpora.mlqe(data, valid=True), 1, rng), *corpora.mqm(data, valid=True), *corpora.lig(data, valid=True)]
    for files, label in ((tuple(corpora.FREE), "native"), (corpora.CLOSED, "news")):
        found = _some([item._replace(slice=label) for item in corpora.native(data, valid=True, files=files)], rng)
        items.extend(found)
    items.extend(_some(list(corpora.learners(data, valid=True)), rng))
    return list(rows(items, pieces))


def _thin(items: Iterable[Item], one_in: int, rng: random.Random) -> list[Item]:
    return [item for item in items if item.pair % one_in == 0]


def _some(items: Sequence[Item], rng: random.Random) -> list[Item]:
    return rng.sample(items, min(_MOST, len(items)))


@torch.no_grad()
def outcomes(model: Detector, data: Sequence[Row]) -> list[Outcome]:
    """The network's logits for every row, in the order of `data`."""
    model.eval()
    order = sorted(range(len(data)), key=lambda index: len(data[index].ids))
    found: dict[int, Outcome] = {}
    while order:
        size = max(1, _TOKENS // 128 if len(order) < 64 else _TOKENS // max(24, len(data[order[min(63, len(order) - 1)]].ids)))
        now, order = order[:size], order[size:]
        batch = collate(data, now, 0)
        with torch.autocast("cpu", torch.bfloat16):
            token, sentence = model(torch.from_numpy(batch.ids), torch.from_numpy(batch.mask))
        for place, index in enumerate(now):
            length = len(data[index].ids)
            found[index] = Outcome(data[index], sentence[place].float().numpy(), token[place, 1 : length - 1].float().numpy())
    return [found[index] for index in range(len(data))]


def evaluate(model: Detector, data: Sequence[Row]) -> dict[str, float]:
    """Figures named as in the model card. Sentences are scored by the sum of both sentence logits."""
    results = outcomes(model, data)
    score = {id(r.row): float(r.sentence.sum()) for r in results}
    out: dict[str, float] = {}
    versions: dict[int, dict[str, Row]] = {}
    for row in data:
        if row.pair >= 0:
            versions.setdefault(row.pair, {})[row.slice] = row
    for system in ("google", "bing"):
        out[f"pairs lig-{system}"] = _pairs(versions, f"lig-{system}", "lig-pe", score, same_length=True)
    codes = corpora.PAIRS
    mlqe = [_pairs(versions, f"mlqe-{code}", f"mlqe-{code}-pe", score, least=0.2) for code in codes]
    out["pairs mlqe"] = float(np.mean(mlqe))
    bad_good = []
    for code in codes:
        mine = [r for r in data if r.slice == f"mlqe-{code}"]
        bad, good = [score[id(r)] for r in mine if r.effort >= 0.5], [score[id(r)] for r in mine if r.effort == 0]
        if min(len(bad), len(good)) >= 30:
            bad_good.append(auroc(np.array(bad), np.array(good)))
    out["effort mlqe"] = float(np.mean(bad_good))
    mqm = [r for r in data if r.slice == "mqm"]
    out["major mqm"] = auroc(
        np.array([score[id(r)] for r in mqm if r.effort > 0.5]),
        np.array([score[id(r)] for r in mqm if r.effort == 0 and not (r.tokens[:, 0] > 0).any()]),
    )
    out.update(_tokens(results))
    machine = np.array([score[id(r)] for r in data if r.slice.startswith(("lig-g", "lig-b", "mlqe")) and r.machine == 1 and r.words >= 10])
    for name in ("native", "news", "learners"):
        out[f"machine over {name}"] = auroc(machine, np.array([score[id(r)] for r in data if r.slice == name and r.words >= 10]))
    return {name: round(value, 4) for name, value in out.items()}


def _pairs(
    versions: dict[int, dict[str, Row]], worse: str, better: str, score: dict[int, float], *, least: float = -2, same_length: bool = False
) -> float:
    found = [
        (score[id(v[worse])], score[id(v[better])])
        for v in versions.values()
        if worse in v and better in v and v[worse].effort >= least and (not same_length or v[worse].words == v[better].words)
        and list(v[worse].ids) != list(v[better].ids)
    ]  # fmt: skip
    return pairwise(np.array([a for a, _ in found]), np.array([b for _, b in found]))


def _tokens(results: Sequence[Outcome]) -> dict[str, float]:
    labelled = [r for r in results if r.row.slice in {f"mlqe-{code}" for code in corpora.PAIRS}]
    edited = np.concatenate([r.token[:, 0] for r in labelled])
    wrong = np.concatenate([r.row.tokens[1:-1, 0] for r in labelled]) > 0.5
    out = {"MCC mlqe, best": max(matthews(edited > threshold, wrong) for threshold in np.quantile(edited, np.linspace(0.3, 0.98, 30)))}
    for column, name in enumerate(("edited", "damaged")):
        clean = np.concatenate([r.token[:, column] for r in results if r.row.slice == "news"])
        # the threshold that marks one piece in a thousand of newspaper text
        threshold = np.quantile(clean, 0.999)
        logits = np.concatenate([r.token[:, column] for r in labelled])
        hits = logits > threshold
        out[f"{name}: recall at 1 in 1,000 of news"] = float(hits[wrong].mean())
        out[f"{name}: precision there"] = float(wrong[hits].mean()) if hits.any() else float("nan")
        out[f"{name}: learners there, per 1,000"] = 1000 * float(
            np.mean(np.concatenate([r.token[:, column] for r in results if r.row.slice == "learners"]) > threshold)
        )
    return out
