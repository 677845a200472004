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
