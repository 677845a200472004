"""Whether two versions differ against a reference by more than chance: paired bootstrap resampling.

Koehn, "Statistical Significance Tests for Machine Translation Evaluation", EMNLP 2004; the p-value by the shift method, two-sided (Riezler and Maxwell,
"On Some Pitfalls in Automatic Evaluation and Significance Testing for MT", ACL workshop 2005). Not by sacreBLEU's PairedTest: it tells of two versions
that are the same that they differ (p = 0.001, since no resample differs by more than nothing), and holds all resamples in memory at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mtcheck.compare.metrics import Metric, Stats

RESAMPLES = 1000
SEED = 12345
"""Both are sacreBLEU's defaults."""
_EXACT = 1e-9
"""Differences of scores below this come from the order of additions."""


class Paired(NamedTuple):
    """`p`: how probable a difference at least as large is between versions that are equally good; `signature` is that of the metric and the test."""

    name: str
    p: float
    signature: str


def paired_bootstrap(
    metric: Metric, before: Sequence[Stats], after: Sequence[Stats], resamples: int = RESAMPLES, seed: int = SEED
) -> Paired:
    """The test on two versions, by the statistics of their segments (as many in both, one at least)."""
    # 60 ms, where there is a reference only
    import numpy as np

    numbers = np.random.default_rng(seed)
    old, new = np.array(before, dtype=np.float64), np.array(after, dtype=np.float64)
    size = len(old)
    differences = []
    for _ in range(resamples):
        weights = np.bincount(numbers.integers(size, size=size), minlength=size).astype(np.float64)
        differences.append(metric.score((weights @ new).tolist()) - metric.score((weights @ old).tolist()))
    seen = abs(metric.score(new.sum(0).tolist()) - metric.score(old.sum(0).tolist()))
    mean = sum(differences) / resamples
    as_large = sum(abs(difference - mean) >= seen - _EXACT for difference in differences)
    return Paired(metric.name, (as_large + 1) / (resamples + 1), f"{metric.signature}|bs:{resamples}|seed:{seed}|p:shift")
