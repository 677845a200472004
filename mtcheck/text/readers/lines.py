"""The lines of a text, for readers of markup that goes by lines."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"([ \t]*+)([^\r\n]*+)(?:\r\n?|\n|\Z)")


class Line(NamedTuple):
    """A line: where it begins, where its text does and ends (white space left out), and how many characters it is indented by."""

    begin: int
    start: int
    end: int
    indent: int


def lines_of(text: str) -> list[Line]:
    """All lines of `text`; they end with LF, CR LF or CR."""
    found = []
    for match in _LINE.finditer(text):
        if match.start() == len(text):
            break
        start = match.start(2)
        said = match[2].rstrip(" \t")
        found.append(Line(match.start(), start, start + len(said), len(match[1]) if said else 0))
    return found
