"""Weights of the joint score, in log-odds for each unit of a feature. Written by `python -m training.fit_score`; do not edit by hand."""

from __future__ import annotations

SENTENCE: dict[str, float] = {
    "rules": 1.0,
    "machine": 0.2331,
    "effort": 0.1841,
    "edited": 0.3908,
    "damaged": 0.0,
    "length": 0.1184,
    "base": -1.7462,
}
"""See `mtcheck.score.joint.Features`; none of a rule, a word or a logit is negative, so that more evidence never lowers a score."""
DOCUMENT: dict[str, float] = {
    "mean": 1.0,
    "more": 1.1262,
    "mean of more": 0.5171,
    "worst": 0.0,
    "findings": 0.2726,
}
"""See `mtcheck.score.joint.document_features`; the mean's is 1, so that a document of one sentence scores as that sentence."""
SURPRISAL: dict[str, float] = {"slope": 0.05, "centre": 8.6, "most": 0.5}
"""What a bit per word beyond `centre` adds, the other way below it; no sentence gains or loses more than `most`. Set by hand: docs/deep.md has the figures."""
