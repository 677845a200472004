"""A surname that lost its 's before an adviser's office: "Mercer Economic Affairs Adviser" for Mercer's economic affairs adviser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document

_PORTFOLIOS = (
    "Economic|Economy|Foreign|Political|Legal|Military|Security|National Security|Defen[cs]e|International|Diplomatic|Cultural|Religious|Financial|Social"
    "|Foreign Policy|Media|Press|Energy|Health|Middle East"
)
_PERSON = "Adviser|Advisor|Aide|Counsellor|Counselor|Spokesman|Spokeswoman|Spokesperson|Envoy|Assistant"
_OFFICE = re.compile(
    rf"(?<![\w'’.-])(?P<name>[A-Z][a-z'’]+[a-z]) (?P<office>(?:(?:{_PORTFOLIOS}) )(?:Affairs |Relations |Issues |Policy )?(?:{_PERSON}))(?![\w'’-])"
)
_GIVEN = re.compile(r"(?P<given>[A-Z][\w'’-]*[a-z]) $")
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Dr)\.? $")


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on name and office; the fix puts the 's and takes the capitals away.

    The name must stand in the document with a given name or a honorific before it, must be no place, and neither a name nor a verb's
    subject may follow: "Trump National Security Adviser John Bolton" is the English of headlines. Linear.
    """
    prose = document.prose
    for match in _OFFICE.finditer(prose):
        name = match["name"]
        following = prose[match.end() : match.end() + 2]
        if (following[:1] == " " and following[1:].isupper()) or _given(prose, match.start(), lexicon) or lexicon.is_place(name):
            continue
        if _is_surname(prose, name, lexicon):
            yield Hit(Span(*match.span()), (f"{name}'s {match['office'].lower()}",))


def _is_surname(prose: str, name: str, lexicon: Lexicon) -> bool:
    return any(_given(prose, m.start(), lexicon) for m in re.finditer(rf"\b{re.escape(name)}\b", prose))


def _given(prose: str, start: int, lexicon: Lexicon) -> bool:
    """True where a given name or a honorific stands right before `start`."""
    before = prose[max(start - 24, 0) : start]
    given = _GIVEN.search(before)
    return bool(_HONORIFIC.search(before)) or (given is not None and lexicon.is_given_name(given["given"]))
