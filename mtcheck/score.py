"""Evidence becomes scores: noisy-or inside a sentence, tempered by length for a document.

Noisy-or is Pearl's (Probabilistic Reasoning in Intelligent Systems, 1988, 4.3): independent causes, each of which suffices.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log1p

from mtcheck.model import Finding, SentenceScore, Span, Status

_FULL_WEIGHT_WORDS = 60
"""Up to this many words a document is judged like a sentence; beyond, the evidence is taken per this many words."""
_MOST = 0.995
"""No sum of findings is certainty."""
SUSPECT, MACHINE_TRANSLATED = 0.35, 0.75
"""Document scores from which the verdict changes."""
_FAMILIES = 2
"""Kinds of damage that a verdict of machine translation needs: one habit of one writer is not evidence of a machine."""


def noisy_or(confidences: Sequence[float]) -> float:
    """1 - prod(1 - c)."""
    return 1 - exp(_log_innocence(confidences))


def _log_innocence(confidences: Sequence[float]) -> float:
    return sum(log1p(-min(c, _MOST)) for c in confidences)


def counted(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that count: not suppressed, overlapping ones once (the most confident)."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (-f.confidence, f.span)):
        if finding.status is not Status.SUPPRESSED and not any(finding.span.overlaps(other.span) for other in kept):
            kept.append(finding)
    return kept


def score_sentences(sentences: Sequence[Span], findings: Sequence[Finding], words: Sequence[int], fewest_words: int) -> tuple[SentenceScore, ...]:
    """A score for each sentence from the findings that begin in it; None where it has fewer than `fewest_words` words."""
    inside: dict[int, list[Finding]] = {}
    for finding in counted_by_sentence(findings):
        inside.setdefault(finding.sentence, []).append(finding)
    scores = []
    for index, (span, count) in enumerate(zip(sentences, words, strict=True)):
        mine = inside.get(index, [])
        evidence = tuple((f.rule, round(f.confidence, 4)) for f in mine)
        score = None if count < fewest_words else round(min(noisy_or([f.confidence for f in mine]), _MOST), 4)
        scores.append(SentenceScore(span, score, evidence))
    return tuple(scores)


def counted_by_sentence(findings: Sequence[Finding]) -> list[Finding]:
    """`counted` applied sentence by sentence: comparing all findings of a long document with each other would be quadratic."""
    groups: dict[int, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.sentence, []).append(finding)
    return [finding for group in groups.values() for finding in counted(group)]


def score_document(findings: Sequence[Finding], words: int) -> float:
    """Suspicion of the whole text: noisy-or of all evidence, raised to 60/words for texts of more than 60 words.

    One finding more never lowers it; the same density gives the same score whatever the length.
    """
    temper = min(1.0, _FULL_WEIGHT_WORDS / max(words, 1))
    return round(min(1 - exp(temper * _log_innocence([f.confidence for f in counted_by_sentence(findings)])), _MOST), 4)


def verdict(score: float | None, findings: Sequence[Finding]) -> str:
    """`clean`, `suspect`, `machine-translated`, or `abstained` where there is no score."""
    if score is None:
        return "abstained"
    families = {f.category for f in findings if f.status is not Status.SUPPRESSED}
    if score >= MACHINE_TRANSLATED and len(families) >= _FAMILIES:
        return "machine-translated"
    return "suspect" if score >= SUSPECT else "clean"
