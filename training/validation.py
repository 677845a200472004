"""The validation part, and the figures by slice of whatever scores it: the network, or a baseline."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from training import corpora
from training.arrays import Row
from training.figures import auroc, matthews, pairwise
from training.items import Item

_MOST = 1500
"""Items a slice: enough for two digits."""


class Outcome(NamedTuple):
    """What is said of a row: logits of its sentence [2] and of its pieces [pieces, 2], None where a baseline has no word for words."""

    row: Row
    sentence: np.ndarray
    token: np.ndarray | None


def items(data: Path) -> list[Item]:
    """The validation items: the same sources as in training, and newspapers, which are never trained on."""
    rng = random.Random(5)
    out: list[Item] = [*corpora.mlqe(data, valid=True), *corpora.mqm(data, valid=True), *corpora.lig(data, valid=True)]
    for files, label in ((tuple(corpora.FREE), "native"), (corpora.CLOSED, "news")):
        out.extend(_some([item._replace(slice=label) for item in corpora.native(data, valid=True, files=files)], rng))
    out.extend(_some(list(corpora.learners(data, valid=True)), rng))
    return out


def _some(found: Sequence[Item], rng: random.Random) -> list[Item]:
    return rng.sample(found, min(_MOST, len(found)))


def report(results: Sequence[Outcome]) -> dict[str, float]:
    """Figures named as in the model card. Sentences are scored by the sum of both sentence logits."""
    data = [r.row for r in results]
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
    read = [(r.row, r.token) for r in results if r.token is not None]
    if not read:
        return {}
    labelled = [(row, token) for row, token in read if row.slice in {f"mlqe-{code}" for code in corpora.PAIRS}]
    edited = np.concatenate([token[:, 0] for _row, token in labelled])
    wrong = np.concatenate([row.tokens[1:-1, 0] for row, _token in labelled]) > 0.5
    out = {"MCC mlqe, best": max(matthews(edited > threshold, wrong) for threshold in np.quantile(edited, np.linspace(0.3, 0.98, 30)))}
    for column, name in enumerate(("edited", "damaged")):
        clean = np.concatenate([token[:, column] for row, token in read if row.slice == "news"])
        # the threshold that marks one piece in a thousand of newspaper text
        threshold = np.quantile(clean, 0.999)
        logits = np.concatenate([token[:, column] for _row, token in labelled])
        hits = logits > threshold
        out[f"{name}: recall at 1 in 1,000 of news"] = float(hits[wrong].mean())
        out[f"{name}: precision there"] = float(wrong[hits].mean()) if hits.any() else float("nan")
        out[f"{name}: learners there, per 1,000"] = 1000 * float(
            np.mean(np.concatenate([token[:, column] for row, token in read if row.slice == "learners"]) > threshold)
        )
    return out
