"""A name of several words that stands split around a common noun: "a Saraya commander Noor" where the document knows "Saraya Noor".

French and Spanish set the noun for a person before the name of the group; a round trip may leave that noun inside the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import FUNCTION_WORDS, MONTHS, ROLE_NOUNS, TITLES, WEEKDAYS
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['\u2019](?!s\b)[^\W\d_]+)*"
_SPLIT = lazily(rf"(?<![\w'\u2019-])({_CAPITAL})[ \u00a0]([a-z]{{4,16}})[ \u00a0]({_CAPITAL})")
_BEFORE = lazily(rf"(?<![\w'\u2019-]){_CAPITAL}\Z")
_LONGEST = 80
"""Characters of a word that is taken for a name."""
_PAIR = lazily(rf"(?<![\w'\u2019-])({_CAPITAL})[ \u00a0](?=({_CAPITAL}))")
_NO_NAMES = FUNCTION_WORDS | MONTHS | WEEKDAYS | ROLE_NOUNS | frozenset(word for title in TITLES for word in title.split())
_PLURALS = {"spokesmen": "spokesman", "gunmen": "gunman", "militiamen": "militiaman", "policemen": "policeman"}


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """One hit for each lower-case noun for a person between the two words of a name that stands unbroken elsewhere in `document`.

    The span takes in the whole name; the fix puts the noun behind it. Captures: `name`, `noun`. Takes no parameters. Linear in the text.
    """
    # "Lyon coach Martin" in a text with a Lyon Martin: before a person's noun a given name is more likely a club or a town
    split = [
        match for match in _around_roles(document) if _is_name(match[1]) and _is_name(match[3]) and not lexicon.is_given_name(match[1])
    ]
    if not split:
        return
    wanted = {(match[1].lower(), match[3].lower()) for match in split}
    names: dict[tuple[str, str], str] = {}
    firsts = {first for first, _last in wanted}

    def may_begin(piece: str) -> bool:
        last = _BEFORE.search(piece)
        return last is not None and last.group().lower() in firsts

    for start, end in document.analysis(Pieces).places(may_begin):
        first = _BEFORE.search(document.prose, start, end)
        pair = _PAIR.match(document.prose, first.start()) if first else None
        if pair and (key := (pair[1].lower(), pair[2].lower())) in wanted:
            names.setdefault(key, f"{pair[1]} {pair[2]}")
    for match in split:
        if name := names.get((match[1].lower(), match[3].lower())):
            yield Hit(Span(*match.span()), (f"{name} {match[2]}",), {"name": name, "noun": match[2]})


def _around_roles(document: Document) -> Iterator[re.Match[str]]:
    """The matches of `_SPLIT` around a noun for a person, which stands free in the middle."""
    prose, done = document.prose, 0
    for start, _end in document.analysis(Pieces).places(_is_role, _is_role):
        before = _BEFORE.search(prose, max(done, start - _LONGEST), start - 1) if start else None
        match = _SPLIT.match(prose, before.start()) if before else None
        if match:
            done = match.end()
            yield match


def _is_name(word: str) -> bool:
    return word.lower() not in _NO_NAMES


def _is_role(word: str) -> bool:
    return word in ROLE_NOUNS or _PLURALS.get(word, word.removesuffix("s")) in ROLE_NOUNS
