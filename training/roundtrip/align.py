"""Which words of a round trip are not those of the original: a word alignment of least edits (Levenshtein 1966) over normal forms.

Tolerated, since no reader would call it a change: case, British or American spelling, contractions, hyphen or space, small
numbers in letters or digits, months cut short. Not tolerated: another form of the same lemma (tense and agreement are faults of
machines), a synonym, another place in the sentence.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

_WORD = re.compile(r"\w+(?:[.,:]\d+)*(?:['\u2019]\w+)*")
_CONTRACTED = re.compile(r"(.+)'(re|ve|ll|d|m)$")
_ENDINGS = {"re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am"}
_IRREGULAR = {
    "can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"), "let's": ("let", "us"),
}  # fmt: skip
_CLITIC_IS = frozenset("it he she that this there here what who where how".split())
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_MONTHS = "january february march april june july august september october november december".split()
_SAME = {
    **{word: str(number) for number, word in enumerate(_NUMBERS) if number != 1},  # "one" is a pronoun too
    **{month[:3]: month for month in _MONTHS if month != "march"},
    "sept": "september", "programme": "program", "programmes": "programs", "centre": "center", "centres": "centers",
    "theatre": "theater", "theatres": "theaters", "metre": "meter", "metres": "meters", "grey": "gray", "defence": "defense",
    "licence": "license", "towards": "toward", "amongst": "among", "whilst": "while", "travelled": "traveled", "travelling": "traveling",
}  # fmt: skip
_ISE = re.compile(r"(?<=[a-z]{4})is(e|es|ed|ing|er|ers|ation|ations)$")
_OUR = re.compile(r"\b(col|fav|hon|lab|neighb|behavi|flav|harb|hum|rum|vig|endeav|arm|sav|vap)our")


class Word(NamedTuple):
    """A word at code points `start` to `end`, and its normal forms: two for a contraction, else one."""

    start: int
    end: int
    forms: tuple[str, ...]


class Alignment(NamedTuple):
    """`spans`: the changed words of the new text, in code points. `change`: their share of its words, 0 to 1. `same`: no word differs."""

    spans: list[tuple[int, int]]
    change: float
    same: bool


def align(original: str, text: str) -> Alignment:
    """The words of `text` that the alignment does not find in `original`; lost words leave no span, but `same` is False."""
    old = [form for word in words(original) for form in word.forms]
    new_words = words(text)
    new = [(form, index) for index, word in enumerate(new_words) for form in word.forms]
    changed: set[int] = set()
    same = True
    for step in Levenshtein.opcodes(old, [form for form, _ in new]):
        if step.tag != "equal":
            same = False
            changed.update(index for _, index in new[step.dest_start : step.dest_end])
    spans = [(word.start, word.end) for index, word in enumerate(new_words) if index in changed]
    return Alignment(spans, len(spans) / len(new_words) if new_words else 0.0, same)


def words(text: str) -> list[Word]:
    """The words of `text` in order. A hyphen parts words; a number keeps its points and commas."""
    return [Word(match.start(), match.end(), _forms(match[0])) for match in _WORD.finditer(text)]


def _forms(word: str) -> tuple[str, ...]:
    low = word.lower().replace("\u2019", "'")
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("n't") and len(low) > 3:
        return (low[:-3], "not")
    if low.endswith("'s") and low[:-2] in _CLITIC_IS:
        return (low[:-2], "is")
    if contracted := _CONTRACTED.match(low):
        return (contracted[1], _ENDINGS[contracted[2]])
    if low[0].isdigit():
        return (low.replace(",", ""),)
    return (spelling(low),)


def spelling(low: str) -> str:
    """A word in small letters, the same for its British and American spelling; not always a word itself ("promize")."""
    low = _SAME.get(low, low)
    return _OUR.sub(r"\1or", _ISE.sub(r"iz\1", low))
