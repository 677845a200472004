"""Findings and the fluency model's reading, joined by a logistic model (Cox 1958) whose coefficients stand in `mtcheck.score.coefficients`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp, fsum, log, log1p
from typing import NamedTuple

from mtcheck.model import Reading, Surprisal
from mtcheck.score.coefficients import DOCUMENT, SENTENCE, SURPRISAL

_LOUDEST = 8.0
"""Logits beyond this are the network's exaggeration."""
_MOST_RULES = 6.0
"""-ln(1 - c) of all rules together counts no further: 0.9975 is as sure as rules get."""
_SUREST = 0.9995
_USUAL_WORDS = 20
"""Length (words) at which the term of length is zero."""
_TOP = 0.2
"""Share of a document's words, in its worst sentences, that is looked at by itself."""


class Features(NamedTuple):
    """What is known of a sentence, as numbers that grow with suspicion (all but `length`)."""

    rules: float
    """-ln prod(1 - c) of the rules' findings."""
    machine: float
    """The model's logit: written by a machine."""
    effort: float
    """The model's logit: needs much post-editing."""
    edited: float
    """Mean of -ln(1 - p) of its words, p being that a post-editor changes the word."""
    damaged: float
    """-ln(1 - p) of the word that is most surely damaged."""
    length: float
    """ln of the number of words, 0 at twenty."""


def sentence_features(rules: float, reading: Reading, words: int) -> Features:
    """Features of a sentence of `words` words; `rules` is -ln prod(1 - c) of its findings."""
    machine, effort = (max(-_LOUDEST, min(_LOUDEST, logit)) for logit in reading.logits)
    tokens = reading.tokens
    edited = fsum(-log1p(-min(token.edit, _SUREST)) for token in tokens) / max(1, len(tokens))
    damaged = -log1p(-min(max((token.damage for token in tokens), default=0.0), _SUREST))
    return Features(min(rules, _MOST_RULES), machine, effort, edited, damaged, log(max(words, 1) / _USUAL_WORDS))


def sentence_terms(rules: Sequence[tuple[str, float]], features: Features) -> tuple[tuple[str, float], ...]:
    """What each rule and each of the model's features adds to the log-odds, named; `rules` are ids with their -ln(1 - c)."""
    total = fsum(weight for _rule, weight in rules)
    scale = SENTENCE["rules"] * features.rules / total if total else 0.0
    named = [(rule, scale * weight) for rule, weight in rules]
    named += [(f"model/{name}", SENTENCE[name] * value) for name, value in features._asdict().items() if name != "rules"]
    return tuple((name, round(term, 4)) for name, term in [*named, ("base", SENTENCE["base"])])


def surprisal_term(surprisal: Surprisal) -> float:
    """What a language model's mean surprisal adds to the log-odds of a sentence: the more, the less it expected the words."""
    beyond = SURPRISAL["slope"] * (surprisal.mean - SURPRISAL["centre"])
    return round(max(-SURPRISAL["most"], min(SURPRISAL["most"], beyond)), 4)


def probability(log_odds: float) -> float:
    """The logistic function."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))


def document_features(sentences: Sequence[tuple[float, int]], suspicion: float) -> dict[str, float]:
    """Features of a document from the log-odds and words of its sentences and from what its findings say alone.

    All but the mean are zero for a document of one sentence, which scores as its sentence does.
    """
    words = sum(count for _odds, count in sentences)
    mean = fsum(odds * count for odds, count in sentences) / words
    more = log(len(sentences))
    return {
        "mean": mean,
        "more": more,
        "mean of more": more * mean,
        "worst": _worst(sentences, words * _TOP) - mean,
        "findings": more * suspicion,
    }


def _worst(sentences: Iterable[tuple[float, int]], words: float) -> float:
    """Mean log-odds of the worst sentences that make up `words` words; the last one counts as far as it is needed."""
    total, left = 0.0, words
    for odds, count in sorted(sentences, reverse=True):
        total += odds * min(count, left)
        left -= min(count, left)
        if left <= 0:
            break
    return total / words


def document_terms(sentences: Sequence[tuple[float, int]], suspicion: float) -> tuple[tuple[str, float], ...]:
    """What each feature adds to the log-odds of a document, named; arguments as in `document_features`."""
    return tuple((f"document/{name}", round(DOCUMENT[name] * value, 4)) for name, value in document_features(sentences, suspicion).items())


def document_log_odds(sentences: Sequence[tuple[float, int]], suspicion: float) -> float:
    """Log-odds that a document was machine-translated; arguments as in `document_features`."""
    return fsum(DOCUMENT[name] * value for name, value in document_features(sentences, suspicion).items())
