"""Acronyms of another language left in English text: OTAN for NATO.

A table says what is foreign. One whose letters also mean something in English counts only in company: with one of its context words in the
document. One that the document itself spells out in words with those initials is the document's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.checks.expansions import declared_acronyms
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.ruleset.guards import contains
from mtcheck.text.document import Document

_CANDIDATE = re.compile(r"(?<![\w&@#/.-])[^\W\d_]{1,7}(?:\.[ \u00a0]?[^\W\d_]{1,3})*\.?(?![\w&@/-])")
_SHOUTING = 0.5
"""Share of capital letters in a sentence from which capitals say nothing: a headline, a heading."""
_WINDOW = 400
"""Characters on both sides in which a context word must stand: about the sentence and its neighbours."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on acronyms of `params["table"]`: `{letters: [{fix, from, stands_for, context?}]}`, one reading or several."""
    table: Mapping[str, list[Mapping[str, Any]]] = params["table"]
    for start, end, letters in _capitals(document):
        if letters not in table or letters in document.analysis(declared_acronyms) or _shouted(document, start):
            continue
        readings = [entry for entry in table[letters] if _in_company(document, entry, start, end)]
        if readings:
            languages = dict.fromkeys(code for entry in readings for code in entry["from"] if code != "any")
            fixes = tuple(entry["fix"] for entry in readings)
            yield Hit(Span(start, end), fixes, {"stands_for": readings[0]["stands_for"]}, None, tuple(languages))


def _in_company(document: Document, entry: Mapping[str, Any], start: int, end: int) -> bool:
    """True for a reading that needs no context, or that has a word of its context near."""
    if "context" not in entry:
        return True
    folded = document.folded
    low, high = max(0, start - _WINDOW), min(len(folded), end + _WINDOW)
    return any(contains(folded, word, low, start) or contains(folded, word, end, high) for word in entry["context"])


def _capitals(document: Document) -> Iterator[tuple[int, int, str]]:
    """Words of the document that have a second capital letter or points inside, with their places; pointed ones also without the last point."""
    for match in _CANDIDATE.finditer(document.prose):
        word = match.group()
        if len(word) < 2 or not word[0].isupper():
            continue
        if "." in word[:-1]:
            yield match.start(), match.end(), word
        word = word.rstrip(".")
        if sum(map(str.isupper, word)) >= 2:
            yield match.start(), match.start() + len(word), word


def _shouted(document: Document, offset: int) -> bool:
    start, end = document.sentences[document.sentence_at(offset)]
    letters = [c for c in document.prose[start:end] if c.isalpha()]
    return sum(map(str.isupper, letters)) > _SHOUTING * len(letters)
