"""A number run together with a word: "in2019", "41años"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import DETERMINERS, MONTHS, PREPOSITIONS
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces, is_mixed

_WORD_YEAR = lazily(r"(?<![\w.@#/-])([A-Za-z]{2,9})((?:19|20)\d\d)(?![\w./@-]*[\w/@])")
_NUMBER_WORD = lazily(r"(?<![\w.,@#/:-])(\d{1,5})([^\W\d_]{3,20})(?![\w./@-]*[\w/@])")
_KNOWN = 4.0
"""Least Zipf frequency of the word in some language: ordinary words, not units, models and codes."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the whole run; the fix sets a space at the seam. Linear in the length of the text."""
    pieces = document.analysis(Pieces)
    before_years = (PREPOSITIONS | DETERMINERS | MONTHS) - {"mi", "v"}
    for match in pieces.matches(_WORD_YEAR, is_mixed):
        if match[1].lower() in before_years:
            yield Hit(Span(*match.span()), (f"{match[1]} {match[2]}",))
    for match in pieces.matches(_NUMBER_WORD, is_mixed):
        word = match[2]
        if (
            word.islower()
            and not lexicon.zipf(match.group())
            and len(word) > 3
            and max(lexicon.frequencies(word).values(), default=0.0) >= _KNOWN
        ):
            yield Hit(Span(*match.span()), (f"{match[1]} {word}",))
