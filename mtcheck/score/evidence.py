"""Findings become one number: noisy-or inside a sentence, tempered by length for a document.

Noisy-or is Pearl's (Probabilistic Reasoning in Intelligent Systems, 1988, 4.3): independent causes, each of which suffices.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import exp, fsum, log1p

from mtcheck.model import Finding, Span, Status

_FULL_WEIGHT_WORDS = 60
"""Up to this many words a document is judged like a sentence; beyond, the evidence is taken per this many words."""
MOST = 0.995
"""No sum of findings is certainty."""


def noisy_or(confidences: Sequence[float]) -> float:
    """1 - prod(1 - c)."""
    return 1 - exp(log_innocence(confidences))


def log_innocence(confidences: Sequence[float]) -> float:
    """ln prod(1 - c): 0 without findings, the lower the more they say."""
    # fsum, because the order of the findings must not show in the last digit
    return fsum(log1p(-min(c, MOST)) for c in confidences)


def counted(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that count, in order of place: of those not suppressed, the disjoint ones that weigh most together.

    Not simply the most confident first: a long finding of 0.6 would push out two short ones of 0.5, and the score would fall
    although evidence was added. Weighted interval scheduling, as in Kleinberg and Tardos (Algorithm Design, 2005, 6.1).
    """
    ranked = sorted(
        ((*_inner(f.span), f) for f in findings if f.status is not Status.SUPPRESSED), key=lambda row: (row[1], row[0], row[2].rule)
    )
    ends = [end for _start, end, _finding in ranked]
    best = [0.0]
    before = []
    for number, (start, _end, finding) in enumerate(ranked):
        before.append(bisect_left(ends, start, 0, number))
        best.append(max(best[-1], best[before[-1]] - log1p(-min(finding.confidence, MOST))))
    kept: list[Finding] = []
    number = len(ranked)
    while number:
        if best[number] > best[number - 1]:
            kept.append(ranked[number - 1][2])
            number = before[number - 1]
        else:
            number -= 1
    return kept[::-1]


def _inner(span: Span) -> tuple[int, int]:
    """Closed range, in tenths of a character, that meets another one exactly where `Span.overlaps` says so, empty spans included."""
    start, end = span
    return (10 * start + 1, 10 * end - 1) if start < end else (10 * start - 2, 10 * start + 2)


def counted_by_sentence(findings: Sequence[Finding]) -> list[Finding]:
    """`counted` applied sentence by sentence: comparing all findings of a long document with each other would be quadratic."""
    groups: dict[int, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.sentence, []).append(finding)
    return [finding for group in groups.values() for finding in counted(group)]


def document_suspicion(findings: Sequence[Finding], words: int) -> float:
    """Suspicion of the whole text from its findings: noisy-or of all evidence, raised to 60/words for texts of more than 60 words.

    One finding more never lowers it; the same density gives the same score whatever the length.
    """
    return round(min(1 - exp(_temper(words) * log_innocence([f.confidence for f in counted_by_sentence(findings)])), MOST), 4)


def document_weights(findings: Sequence[Finding], words: int) -> list[tuple[str, float]]:
    """What each rule adds to -ln(1 - suspicion) of a text of `words` words, the weightiest first."""
    weights: dict[str, float] = {}
    for finding in counted_by_sentence(findings):
        weights[finding.rule] = weights.get(finding.rule, 0.0) - _temper(words) * log_innocence([finding.confidence])
    return sorted(weights.items(), key=lambda row: (-row[1], row[0]))


def _temper(words: int) -> float:
    return min(1.0, _FULL_WEIGHT_WORDS / max(words, 1))
