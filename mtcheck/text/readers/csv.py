"""Tables of comma, semicolon, tab or bar separated values (RFC 4180): the cells of the columns that are named, or those that look like prose.

Quoting is kept: a cell without quotation marks takes no fix that would need them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from mtcheck.errors import Malformed, nearest
from mtcheck.model import Span
from mtcheck.text.pairs import Original, Pair
from mtcheck.text.readers.layout import Escape, Layout
from mtcheck.text.readers.selection import EVERYTHING, Selection, looks_like_prose
from mtcheck.text.readers.units import Units

_DELIMITERS = ",;\t|"
_DOUBLED = re.compile('""')
_HEAD = 65_536
"""Code points in which the first row is looked for."""


class Cell(NamedTuple):
    """Where the characters of a cell stand, without quotation marks."""

    start: int
    end: int
    quoted: bool


def layout(text: str, selection: Selection = EVERYTHING, delimiter: str = "") -> Layout:
    """`delimiter`: what stands between two cells; empty for the one that the first row has most of. Raises `Malformed`."""
    delimiter = delimiter or _delimiter(text)
    rows = list(_rows(text, delimiter))
    columns, header = _columns(text, rows, selection.fields)
    source = _columns(text, rows, (selection.source,))[0][0] if selection.source else -1
    header = header or bool(source >= 0 and not selection.source.isdigit())
    unquoted: list[tuple[int, int]] = []
    units = Units(text, partial(escape, delimiter=delimiter, unquoted=unquoted))
    pairs: list[Pair] = []
    for number, row in enumerate(rows[1:] if header else rows, 2 if header else 1):
        for column, cell in enumerate(row):
            if column == source or (columns and column not in columns):
                continue
            value = read(text, cell)
            if not value.strip() or (not columns and not looks_like_prose(value)):
                continue
            if cell.quoted:
                units.add(cell.start, cell.end, [Escape(Span(*m.span()), '"') for m in _DOUBLED.finditer(text, cell.start, cell.end)])
            else:
                units.add(cell.start, cell.end)
                unquoted.append((cell.start, cell.end))
            if 0 <= source < len(row) and (not columns or column == columns[0]):
                pairs.append(Pair(read(text, row[source]), value, Span(cell.start, cell.end), f"row {number}"))
    return units.layout(original=Original(tuple(pairs)) if source >= 0 else None, placeholders=True)


def _rows(text: str, delimiter: str) -> Iterator[list[Cell]]:
    """The cells of each row; a row without any character is left out. Raises `Malformed`."""
    mark = re.escape(delimiter)
    pattern = re.compile(rf'"(?:[^"]|"")*+"(?={mark}|[\r\n]|\Z)|[^{mark}\r\n]*+')
    row: list[Cell] = []
    at = 0
    while at <= len(text):
        match = pattern.match(text, at)
        assert match is not None  # the second alternative takes nothing, too
        start, end = match.span()
        quoted = end - start > 1 and text[start] == '"' and text[end - 1] == '"'
        if text.startswith('"', start) and not quoted and delimiter != "\t":
            what = "has a quotation mark in the wrong place"
            remedy = "close the cell with a quotation mark before the delimiter, and write each one inside of it twice"
            raise Malformed(start, what, "the quoted cell that begins here does not end before a delimiter or the end of a row", remedy)
        row.append(Cell(start + 1, end - 1, True) if quoted else Cell(start, end, False))
        if end < len(text) and text[end] == delimiter:
            at = end + 1
            continue
        if len(row) > 1 or start < end:
            yield row
        row = []
        at = end + (2 if text.startswith("\r\n", end) else 1)


def _columns(text: str, rows: Sequence[Sequence[Cell]], fields: Sequence[str]) -> tuple[list[int], bool]:
    """The columns (from 0) that `fields` name, by header or by number from 1, and whether the first row is a header. Raises `Malformed`."""
    header = [read(text, cell).strip() for cell in rows[0]] if rows else []
    columns, named = list[int](), False
    for field in fields:
        if field in header:
            columns.append(header.index(field))
            named = True
        elif field.isascii() and field.isdigit() and int(field) > 0:
            columns.append(int(field) - 1)
    if fields and header and not columns:
        # the same setting names fields of other files too: one that is here is enough
        near = nearest(fields[0], header)
        remedy = f"did you mean {near!r}?" if near else "name one of them, or a column by its number, from 1"
        raise Malformed(0, f"has no column {fields[0]!r}", f"the columns are {', '.join(header)[:200]}", remedy)
    return columns, named


def _delimiter(text: str) -> str:
    """What parts the cells of the first row that has any."""
    head = re.sub(r'"(?:[^"]|"")*+"', "", text[:_HEAD])
    for line in head.splitlines()[:20]:
        counts = {mark: line.count(mark) for mark in _DELIMITERS}
        if any(counts.values()):
            return max(counts, key=lambda mark: counts[mark])
    return ","


def read(text: str, cell: Cell) -> str:
    """The cell as what it says."""
    said = text[cell.start : cell.end]
    return said.replace('""', '"') if cell.quoted else said


def escape(text: str, at: int, *, delimiter: str, unquoted: list[tuple[int, int]]) -> str | None:
    """`text` as it is written in a cell; None where that cell would need quotation marks."""
    number = bisect_left(unquoted, (at + 1,)) - 1
    if number >= 0 and unquoted[number][0] <= at <= unquoted[number][1]:
        return None if any(mark in text for mark in (delimiter, '"', "\r", "\n")) else text
    return text.replace('"', '""')
