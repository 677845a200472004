"""Code points of a text, and positions of the protocol: a line, and units of the negotiated encoding in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from mtcheck.model import Span

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"
"""The encodings whose code units a client may count (Language Server Protocol 3.17, `PositionEncodingKind`)."""

_NEWLINE = re.compile(r"\r\n|\r|\n")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class Point(NamedTuple):
    """A place as the protocol has it: 0-based line, code units before it in that line."""

    line: int
    character: int


class Lines:
    """The lines of `text`, which end with LF, CR LF or CR and nothing else: the protocol knows no other line breaks."""

    def __init__(self, text: str, encoding: str = UTF16) -> None:
        self._text = text
        self._encoding = encoding
        self._starts = [0]
        self._ends: list[int] = []
        """Of the lines, without their breaks."""
        for match in _NEWLINE.finditer(text):
            self._ends.append(match.start())
            self._starts.append(match.end())
        self._ends.append(len(text))

    def point(self, offset: int) -> Point:
        """The position of the code point at `offset`; the end of the line for one between CR and LF."""
        line = bisect_right(self._starts, offset) - 1
        return Point(line, _units(self._text[self._starts[line] : min(offset, self._ends[line])], self._encoding))

    def offset(self, point: Point) -> int:
        """The code point at a position: the end of its line for one beyond it, that of the text for a line that is not there."""
        if point.line >= len(self._starts):
            return len(self._text)
        start = self._starts[max(point.line, 0)]
        line = self._text[start : self._ends[max(point.line, 0)]]
        return start + _code_points(line, max(point.character, 0), self._encoding)

    def span(self, start: Point, end: Point) -> Span:
        """The code points between two positions, whichever comes first."""
        first, last = sorted((self.offset(start), self.offset(end)))
        return Span(first, last)

    def line_span(self, offset: int) -> Span:
        """The line that `offset` stands in, without its break."""
        line = bisect_right(self._starts, offset) - 1
        return Span(self._starts[line], self._ends[line])


def joined(text: str) -> str:
    """`text` with two halves of a character that meet made one: an edit may bring the second half of what is there."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass") if _SURROGATE.search(text) else text


def _units(text: str, encoding: str) -> int:
    if encoding == UTF32 or text.isascii():
        return len(text)
    if encoding == UTF8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _code_points(line: str, units: int, encoding: str) -> int:
    """How many code points the first `units` of `line` are; a position inside of a character is that before it."""
    if encoding == UTF32 or line.isascii():
        return min(units, len(line))
    if encoding == UTF8:
        data = line.encode("utf-8", "surrogatepass")
        while 0 < units < len(data) and data[units] & 0xC0 == 0x80:
            units -= 1
        return len(data[:units].decode("utf-8", "surrogatepass"))
    data = line.encode("utf-16-le", "surrogatepass")
    head = data[: 2 * units].decode("utf-16-le", "surrogatepass")
    cut = len(head)
    # a half that stands for itself is a code point of the line; one of a pair is not
    return cut - 1 if cut and head[-1] != line[cut - 1] else cut
