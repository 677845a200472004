"""Hashed n-grams with logistic regression: the simplest detector that is hard to beat (cf. Joulin et al. 2017), as a baseline."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression

from mtcheck.models.pieces import normalise
from training.arrays import NOT_TRAINED

_FEATURES = 2**20
"""Buckets of each of the two kinds of n-gram."""
_INVERSE_PENALTY = 5.0
_DIGIT = re.compile(r"\d")


def folded(text: str) -> str:
    """What the n-grams are taken from: plain typography as the network has it, lower case, digits all 0."""
    return _DIGIT.sub("0", normalise(text).lower())


def features(texts: Sequence[str]) -> csr_matrix:
    """Hashed words, pairs and triples of words, and runs of 2 to 5 characters within words [n, 2 * 2**20]; each kind has length 1."""
    common = {"preprocessor": folded, "n_features": _FEATURES, "alternate_sign": False, "dtype": np.float32}
    kinds = (
        HashingVectorizer(analyzer="word", token_pattern=r"\w+|[^\w\s]", ngram_range=(1, 3), **common),
        HashingVectorizer(analyzer="char_wb", ngram_range=(2, 5), **common),
    )
    return hstack([kind.transform(texts) for kind in kinds], format="csr")


def fit(x: csr_matrix, target: np.ndarray, weight: np.ndarray) -> LogisticRegression:
    """Regression on targets from 0 to 1 [n]: each row is a positive of weight `target` and a negative of the rest. `NOT_TRAINED` is left out."""
    positive, negative = target > 0, (target < 1) & (target != NOT_TRAINED)
    rows = vstack([x[positive], x[negative]], format="csr")
    labels = np.r_[np.ones(positive.sum()), np.zeros(negative.sum())]
    weights = np.r_[(weight * target)[positive], (weight * (1 - target))[negative]]
    return LogisticRegression(C=_INVERSE_PENALTY, solver="liblinear", tol=1e-2).fit(rows, labels, sample_weight=weights)


class Hashed:
    """The two sentence logits of the network (machine-made, effort), from n-grams."""

    def __init__(self, texts: Sequence[str], machine: np.ndarray, effort: np.ndarray, weight: np.ndarray) -> None:
        x = features(texts)
        self._models = [fit(x, target, weight) for target in (machine, effort)]

    def logits(self, texts: Sequence[str]) -> np.ndarray:
        """[n, 2]."""
        x = features(texts)
        return np.stack([model.decision_function(x) for model in self._models], axis=1)
