"""Which language the text came through: a posterior over source languages, and what it says about the findings themselves.

Naive Bayes over the findings that name languages. A finding that is a real artifact (its confidence `c`) is left by a language of its rule with
chance 1, by a language near one of those with the chance of `lexicon.kinship`, and by any other with a small chance that grows with the number
of languages named, because what many languages leave behind is left by some that the rule's author did not think of. A false alarm (`1 - c`)
says nothing. Of a word left as it was, the spelling narrows the languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp, fsum, log
from typing import NamedTuple

from mtcheck.lexicon.kinship import SHARES, nearness, share
from mtcheck.lexicon.letter_cues import looks_like
from mtcheck.model import Finding, Pivot, Status

_LEFT_WORDS = ("foreign-word", "non-word")
"""Categories whose findings show a word of the source itself, so that its spelling speaks."""
_LEXICAL = (*_LEFT_WORDS, "name", "acronym")
"""Categories that depend on single words: a near language would as a rule have left another word, so nearness counts half."""
_STRAY = 0.05
"""Chance that a language leaves what a rule says of one other language; as many times higher as languages are named."""
_MOST_STRAY = 0.6
_FALSE_ALARM = 0.3
"""Likelihood of a false alarm, the same in every language: between what a named and an unnamed language have."""
_UNLIKE = 0.5
"""Share of its doubt that a word keeps when its spelling is that of a language of its rule: a slip of the pen has none."""
_CATCH_ALL = 6
"""A rule that names so many languages means any language: the spelling of a word may then point to one that it does not name."""
_LATER = 0.85
"""Chance of a language that the rule does not name first: authors and checks begin with the likeliest. Catch-alls have no order."""
_FEWEST = 2
"""Different findings, of which a guess needs at least so many."""
_LEAST_SUPPORT = 1.6
"""Their weights together: two wordings of one rule of grammar are one habit, two words left in the source are not."""
_FEWEST_PER_1000_WORDS = 2.0
"""And so many for each thousand words: a long text by a person collects a few false alarms."""
_LEAST_CONFIDENCE = 1.0
"""And so much confidence in all: two doubtful findings are not two findings."""
_SURE = 0.3
"""And this posterior."""
_LEAD = 1.15
"""And so many times the posterior of the next language that is none of its kin."""
_KIN = 0.4
"""Nearness of languages that are taken for each other now and then, as the probability of the guess then tells."""
_MOST_LOSS, _MOST_GAIN = 0.4, 0.15
"""Bounds of the feedback, as shares of the confidence and of what it lacks."""


class Posterior(NamedTuple):
    """Probabilities over source languages (they sum to 1), and the guess made from them, None without enough evidence."""

    languages: dict[str, float]
    guess: Pivot | None


_PRIOR = Posterior({code: value / fsum(SHARES.values()) for code, value in SHARES.items()}, None)


def infer(findings: Sequence[Finding], words: int, allowed: Sequence[str] = ()) -> Posterior:
    """The posterior over source languages of a text of so many `words`.

    `allowed` restricts the prior: other languages have probability 0. Independent of the order of the findings.
    """
    evidence = _distinct(findings)
    if len(evidence) < _FEWEST and not allowed:
        return _PRIOR
    codes = sorted(set(allowed) if allowed else {*SHARES, *(code for marks, _weight in evidence for code in marks.sources)})
    logs = {code: log(share(code)) for code in codes}
    chances_by_kind: dict[tuple[tuple[str, ...], float, float], list[float]] = {}
    for marks, weight in evidence:
        chances = chances_by_kind.get(marks.kind) or [marks.chance(code) for code in codes]
        chances_by_kind[marks.kind] = chances
        real, false_alarm = marks.confidence, (1 - marks.confidence) * _FALSE_ALARM
        for code, chance in zip(codes, chances, strict=True):
            logs[code] += weight * log(real * chance + false_alarm)
    top = max(logs.values())
    total = fsum(exp(value - top) for value in logs.values())
    languages = {code: exp(value - top) / total for code, value in logs.items()}
    return Posterior(languages, _guess(languages, evidence, words))


def _guess(languages: dict[str, float], evidence: Sequence[tuple[_Marks, float]], words: int) -> Pivot | None:
    best, *others = sorted(languages, key=lambda code: (-languages[code], code))
    named = [(marks.confidence, weight) for marks, weight in evidence if best in marks.sources]
    if len(named) < _FEWEST_PER_1000_WORDS * words / 1000 or fsum(weight for _confidence, weight in named) < _LEAST_SUPPORT:
        return None
    if fsum(confidence for confidence, _weight in named) < _LEAST_CONFIDENCE:
        return None
    rival = next((languages[code] for code in others if nearness(best, code) < _KIN), 0.0)
    if languages[best] < max(_SURE, _LEAD * rival):
        return None
    return Pivot(best, round(languages[best], 4))


def _distinct(findings: Iterable[Finding]) -> list[tuple[_Marks, float]]:
    """What the findings that name languages say, with weights: the same wording counts once, the k-th of one rule and its languages less.

    Naive Bayes takes findings for independent, and those of one rule are not: one habit of an engine can repeat all over a text. The k-th
    counts 1/k; single words, which differ by their nature, 1/sqrt(k).
    """
    ranked = sorted(
        (f for f in findings if f.sources and f.status is not Status.SUPPRESSED), key=lambda f: (-f.confidence, f[:2], f.sources, f.text)
    )
    seen: set[tuple[str, str]] = set()
    counts: dict[tuple[str, tuple[str, ...]], int] = {}
    kept = []
    for finding in ranked:
        if (wording := (finding.rule, finding.text.lower())) not in seen:
            seen.add(wording)
            marks = _Marks(finding)
            group = finding.rule, marks.sources
            counts[group] = counts.get(group, 0) + 1
            kept.append((marks, counts[group] ** (-0.5 if finding.category in _LEXICAL else -1.0)))
    return kept


class _Marks:
    """What one finding says about each language; those of one `kind` say the same, but for their confidence."""

    __slots__ = ("confidence", "kind", "sources")

    def __init__(self, finding: Finding) -> None:
        self.sources, self.confidence = finding.sources, finding.confidence
        any_language = len(self.sources) >= _CATCH_ALL
        if finding.category in _LEFT_WORDS and len(self.sources) > 1:
            spelling = looks_like(finding.text)
            narrowed = tuple(code for code in self.sources if code in spelling)
            if any_language:
                narrowed += tuple(sorted(spelling.difference(self.sources)))
            if narrowed:
                self.sources, self.confidence = narrowed, 1 - _UNLIKE * (1 - self.confidence)
        self.kind = self.sources, 1.0 if any_language else _LATER, 0.5 if finding.category in _LEXICAL else 1.0

    def chance(self, code: str) -> float:
        """That a text out of the language `code` shows this artifact."""
        sources, later, near = self.kind
        if code in sources:
            return 1.0 if code == sources[0] else later
        stray = min(_MOST_STRAY, _STRAY * len(sources))
        return max(stray, near * max(nearness(code, other) for other in sources))


def feed_back(findings: Iterable[Finding], languages: Mapping[str, float]) -> list[Finding]:
    """The findings with confidences that take the posterior over `languages` into account.

    With `m` the posterior mass of a finding's languages (of near ones, the part that they share), its confidence `c` becomes
    `c * (1 - 0.4 * (1 - 2m))` where `m` is under one half and `c + 0.15 * (2m - 1) * (1 - c)` above: never under 0.6 c, never more than 15% of
    the way to 1. Findings that name no language stay as they are.
    """
    masses: dict[tuple[str, ...], float] = {(): 0.5}
    adjusted = []
    for finding in findings:
        sources = finding.sources
        if sources not in masses:
            masses[sources] = min(1.0, fsum(p * max(nearness(code, other) for other in sources) for code, p in languages.items()))
        adjusted.append(finding._replace(confidence=_leaning(finding.confidence, 2 * masses[sources] - 1)))
    return adjusted


def _leaning(confidence: float, lean: float) -> float:
    """`confidence` after `lean` of -1 (the text came through other languages) to 1 (through those of the finding)."""
    return round(confidence + _MOST_GAIN * lean * (1 - confidence) if lean > 0 else confidence * (1 + _MOST_LOSS * lean), 4)
