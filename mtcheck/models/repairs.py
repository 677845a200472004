"""Small edits that undo what machine translation does to English: the candidates among which the fluency model chooses.

The kinds are those of `training/damage`, the other way round: another preposition, article, pronoun or form, two words in the other order, a word
too many or one left out, another translation of the same foreign word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtcheck.articles import takes_an
from mtcheck.lexicon.closed import DETERMINERS, PREPOSITIONS
from mtcheck.lexicon.inflect import noun_forms, verb_forms
from mtcheck.lexicon.lemma import noun_lemma, verb_lemma
from mtcheck.lexicon.senses import other_translations
from mtcheck.lexicon.tags import has_tag

_COMMON = ("of", "in", "to", "for", "on", "with", "at", "by", "from", "as", "about", "into")
"""Prepositions that a machine takes for each other; these twelve are nine in ten of those in print."""
_ARTICLES = ("a", "an", "the")
_CLOSED = tuple(
    tuple(row.split())
    for row in (
        "is are was were be been being",
        "has have had having",
        "he she it they",
        "his her its their",
        "him her it them",
        "who which that",
        "this these",
        "that those",
        "much many",
        "less fewer",
    )
)
_LEFT_OUT = frozenset(("that", "which", "it", "to", "not", "and", "be")) | frozenset(_COMMON) | DETERMINERS
"""Words that a machine puts in where English has none."""
_PUT_IN = ("the", "a", "of", "to", "in", "that", "it")
_MOST_SENSES = 12


class Repair(NamedTuple):
    """The tokens from `first` to `last` - 1 replaced by `text`."""

    first: int
    last: int
    text: str


def repairs(words: Sequence[str], joined: Sequence[bool], first: int, last: int) -> Iterator[Repair]:
    """Repairs of the tokens from `first` to `last` - 1 of a sentence, which may reach over one token on either side.

    `joined[n]` tells that the tokens `n` and `n` + 1 are words with one blank between.
    """
    for at in range(first, last):
        word = words[at]
        if not word[0].isalpha():
            continue
        low = word.lower()
        for other in dict.fromkeys(_instead(low)):
            if other != low:
                yield Repair(at, at + 1, _as_written(other, word))
        if joined[at]:
            if low in _LEFT_OUT:
                yield Repair(at, at + 2, words[at + 1] if at else _as_written(words[at + 1], word))
            yield from _exchanged(words, at)
        if at and joined[at - 1]:
            if at == first:
                yield from _exchanged(words, at - 1)
            for extra in _PUT_IN:
                if extra != words[at - 1].lower():
                    yield Repair(at, at + 1, f"{'an' if extra == 'a' and takes_an(word) else extra} {word}")


def _exchanged(words: Sequence[str], at: int) -> Iterator[Repair]:
    left, right = words[at], words[at + 1]
    if at == 0:
        yield Repair(at, at + 2, f"{_as_written(right, left)} {left if left == 'I' else left.lower()}")
    elif not (left[0].isupper() and right[0].isupper()):
        yield Repair(at, at + 2, f"{right} {left}")


def _instead(low: str) -> Iterator[str]:
    """Other words, in lower case, that may have been meant where `low` stands."""
    if low in PREPOSITIONS:
        yield from _COMMON
        return
    if low in _ARTICLES:
        yield from _ARTICLES
        return
    for row in _CLOSED:
        if low in row:
            yield from row
    verb, noun = verb_lemma(low), noun_lemma(low)
    if has_tag(verb, "VERB"):
        yield from verb_forms(verb)
        yield f"to {verb}"
        yield from _senses(verb, verb_forms(verb).index(low) if low in verb_forms(verb) else 0, "VERB")
    if has_tag(noun, "NOUN"):
        yield from noun_forms(noun)
        yield from _senses(noun, int(low != noun), "NOUN")
    if has_tag(low, "ADJ"):
        adverb = f"{low[:-1]}ily" if low.endswith("y") else f"{low}ly"
        if has_tag(adverb, "ADV"):
            yield adverb
        yield from _senses(low, 0, "ADJ")
    if low.endswith("ly"):
        yield from (adjective for adjective in (low[:-2], f"{low[:-3]}y") if has_tag(adjective, "ADJ"))


def _senses(lemma: str, form: int, tag: str) -> Iterator[str]:
    """Other translations that can be the same part of speech, in the form that `lemma` had."""
    for other in other_translations(lemma)[:_MOST_SENSES]:
        if has_tag(other, tag):
            yield verb_forms(other)[form] if tag == "VERB" else noun_forms(other)[form] if tag == "NOUN" else other


def _as_written(replacement: str, word: str) -> str:
    return replacement[0].upper() + replacement[1:] if word[0].isupper() and word != "I" else replacement
