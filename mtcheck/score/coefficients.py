"""Weights of the joint score, in log-odds for each unit of a feature. Written by `python -m training.fit_score`; do not edit by hand."""

from __future__ import annotations

SENTENCE: dict[str, float] = {
    "base": -2.0,
    "rules": 1.0,
    "machine": 0.6,
    "effort": 0.3,
    "edited": 1.0,
    "damaged": 0.3,
    "length": 0.0,
}
"""See `mtcheck.score.joint.Features`; none of a rule, a word or a logit is negative, so that more evidence never lowers a score."""
DOCUMENT: dict[str, float] = {
    "mean": 1.0,
    "more": 0.0,
    "mean of more": 0.5,
    "worst": 0.3,
    "findings": 1.0,
}
"""See `mtcheck.score.joint.document_features`; the mean's is 1, so that a document of one sentence scores as that sentence."""
