"""Quotation marks of other languages around English words: « ... », „ ... “, » ... «."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.search import occurrences

_SPACE = "[ \u00a0\u202f]"
_PAIR = lazily(
    rf"(«{_SPACE}?)[^«»\r\n]{{1,600}}?({_SPACE}?»)|(?<![^\s(])(»)(?=\w)[^«»\r\n]{{1,600}}?(?<=[\w.,!?])(«)(?!\w)|(„{_SPACE}?)[^„“”\"\r\n]{{1,600}}([“”\"])"
)


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Two hits for a pair, one at each mark, so that nothing said between them is hidden; the fix is the mark that the document uses elsewhere.

    Linear: a pair is looked for in one line and over 600 characters at most.
    """
    prose = document.prose
    if prose.isascii():
        return
    straight = '"' in prose and "”" not in prose
    opening, closing = ('"', '"') if straight else ("“", "”")
    for match in _pairs(document):
        for group, mark in zip((1, 2, 3, 4, 5, 6), (opening, closing) * 3, strict=True):
            if match[group] and match[group] != mark:
                yield Hit(Span(*match.span(group)), (mark,))


def _pairs(document: Document) -> Iterator[re.Match[str]]:
    """Pairs, looked for in the lines that have a mark."""
    prose, bounds = document.prose, [*document.line_starts, len(document.prose)]
    lines = {bisect_right(bounds, at) for mark in "«»„" for at in occurrences(prose, mark)}
    for line in sorted(lines):
        yield from _PAIR.finditer(prose, bounds[line - 1], bounds[line])
