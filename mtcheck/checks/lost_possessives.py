"""A surname that lost its 's before an adviser's office: "Mercer Economic Affairs Adviser" for Mercer's economic affairs adviser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces

_PORTFOLIOS = (
    "Economic|Economy|Foreign|Political|Legal|Military|Security|National Security|Defen[cs]e|International|Diplomatic|Cultural|Religious|Financial|Social"
    "|Foreign Policy|Media|Press|Energy|Health|Middle East"
)
_PERSON = "Adviser|Advisor|Aide|Counsellor|Counselor|Spokesman|Spokeswoman|Spokesperson|Envoy|Assistant"
_OFFICE = lazily(
    rf"(?<![\w'’.-])(?P<name>[A-Z][a-z'’]{{1,30}}[a-z]) (?P<office>(?:(?:{_PORTFOLIOS}) )(?:Affairs |Relations |Issues |Policy )?(?:{_PERSON}))(?![\w'’-])"
)
_PERSON_FIRST = lazily(rf"(?:{_PERSON})(?![\w'’-])")
_LONGEST_OFFICE = 100
"""Characters before the word for the person that a match can take: name, portfolio and "Relations"."""
_HONORIFICS = frozenset(("Mr", "Mrs", "Ms", "Dr"))
_FIRST = r"(?P<first>[A-Z][\w'’-]{0,20}[a-z])\.? "
_FULL = lazily(rf"(?<![\w'’.-]){_FIRST}(?=(?P<name>[A-Z][a-z'’]{{0,30}}[a-z])(?![\w-]))")
_LEADER = lazily(rf"(?<![\w'’.-]){_FIRST}\Z")
_LONGEST_LEADER = 26


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on name and office; the fix puts the 's and takes the capitals away.

    The name must stand in the document with a given name or a honorific before it, must be no place, and no name may follow:
    "Mercer Economic Adviser Anna Weiss" is the English of headlines. Linear.
    """
    prose = document.prose
    surnames: frozenset[str] | None = None
    for match in _offices(document):
        name = match["name"]
        if prose[match.end() : match.end() + 1] == " " and prose[match.end() + 1 : match.end() + 2].isupper():
            continue
        if surnames is None:
            surnames = frozenset(_surnames(prose, lexicon))
        if name in surnames and not lexicon.is_place(name) and not _led(prose, match.start(), lexicon):
            yield Hit(Span(*match.span()), (f"{name}'s {match['office'].lower()}",))


def _offices(document: Document) -> Iterator[re.Match[str]]:
    """The matches of `_OFFICE`, looked for before the words for such a person, which are rarer than capitals."""
    for start, end in document.analysis(Pieces).places(_PERSON_FIRST.match, _PERSON_FIRST):
        for match in _OFFICE.finditer(document.prose, max(start - _LONGEST_OFFICE, 0), end):
            if match.end() > start:
                yield match


def _surnames(prose: str, lexicon: Lexicon) -> Iterator[str]:
    """The names that a given name or a honorific leads somewhere."""
    return (match["name"] for match in _FULL.finditer(prose) if _leads(match["first"], lexicon))


def _led(prose: str, start: int, lexicon: Lexicon) -> bool:
    match = _LEADER.search(prose[max(start - _LONGEST_LEADER, 0) : start])
    return match is not None and _leads(match["first"], lexicon)


def _leads(word: str, lexicon: Lexicon) -> bool:
    return word in _HONORIFICS or lexicon.is_given_name(word)
