"""The strings between white space, each looked at once: what a detector seeks inside them costs as much as the text has different ones."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import accumulate

from mtcheck.text.document import Document
from mtcheck.text.fold import spaced

_BLOCK = 1 << 18
"""Characters that are split at a time: bounds the strings in memory."""
_MOST_UNWANTED = 1 << 14
_LONG = 40
"""Bounds of what is remembered of each question: 1 MB."""
_unwanted: dict[object, set[str]] = {}
"""Pieces that were not wanted, by question; a memory of answers that never change, no more."""


class Pieces:
    """Where each different piece of the prose of a document stands: an analysis to ask `Document.analysis` for."""

    def __init__(self, document: Document) -> None:
        self._prose = prose = document.prose
        # four bytes a place: lists of numbers would take as much as ten copies of the text
        starts: defaultdict[str, array[int]] = defaultdict(_no_places)
        low = 0
        while low < len(prose):
            high = prose.find(" ", low + _BLOCK)
            high = len(prose) if high < 0 else high
            pieces = spaced(prose[low:high]).split(" ")
            for piece, start in zip(pieces, accumulate(map((1).__add__, map(len, pieces)), initial=low), strict=False):
                starts[piece].append(start)
            low = high + 1
        starts.pop("", None)
        self.starts = dict(starts)
        """The offsets of each different piece, ascending."""

    def places(self, wanted: Callable[[str], object], same: object = None) -> Iterator[tuple[int, int]]:
        """Start and end of every piece that is `wanted`, in order of place; `wanted` is asked once about each different piece.

        `same`: anything hashable that stands for what `wanted` answers, in this document and in every other; of pieces that were not wanted in
        an earlier one it is not asked again. Most words of an article stand in other articles.
        """
        if same is None:
            found = [(start, start + len(piece)) for piece, starts in self.starts.items() if wanted(piece) for start in starts]
        else:
            unwanted, found = _unwanted.setdefault(same, set()), []
            for piece in self.starts.keys() - unwanted:
                if wanted(piece):
                    found += [(start, start + len(piece)) for start in self.starts[piece]]
                elif len(unwanted) < _MOST_UNWANTED and len(piece) < _LONG:
                    unwanted.add(piece)
        found.sort()
        return iter(found)

    def matches(self, pattern: re.Pattern[str], among: Callable[[str], object] = bool) -> Iterator[re.Match[str]]:
        """All matches of a pattern that takes no white space in and cannot tell it from the end of the text; `among` says cheaply where there is none."""
        same = (pattern, among) if among in (bool, is_mixed, has_inner_capital) else None
        for start, end in self.places(lambda piece: among(piece) and pattern.search(piece), same):
            yield from pattern.finditer(self._prose, start, end)


def words_of(text: str, separator: str | None = None) -> list[str]:
    """`text.split(separator)`, for a space or any white space, where equal strings are one: a tenth of the memory, and each is hashed once."""
    words: list[str] = []
    shared: dict[str, str] = {}
    low = 0
    while low <= len(text):
        high = text.find(" ", low + _BLOCK)
        high = len(text) if high < 0 else high
        block = text[low:high].split(separator)
        words += map(shared.setdefault, block, block)
        low = high + 1
    return words


def is_mixed(piece: str) -> bool:
    """True for a piece with a mark or a digit in it: not for a bare word."""
    return not piece.isalpha()


def has_inner_capital(piece: str) -> bool:
    """True for a piece that may have a capital behind its first character."""
    return not piece[1:].islower()


def _no_places() -> array[int]:
    return array("I")
