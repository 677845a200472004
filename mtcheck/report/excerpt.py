"""A sentence on one line of the terminal with a mark under a span of it."""

from __future__ import annotations

from unicodedata import category, east_asian_width

from mtcheck.files.display import printable
from mtcheck.model import Span
from mtcheck.text.document import Document

_ELLIPSIS = "\u2026"


def cells(text: str) -> int:
    """Terminal cells that printable `text` takes: two for wide East Asian characters and emoji, none for combining marks."""
    if text.isascii():
        return len(text)
    # by category: variation selectors and the vowel signs of Thai or Hindi have no combining class
    return sum(0 if category(c) in ("Mn", "Me") else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def excerpt(document: Document, span: Span, width: int) -> tuple[str, str, str]:
    """The text before, in and after `span`, on one line of at most about `width` cells, cut at words where it must be."""
    sentence = document.sentences[document.sentence_at(span.start)]
    start, end = min(sentence.start, span.start), max(sentence.end, span.end)
    room = max(width - (span.end - span.start), 20)
    before, inside, after = document.text[start : span.start], document.text[span.start : span.end], document.text[span.end : end]
    left = max(room // 2, room - len(after))
    if len(before) > left:
        cut = before[-left:]
        before = _ELLIPSIS + cut[cut.find(" ") + 1 :]
    right = room - min(len(before), left)
    if len(after) > right:
        cut = after[:right]
        after = cut[: cut.rfind(" ") + 1] + _ELLIPSIS
    if len(inside) > width:
        inside = inside[: width - 1] + _ELLIPSIS
    return printable(before), printable(inside), printable(after)
