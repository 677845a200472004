"""Statistics of scores: area under the ROC curve, pairwise accuracy, Matthews correlation."""

from __future__ import annotations

import numpy as np

Array = np.ndarray


def auroc(positive: Array, negative: Array) -> float:
    """Chance that a positive scores above a negative, ties one half (Hanley and McNeil 1982); NaN where a class is empty."""
    if not len(positive) or not len(negative):
        return float("nan")
    _values, inverse, counts = np.unique(np.r_[positive, negative], return_inverse=True, return_counts=True)
    ranks = np.cumsum(counts) - (counts - 1) / 2
    n = len(positive)
    return float((ranks[inverse[:n]].sum() - n * (n + 1) / 2) / (n * len(negative)))


def pairwise(worse: Array, better: Array) -> float:
    """Share of pairs in which the worse one scores higher, ties one half."""
    return float(np.mean((worse > better) + 0.5 * (worse == better))) if len(worse) else float("nan")


def matthews(predicted: Array, actual: Array) -> float:
    """Matthews correlation coefficient of two boolean arrays; 0 where one of them is constant."""
    tp, tn = float((predicted & actual).sum()), float((~predicted & ~actual).sum())
    fp, fn = float((predicted & ~actual).sum()), float((~predicted & actual).sum())
    scale = ((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)) ** 0.5
    return (tp * tn - fp * fn) / scale if scale else 0.0


def calibration(p: Array, y: Array, weight: Array, bins: int = 15) -> list[tuple[float, float, float]]:
    """For each of `bins` equal steps of probability that holds anything: mean probability, share of positives, share of all weight."""
    place = np.minimum((p * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        mine = place == number
        total = weight[mine].sum()
        if total:
            rows.append((float((p * weight)[mine].sum() / total), float((y * weight)[mine].sum() / total), float(total / weight.sum())))
    return rows


def expected_calibration_error(p: Array, y: Array, weight: Array, bins: int = 15) -> float:
    """Mean distance of stated probability and share of positives, over equal bins (Naeini et al. 2015)."""
    return sum(share * abs(mean - actual) for mean, actual, share in calibration(p, y, weight, bins))
