"""Acronyms of another language left in English text: OTAN for NATO.

A table says what is foreign. One whose letters also mean something in English counts only in company: with one of its context words in the
document. One that the document itself spells out in words with those initials is the document's own.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any

from mtcheck.checks.expansions import declared_acronyms
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.pieces import Pieces, has_inner_capital
from mtcheck.text.search import contains

_CAPITALS = re.compile(r"[^\W\d_a-z](?<![\w&@#/.].)(?<![^a-z]-.)(?=[a-z\d]{0,6}[^\W\d_a-z])[^\W_]{1,7}(?![\w&@/]|-(?![a-z]))")
"""The letter stands before what must not stand before it: a search for a class of letters is twice as fast.
A second capital must follow. Also before or behind a hyphen and a small letter: "OTAN-led", "pro-UE"."""
_SHOUTING = 0.5
"""Share of capital letters in a sentence from which capitals say nothing: a headline, a heading."""
_TELLING = 4
_WINDOW = 400
"""Characters on both sides in which a context word must stand: about the sentence and its neighbours."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on acronyms of `params["table"]`: `{letters: [{fix, from, stands_for, context?}]}`, one reading or several.

    `params["pointed"]` lists the entries with points or spaces, which no pattern for words finds.
    """
    table: Mapping[str, list[Mapping[str, Any]]] = params["table"]
    for start, end, letters in _written(document, table, params["pointed"]):
        if letters in document.analysis(declared_acronyms) or _shouted(document, start):
            continue
        readings = [entry for entry in table[letters] if _in_company(document, entry, start, end)]
        if readings:
            languages = dict.fromkeys(code for entry in readings for code in entry["from"] if code != "any")
            fixes = tuple(entry["fix"] for entry in readings)
            yield Hit(Span(start, end), fixes, {"stands_for": readings[0]["stands_for"]}, None, tuple(languages))


def _in_company(document: Document, entry: Mapping[str, Any], start: int, end: int) -> bool:
    """True for a reading that needs no context, that has a word of its context near, or whose English letters the document has too.

    A document that writes the letters as a name, too ("Sida"), means what has that name.
    """
    if "context" not in entry:
        return True
    if _is_acronym(entry["fix"]) and entry["fix"] in _words_in_capitals(document):
        return True
    prose = document.prose
    if end - start >= _TELLING and contains(prose, prose[start:end].capitalize(), 0, len(prose)):
        return False
    folded = document.folded
    low, high = max(0, start - _WINDOW), min(len(folded), end + _WINDOW)
    return any(contains(folded, word, low, start) or contains(folded, word, end, high) for word in entry["context"])


def _is_acronym(fix: str) -> bool:
    """True for letters long enough to mean one thing only."""
    return len(fix) >= _TELLING and fix.isalpha() and fix.isupper()


def _words_in_capitals(document: Document) -> frozenset[str]:
    return document.analysis(_capitals)


def _capitals(document: Document) -> frozenset[str]:
    return frozenset(match.group() for match in _CAPITALS.finditer(document.prose))


def _written(document: Document, table: Container[str], pointed: list[str]) -> Iterator[tuple[int, int, str]]:
    """Where the document has an entry of the table: a word with a second capital, or one with points or spaces."""
    prose = document.prose

    def listed(word: str) -> bool:
        return word in table and sum(map(str.isupper, word)) >= 2

    for start, end in document.analysis(Pieces).places(
        lambda piece: has_inner_capital(piece) and any(map(listed, _CAPITALS.findall(piece)))
    ):
        yield from ((*match.span(), match.group()) for match in _CAPITALS.finditer(prose, start, end) if listed(match.group()))
    different = "\n".join(document.analysis(Pieces).starts)
    for letters in pointed:
        # some forty entries, and few texts have one of them
        if letters.split()[0] not in different:
            continue
        at = prose.find(letters)
        while at >= 0:
            end = at + len(letters)
            if not (at and prose[at - 1].isalnum()) and not prose[end : end + 1].isalnum():
                yield at, end, letters
            at = prose.find(letters, end)


def _shouted(document: Document, offset: int) -> bool:
    start, end = document.sentences[document.sentence_at(offset)]
    letters = [c for c in document.prose[start:end] if c.isalpha()]
    return sum(map(str.isupper, letters)) > _SHOUTING * len(letters)
