"""Evidence becomes scores: findings alone, or findings and what the fluency model read, joined by a small logistic model."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

from mtcheck.model import Finding, Reading, SentenceScore, Span, Status, Surprisal
from mtcheck.score.evidence import MOST, counted, counted_by_sentence, document_suspicion, document_weights, log_innocence, noisy_or
from mtcheck.score.joint import document_log_odds, document_terms, probability, sentence_features, sentence_terms, surprisal_term

__all__ = [
    "MACHINE_TRANSLATED",
    "SUSPECT",
    "counted",
    "document_evidence",
    "is_log_odds",
    "log_odds",
    "noisy_or",
    "score_document",
    "score_sentences",
    "verdict",
]

SUSPECT, MACHINE_TRANSLATED = 0.35, 0.75
"""Document scores from which the verdict changes."""
_FAMILIES = 2
"""Kinds of damage that a verdict of machine translation needs: one habit of one writer is not evidence of a machine."""
_MODEL = "fluency"
"""Category of findings that come out of a reading: what they say is in the reading's own terms already."""

_LANGUAGE_MODEL = "language-model"
"""Name of the term that an installed language model adds."""


def score_sentences(
    sentences: Sequence[Span],
    findings: Sequence[Finding],
    words: Sequence[int],
    fewest_words: int,
    readings: Sequence[Reading | None] | None = None,
    surprisals: Sequence[Surprisal | None] | None = None,
) -> tuple[SentenceScore, ...]:
    """A score for each sentence from the findings that begin in it and its reading; None where it has fewer than `fewest_words` words.

    The terms of its evidence add up: to the log-odds of the score where there is a reading, else to -ln(1 - score). A language model's surprisal
    counts beside a reading only: it can speak for a sentence as well as against it, and findings alone cannot be lowered.
    """
    inside: dict[int, list[Finding]] = {}
    for finding in counted_by_sentence(findings):
        inside.setdefault(finding.sentence, []).append(finding)
    scores = []
    rows = zip(sentences, words, readings or repeat(None), surprisals or repeat(None), strict=False)
    for index, (span, count, reading, surprisal) in enumerate(rows):
        mine = inside.get(index, [])
        if reading is None:
            evidence = tuple((f.rule, round(-log_innocence([f.confidence]), 4)) for f in mine)
            value = noisy_or([f.confidence for f in mine])
        else:
            named = [(f.rule, -log_innocence([f.confidence])) for f in mine if f.category != _MODEL]
            evidence = sentence_terms(named, sentence_features(sum(weight for _rule, weight in named), reading, count))
            if surprisal is not None:
                evidence = (*evidence[:-1], (_LANGUAGE_MODEL, surprisal_term(surprisal)), evidence[-1])
            value = probability(sum(term for _name, term in evidence))
        scores.append(SentenceScore(span, None if count < fewest_words else round(min(value, MOST), 4), evidence))
    return tuple(scores)


def score_document(findings: Sequence[Finding], words: int, sentences: Sequence[tuple[float, int]] = ()) -> float:
    """Suspicion of the whole text, of `words` words.

    `sentences` are the log-odds and the number of words of every sentence that was read and scored; without any, the findings alone decide.
    """
    if not sentences:
        return document_suspicion(findings, words)
    others = [f for f in findings if f.category != _MODEL]
    return round(min(probability(document_log_odds(sentences, document_suspicion(others, words))), MOST), 4)


def document_evidence(
    findings: Sequence[Finding], words: int, sentences: Sequence[tuple[float, int]] = ()
) -> tuple[tuple[str, float], ...]:
    """The terms of `score_document`, named: they add up to its log-odds where sentences were read, else, by rule, to -ln(1 - score)."""
    if not sentences:
        return tuple((rule, round(weight, 4)) for rule, weight in document_weights(findings, words))
    return document_terms(sentences, document_suspicion([f for f in findings if f.category != _MODEL], words))


def is_log_odds(evidence: Sequence[tuple[str, float]]) -> bool:
    """Whether the terms add up to log-odds and not to -ln(1 - score)."""
    return any(name in ("base", "document/mean") for name, _term in evidence)


def log_odds(
    sentences: Sequence[SentenceScore], words: Sequence[int], readings: Sequence[Reading | None] | None
) -> list[tuple[float, int]]:
    """Log-odds and words of the sentences that were read and have a score, as `score_document` takes them."""
    if readings is None:
        return []
    return [
        (sum(term for _name, term in sentence.evidence), count)
        for sentence, count, reading in zip(sentences, words, readings, strict=True)
        if reading is not None and sentence.score is not None
    ]


def verdict(score: float | None, findings: Sequence[Finding]) -> str:
    """`clean`, `suspect`, `machine-translated`, or `abstained` where there is no score."""
    if score is None:
        return "abstained"
    families = {f.category for f in findings if f.status is not Status.SUPPRESSED}
    if score >= MACHINE_TRANSLATED and len(families) >= _FAMILIES:
        return "machine-translated"
    return "suspect" if score >= SUSPECT else "clean"
