"""JSON: the strings of the fields that are named, or those that look like prose; escapes are read as what they stand for.

The document is judged by the parser of the standard library, and what passes is searched for its strings, since that parser tells no places.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from mtcheck.errors import Malformed
from mtcheck.model import Span
from mtcheck.text.pairs import Original, Pair
from mtcheck.text.readers.json_paths import Path, Step, parsed, taken, written
from mtcheck.text.readers.layout import Escape, Layout
from mtcheck.text.readers.selection import EVERYTHING, Selection, looks_like_prose
from mtcheck.text.readers.units import Units

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\]:,]', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_UNSAFE = re.compile(r'["\\\x00-\x1f\ud800-\udfff]')
_NOT_ASCII = re.compile(r'["\\\x00-\x1f\x7f-\U0010ffff]')


class String(NamedTuple):
    """A value that is a string: where its characters stand, without the quotation marks, and the keys and indices that lead to it."""

    start: int
    end: int
    place: Path


def layout(text: str, selection: Selection = EVERYTHING) -> Layout:
    """Raises `Malformed` for what is no JSON and for a path that is none."""
    require_json(text, 0, len(text))
    return laid_out(text, strings(text, 0, len(text)), selection)


def require_json(text: str, start: int, end: int) -> None:
    """Do nothing where `[start, end)` is a JSON document. Raises `Malformed` where it is none."""
    if not text[start:end].strip():
        return
    try:
        # numbers are of no interest, and a long one would be refused
        json.loads(text[start:end], strict=False, parse_int=len, parse_float=len)
    except json.JSONDecodeError as error:
        raise Malformed(
            start + error.pos,
            "is not JSON",
            error.msg[0].lower() + error.msg[1:],
            "repair it there; --format-in text reads it as plain text",
        ) from error
    except RecursionError as error:
        raise Malformed(start, "is nested too deeply", "JSON of more than a thousand levels is not read", "leave the file out") from error


def laid_out(text: str, found: Iterator[String], selection: Selection) -> Layout:
    """What is to be read of the strings of a document, or of several."""
    ascii_only = text.isascii() and "\\u" in text
    units = Units(text, partial(escape, ascii_only=ascii_only))
    wanted = [parsed(field) for field in selection.fields]
    source = parsed(selection.source) if selection.source else None
    sources: dict[Path, str] = {}
    targets: list[tuple[Path, String]] = []
    for string in found:
        # a document of JSON Lines is known by its line, which no path names
        line, place = string.place[:1], string.place[1:]
        if source and (took := taken(source, place)) is not None:
            sources.setdefault((*line, *took), read(text, string))
            continue
        fits = [took for path in wanted if (took := taken(path, place)) is not None]
        if wanted and not fits:
            continue
        value = read(text, string)
        if not value.strip() or (not wanted and not looks_like_prose(value)):
            continue
        units.add(string.start, string.end, _escapes(text, string))
        targets.append(((*line, *fits[0]) if fits else (), string))
    original = None
    if source:
        pairs = (
            Pair(sources[key], read(text, string), Span(string.start, string.end), written(string.place[1:]))
            for key, string in targets
            if key in sources
        )
        original = Original(tuple(pairs))
    return units.layout(original=original, placeholders=True)


def strings(text: str, start: int, end: int, line: int = 0) -> Iterator[String]:
    """The strings of the JSON document `[start, end)`, keys left out; the first step of each place is `line`."""
    place: list[Step] = [line]
    # of each open bracket, whether it is that of an object
    objects: list[bool] = []
    is_key = False
    for match in _TOKEN.finditer(text, start, end):
        token = match.group()
        if token == "{":
            objects.append(True)
            place.append("")
            is_key = True
        elif token == "[":
            objects.append(False)
            place.append(0)
            is_key = False
        elif token in "}]":
            objects.pop()
            place.pop()
        elif token == ",":
            is_key = objects[-1]
            if not is_key:
                place[-1] = int(place[-1]) + 1
        elif token == ":":
            is_key = False
        elif is_key:
            place[-1] = read(text, String(match.start() + 1, match.end() - 1, ()))
        else:
            yield String(match.start() + 1, match.end() - 1, tuple(place))


def read(text: str, string: String) -> str:
    """The string as what its escapes stand for."""
    return _ESCAPE.sub(lambda match: _said(match.group()), text[string.start : string.end])


def _escapes(text: str, string: String) -> list[Escape]:
    return [Escape(Span(*m.span()), _said(m.group())) for m in _ESCAPE.finditer(text, string.start, string.end)]


def _said(found: str) -> str:
    if found[1] != "u" or len(found) < 6:
        return _SHORT.get(found[1:], found[1:])
    units = [int(unit, 16) for unit in (found[2:6], found[8:12]) if unit]
    return chr(units[0]) if len(units) == 1 else chr(0x10000 + ((units[0] & 0x3FF) << 10) + (units[1] & 0x3FF))


def escape(text: str, at: int, *, ascii_only: bool = False) -> str:
    """`text` as it is written in a string; `ascii_only` for a file that escapes whatever is not ASCII."""
    pattern = _NOT_ASCII if ascii_only else _UNSAFE
    return pattern.sub(lambda match: json.dumps(match.group())[1:-1], text)
