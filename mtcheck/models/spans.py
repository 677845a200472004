"""From probabilities of words to places in the text that a person can look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lexicon.closed import FUNCTION_WORDS
from mtcheck.model import Hit, ReadToken, Span
from mtcheck.models.readings import Readings, probability
from mtcheck.text.document import Document
from mtcheck.text.fold import fold

if TYPE_CHECKING:
    from mtcheck.models.files import Level

_TRANSPARENT = frozenset("-\u2010\u2011'\u2019/")
"""Marks inside a compound; any other one ends a group of words."""
_NAMED = 4
"""Words that a message names."""


class _Word(NamedTuple):
    text: str
    span: Span
    weight: float
    other: float
    """What the column says that the level does not look at first."""
    is_name: bool

    @property
    def is_mark(self) -> bool:
        return not any(map(str.isalnum, self.text))


def model_hits(document: Document, readings: Readings, level: str) -> Iterator[Hit]:
    """Hits of the model's `level`, in order; `{words}` names the words that carry the weight, and the strongest gives the confidence."""
    for number in readings.promising(level):
        reading = readings[number]
        if reading is not None and probability(reading.logits[0]) >= readings.levels[level].machine:
            yield from sentence_hits(document.prose, reading.tokens, readings.levels[level])


def sentence_hits(text: str, tokens: Sequence[ReadToken], level: Level) -> Iterator[Hit]:
    """Hits among the tokens of one sentence of `text`.

    Words that pass the threshold make a group with those near them, one weaker word between two at most. Function words at its edges are left
    out where they are weaker than the strongest word; a group longer than a person takes in at a glance is parted at its weakest words. Names are
    never a hit by themselves: the model reads without capitals and does not know the world (in validation six of six such hits were wrong).
    """
    for group in _groups(list(_words(text, tokens, level)), level.threshold):
        for part in _parts(group, level):
            strong = [word for word in part if word.weight >= level.threshold and not word.is_mark]
            if (
                len(strong) >= level.fewest
                and max(word.other for word in strong) >= level.agree
                and not all(word.is_name for word in strong)
            ):
                yield _hit(part, strong)


def _words(text: str, tokens: Sequence[ReadToken], level: Level) -> Iterator[_Word]:
    inside = False
    for token in tokens:
        word = text[token.span.start : token.span.end]
        weights = (token.edit, token.damage) if level.column == "edit" else (token.damage, token.edit)
        yield _Word(word, token.span, *weights, inside and word[:1].isupper())
        inside = inside or word[:1].isalnum()


def _groups(words: Sequence[_Word], threshold: float) -> Iterator[list[_Word]]:
    """Stretches that begin and end with a strong word."""
    group: list[_Word] = []
    between: list[_Word] = []
    for word in words:
        if word.is_mark:
            ends = word.text not in _TRANSPARENT
        elif word.weight >= threshold:
            group += [*between, word] if group else [word]
            between = []
            continue
        else:
            ends = any(not other.is_mark for other in between)
        between.append(word)
        if ends:
            if group:
                yield group
            group, between = [], []
    if group:
        yield group


def _parts(group: list[_Word], level: Level) -> Iterator[list[_Word]]:
    group = _trimmed(group, level.threshold)
    places = [at for at, word in enumerate(group) if not word.is_mark]
    if len(places) <= level.longest:
        if places:
            yield group
        return
    # of the middle half, so that a text without an end is halved again and again and not peeled word by word
    middle = len(places) // 2
    inner = places[max(1, middle // 2) : max(2, len(places) - middle // 2)]
    cut = min(inner, key=lambda at: (group[at].weight, abs(at - places[middle])))
    yield from _parts(group[:cut], level)
    yield from _parts(group[cut:], level)


def _trimmed(group: list[_Word], threshold: float) -> list[_Word]:
    """Without marks, weak words and weaker function words at the edges."""
    most = max((word.weight for word in group), default=0.0)
    start, end = 0, len(group)
    while start < end and _idle(group[start], most, threshold):
        start += 1
    while start < end and _idle(group[end - 1], most, threshold):
        end -= 1
    return group[start:end]


def _idle(word: _Word, most: float, threshold: float) -> bool:
    return word.is_mark or word.weight < threshold or (word.weight < most and fold(word.text) in FUNCTION_WORDS)


def _hit(part: Sequence[_Word], strong: Sequence[_Word]) -> Hit:
    # in the order of the text, which is how a reader meets them
    named = sorted(sorted(strong, key=lambda word: (-word.weight, word.span))[:_NAMED], key=lambda word: word.span)
    words = ", ".join(dict.fromkeys(f"'{word.text}'" for word in named))
    return Hit(Span(part[0].span.start, part[-1].span.end), captures={"words": words}, confidence=max(word.weight for word in strong))
