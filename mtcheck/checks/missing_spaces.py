"""A space lost after a punctuation mark: "ended.The", "said,He", "over”The"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import TITLES
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces, is_mixed

_SEAM = lazily(r"(?<=[a-z]{2})[.!?][”\"’)]?(?=[“\"‘]?[A-Z][a-z])|(?<=[a-z]{2})[,;:](?=[A-Za-z]{2})|(?<=[.,!?])”(?=[A-Za-z])")
_LETTERS = lazily(r"[^\W\d_]{1,30}")
_KNOWN = 3.5
"""Least Zipf frequency of both neighbours: words of running text, not parts of a file name, a handle or a product."""
_DOMAIN_TAILS = frozenset({"com", "net", "org", "gov", "edu", "info", "js", "io", "co"})
_MARKED_BRANDS = frozenset({"yahoo", "jeopardy"})
"""Names that end in a mark of their own."""
_LONGEST = 30


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits from the word before the mark to the word after it; the fix sets a space behind the mark. Linear in the length of the text."""
    prose = document.prose
    for seam in document.analysis(Pieces).matches(_SEAM, is_mixed):
        at, end = seam.span()
        start = at
        while start and at - start <= _LONGEST and prose[start - 1].isalpha():
            start -= 1
        opening = end + (prose[end : end + 1] in '“"‘')
        following = _LETTERS.match(prose, opening)
        if not following or not _is_prose(prose, start, following.end()):
            continue
        left, right = prose[start:at], following.group()
        if right.lower() in _DOMAIN_TAILS or left.lower() in TITLES | _MARKED_BRANDS or (left and lexicon.zipf(left) < _KNOWN):
            continue
        if seam.group()[0] in ",;:" and not (right.islower() or right.istitle()):
            continue
        if seam.group() == ":" and right.islower():
            continue
        if lexicon.zipf(right) < _KNOWN and not lexicon.is_name(right):
            continue
        yield Hit(Span(start, following.end()), (prose[start:end] + " " + prose[end : following.end()],))


def _is_prose(prose: str, start: int, end: int) -> bool:
    """False in addresses, file names and code, where marks join words on purpose."""
    before, after = prose[max(start - 1, 0) : start], prose[end : end + 2]
    if before and before in "/@#_.:=\\-&<`\ufffc":
        return False
    return not (after and (after[0] in "/@_=(<`\ufffc" or (after[0] in ".:" and after[1:].isalnum())))
