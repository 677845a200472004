"""Months, weekdays, nationalities and languages without their capital, as French, Spanish, Italian or Russian write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import MONTHS, WEEKDAYS
from mtcheck.lexicon.countries import COUNTRIES
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces

_AMBIGUOUS_MONTHS = frozenset({"march", "may", "august"})
_WORD = lazily(r"(?<![\w'’./@#&-])[a-z]{3,16}(?![\w/@-]|\.\w)")
_OTHER_LANGUAGES = frozenset(
    "english arabic hebrew latin catalan basque welsh gaelic yiddish urdu hindi farsi kurdish pashto swahili".split()
)
_COMMON = frozenset("polish latin dominican georgian chadian congolese jordanian thai lao marshallese poles swedes turks".split())
"""Adjectives that are common words too ("polish"), or so rare that no case can be made."""
_HOUSEHOLD = frozenset(
    "fries fry toast press window windows door doors kiss horn bread dressing cheese chard shepherd delight roulette muffin muffins summer oven whispers"
    " coffee numerals measles courage auction bath baths breakfast bulldog setter rubber ink checkers cabbage sauce salad braid tuck knife cuffs leave"
    " bean beans cut manicure polish onion fried ball club setter wolfhound harp sweater".split()
)
"""Things named after a country, where many house styles drop the capital ("french fries")."""


_ADJECTIVES = {word.lower() for country in COUNTRIES.values() for word in (country.adjective, country.people)}
_NAMES = frozenset(MONTHS | WEEKDAYS | _OTHER_LANGUAGES | {word for word in _ADJECTIVES if word.isalpha() and word.isascii()}) - _COMMON


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on each word; the fix has the capital. Silent in a sentence without any capital: some people write so. Linear."""
    prose = document.prose
    lower: dict[int, bool] = {}
    pieces = document.analysis(Pieces)
    for match in pieces.matches(_WORD, lambda piece: not _NAMES.isdisjoint(_WORD.findall(piece))):
        word = match.group()
        if word not in _NAMES or not _certain(word, prose, match.start(), match.end()):
            continue
        number = document.sentence_at(match.start())
        if number not in lower:
            sentence = document.sentences[number]
            lower[number] = prose[sentence.start : sentence.end].islower()
        if lower[number]:
            continue
        yield Hit(Span(*match.span()), (word.capitalize(),))


def _certain(word: str, prose: str, start: int, end: int) -> bool:
    if word in _AMBIGUOUS_MONTHS:
        return bool(
            re.match(r" (?:\d{4}|\d{1,2},? \d{4})\b", prose[end : end + 10])
            or re.search(r"\b\d{1,2}(?:st|nd|rd|th)? $", prose[max(start - 6, 0) : start])
        )
    following = re.match(r" ([a-z]+)", prose[end : end + 16])
    return not (following and following[1] in _HOUSEHOLD)
