"""Segments of bilingual files in XML: what the readers of XLIFF and TMX share. Inline tags are masked, references read as what they stand for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from functools import partial
from html import unescape
from typing import NamedTuple

from mtcheck.files.xml import REFERENCE, escaped, marks
from mtcheck.model import Span
from mtcheck.text.pairs import Original, Pair
from mtcheck.text.readers.layout import Escape, Layout
from mtcheck.text.readers.units import Units

Range = tuple[int, int]
_OPENER, _CLOSER = len("<![CDATA["), len("]]>")


class Segments:
    """Collects targets with their sources, in order of the targets; `layout` is what the reader returns."""

    def __init__(self, text: str, native: Collection[str]) -> None:
        """`native`: elements whose content is code of another format, and no prose."""
        self._text = text
        self._native = native
        self._literal: list[Range] = []
        self._units = Units(text, partial(escape, literal=self._literal))
        self._pairs: list[Pair] = []

    def add(self, target: Range, source: Range | None, place: str) -> None:
        """The segment with its content at `target`, translated from that at `source`."""
        start, end = target
        piece = self._text[start:end]
        start, end = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        if start >= end:
            return
        said = _content(self._text, start, end, self._native)
        if not said.read.strip():
            return
        self._units.add(start, end, said.escapes, said.mask)
        self._literal += said.literal
        if source is not None:
            original = _content(self._text, *source, self._native).read.strip()
            if original:
                self._pairs.append(Pair(original, said.read, Span(start, end), place))

    def layout(self, language: str) -> Layout:
        """`language`: of the source, as the file names it; empty where it does not."""
        code = language.lower().replace("_", "-").split("-")[0]
        return self._units.layout(original=Original(tuple(self._pairs), code) if self._pairs else None, placeholders=True)


class _Content(NamedTuple):
    """A segment: how it is read, and why."""

    read: str
    escapes: list[Escape]
    mask: list[Span]
    literal: list[Range]
    """Inside of CDATA."""


def _content(text: str, start: int, end: int, native: Collection[str]) -> _Content:
    escapes: list[Escape] = []
    mask: list[Span] = []
    literal: list[Range] = []
    hidden: list[int] = []
    """Where elements of code begin that are still open."""
    at = start
    for mark in marks(text, start, end):
        if not hidden:
            escapes += _references(text, at, mark.start)
        at = mark.end
        if mark.kind == "open" and mark.name in native:
            hidden.append(mark.start)
        elif mark.kind == "close" and mark.name in native and hidden:
            opened = hidden.pop()
            if not hidden:
                mask.append(Span(opened, mark.end))
        elif hidden:
            continue
        elif mark.kind == "cdata":
            inner = (mark.start + _OPENER, mark.end - _CLOSER)
            escapes += (Escape(Span(mark.start, inner[0]), "", True), Escape(Span(inner[1], mark.end), "", True))
            literal.append(inner)
        else:
            mask.append(Span(mark.start, mark.end))
    escapes += _references(text, at, end)
    parts, done = [], start
    for span, said, _kept in escapes:
        parts += [text[done : span.start], said]
        done = span.end
    return _Content("".join([*parts, text[done:end]]), escapes, mask, literal)


def _references(text: str, start: int, end: int) -> list[Escape]:
    return [Escape(Span(*match.span()), unescape(match.group())) for match in REFERENCE.finditer(text, start, end)]


def escape(text: str, at: int, *, literal: list[Range]) -> str | None:
    """`text` as it is written in a segment, or in a CDATA section, which holds everything but its own end."""
    number = bisect_right(literal, (at + 1,)) - 1
    if number >= 0 and literal[number][0] <= at <= literal[number][1]:
        return None if "]" in text or ">" in text else text
    return escaped(text)
