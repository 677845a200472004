"""Round brackets that are opened and not closed in their paragraph, or closed and not opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

_BRACKET = lazily(r"[()]|[\r\n]+")
_ENUMERATOR = lazily(r"(?:^|[\s(,;])(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})$")
_FACE = lazily(r"[:;=]['^-]?$")
_MOST = 40
"""Brackets of a paragraph from which it is taken for code or a formula."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the bracket and the word beside it, without a fix: where the other one stood is not known. Linear in the length of the text."""
    prose = document.prose
    opened: list[int] = []
    stray: list[int] = []
    for match in _BRACKET.finditer(prose):
        mark, at = match.group(), match.start()
        if mark[0] in "\r\n":
            yield from _hits(prose, opened, stray)
            opened, stray = [], []
        elif _FACE.search(prose, max(at - 3, 0), at):
            continue
        elif mark == "(":
            opened.append(at)
        elif opened:
            opened.pop()
        elif not _ENUMERATOR.search(prose, max(at - 6, 0), at):
            stray.append(at)
    yield from _hits(prose, opened, stray)


def _hits(prose: str, opened: list[int], stray: list[int]) -> Iterator[Hit]:
    if len(opened) + len(stray) > _MOST:
        return
    for at in opened:
        end = at + 1
        while end < len(prose) and end - at < 30 and prose[end].isalnum():
            end += 1
        yield Hit(Span(at, end))
    for at in stray:
        start = at
        while start and at - start < 30 and prose[start - 1].isalnum():
            start -= 1
        yield Hit(Span(start, at + 1))
