"""JSON Lines (https://jsonlines.org): a JSON document on each line; fields are named as in JSON, from the value of the line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.text.readers.json import String, laid_out, require_json, strings
from mtcheck.text.readers.layout import Layout
from mtcheck.text.readers.selection import EVERYTHING, Selection

_LINE = re.compile(r"[^\n]+")


def layout(text: str, selection: Selection = EVERYTHING) -> Layout:
    """Raises `Malformed` for a line that is no JSON and for a path that is none."""
    lines = [match.span() for match in _LINE.finditer(text)]
    for start, end in lines:
        require_json(text, start, end)
    return laid_out(text, _strings(text, lines), selection)


def _strings(text: str, lines: list[tuple[int, int]]) -> Iterator[String]:
    for number, (start, end) in enumerate(lines, 1):
        yield from strings(text, start, end, number)
