"""Which language the text came through, from the languages of its findings."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, log

from mtcheck.model import Finding, Pivot

_LANGUAGES = 40
"""Languages among which a finding of no particular one is spread: those that news is translated from in any number."""
_FEWEST = 2
"""A guess needs this many findings that name a language."""
_SURE = 0.6
"""A guess below this probability is not made."""


def infer_pivot(findings: Iterable[Finding]) -> Pivot | None:
    """The most probable source language, or None without enough evidence.

    Naive Bayes with an even prior: a finding with sources S and confidence c has likelihood c/|S| + (1-c)/N in each language of S,
    (1-c)/N elsewhere. The same wording counts once, or one repeated word would decide.
    """
    evidence = {(f.rule, f.text.lower()): f for f in findings if 0 < len(f.sources) <= 6}
    if len(evidence) < _FEWEST:
        return None
    codes = sorted({code for f in evidence.values() for code in f.sources})
    logs = {}
    for code in codes:
        total = 0.0
        for f in evidence.values():
            elsewhere = (1 - f.confidence) / _LANGUAGES + 1e-6
            total += log(elsewhere + (f.confidence / len(f.sources) if code in f.sources else 0.0))
        logs[code] = total
    best = max(codes, key=lambda code: logs[code])
    probability = 1 / sum(exp(logs[code] - logs[best]) for code in codes)
    return Pivot(best, round(probability, 4)) if probability >= _SURE else None
