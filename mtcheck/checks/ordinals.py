"""Ordinals with a wrong or a foreign ending: "the 21th", "1er", "20ème", "3ª"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces, is_mixed

_ORDINAL = lazily(r"(?<![\w.,/'’-])(\d{1,4})(st|nd|rd|th|er|ère|ere|ème|eme|ième|nde|ª)(?![\w/-])")
_FOREIGN = frozenset({"er", "ère", "ere", "ème", "eme", "ième", "nde", "ª"})


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on number and ending; the fix has the English ending. Linear in the length of the text."""
    for match in document.analysis(Pieces).matches(_ORDINAL, is_mixed):
        number, ending = match[1], match[2]
        right = ordinal_ending(int(number))
        if ending == "st" and document.folded[max(match.start() - 4, 0) : match.start()] != "the ":
            # "16st" is a weight, in stones
            continue
        if ending != right and (ending in _FOREIGN or not number.startswith("0")):
            yield Hit(Span(*match.span()), (number + right,))


def ordinal_ending(number: int) -> str:
    """The English ending of the ordinal of a non-negative `number`: 1 -> "st", 12 -> "th", 22 -> "nd"."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
