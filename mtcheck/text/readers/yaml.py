"""YAML: the values of the fields that are named, or those that look like prose; quoting and block scalars stay as they are written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from mtcheck.errors import Malformed
from mtcheck.model import Span
from mtcheck.text.readers.addresses import addresses
from mtcheck.text.readers.json_paths import Path, Step, parsed, taken
from mtcheck.text.readers.layout import Comment, Escape, Layout
from mtcheck.text.readers.selection import EVERYTHING, Selection, looks_like_prose
from mtcheck.text.readers.spans import gaps, merged, outside

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n?|\n|\Z)")
_COMMENT = re.compile(r"(?:(?<=[\s])|\A)#[^\r\n]*")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[ \t]*(?:\r\n?|\n)[ \t]*|.)", re.DOTALL)
_SAID = dict(zip("0abtnvfreN_LP", "\0\a\b\t\n\v\f\r\x1b\x85\xa0\u2028\u2029", strict=True))
_NOT_PLAIN = re.compile(r":(?:\s|\Z)|\s#|[\x00-\x1f]|\A[-?:,\[\]{}#&*!|>'\"%@`]")
_DEPTH = 1000

PLAIN, FLOW, SINGLE, DOUBLE, BLOCK, LITERAL = "plain", "flow", "'", '"', "|", "literal"
"""How a value is written; as LITERAL in TOML only, where nothing in quotation marks can be escaped."""


class Scalar(NamedTuple):
    """A value: where its text stands, without quotation marks or header, how it is written, and the keys and indices that lead to it."""

    start: int
    end: int
    style: str
    place: Path


def layout(text: str, selection: Selection = EVERYTHING) -> Layout:
    """Raises `Malformed` for what is no YAML and for a path that is none."""
    wanted = [parsed(field) for field in selection.fields]
    found, every = [], []
    for scalar in scalars(text):
        every.append(Span(scalar.start, scalar.end))
        fits = any(taken(path, scalar.place) is not None for path in wanted)
        if scalar.start < scalar.end and scalar.style and (fits if wanted else looks_like_prose(text[scalar.start : scalar.end])):
            found.append(scalar)
    return laid_out(text, found, tuple(comments(text, every)))


def laid_out(text: str, found: list[Scalar], said: tuple[Comment, ...]) -> Layout:
    """The layout in which the values `found`, in order, are prose."""
    mask = merged((*gaps([Span(scalar.start, scalar.end) for scalar in found], len(text)), *addresses(text)))
    escapes = [item for scalar in found for item in _escapes(text, scalar)]
    styles = tuple(scalar.style for scalar in found)
    breaks = sorted({at for scalar in found for at in (scalar.start, scalar.end)})
    writes = partial(escape, starts=tuple(scalar.start for scalar in found), styles=styles)
    return Layout(mask, tuple(breaks), True, outside(escapes, mask), writes, said)


def comments(text: str, values: list[Span]) -> Iterator[Comment]:
    """The comments outside of `values`, which are in order."""
    for gap in gaps(values, len(text)):
        for match in _COMMENT.finditer(text, *gap):
            yield Comment(Span(*match.span()), match.group()[1:])


def scalars(text: str) -> Iterator[Scalar]:
    """Keys (with an empty style) and values in order. Raises `Malformed`."""
    # 15 ms, for YAML only
    import yaml

    # places stay as they are; what YAML does not take as a character is none that matters here
    clean = _UNPRINTABLE.sub("\ufffd", text)
    place: list[Step] = []
    # of each open collection: whether it is a mapping, whether a key comes next, whether it is in brackets
    opened: list[list[bool]] = []
    try:
        events: Iterator[Any] = yaml.parse(clean, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        for event in events:
            kind = type(event).__name__
            if kind in ("MappingEndEvent", "SequenceEndEvent"):
                opened.pop()
                place.pop()
                continue
            if kind not in ("ScalarEvent", "AliasEvent", "MappingStartEvent", "SequenceStartEvent"):
                continue
            is_key = bool(opened) and opened[-1][0] and opened[-1][1]
            if opened and not opened[-1][0]:
                place[-1] = int(place[-1]) + 1
            if opened and opened[-1][0]:
                opened[-1][1] = not is_key
                if is_key:
                    place[-1] = event.value if kind == "ScalarEvent" else "?"
            if kind == "ScalarEvent":
                in_brackets = any(item[2] for item in opened)
                yield _scalar(text, event, tuple(place), is_key=is_key, in_brackets=in_brackets)
            elif kind != "AliasEvent":
                if len(opened) == _DEPTH:
                    raise Malformed(
                        event.start_mark.index,
                        "is nested too deeply",
                        f"YAML of more than {_DEPTH} levels is not read",
                        "leave the file out",
                    )
                opened.append([kind == "MappingStartEvent", True, bool(event.flow_style)])
                place.append("" if kind == "MappingStartEvent" else -1)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = str(getattr(error, "problem", "") or error).splitlines()[0]
        remedy = "repair it there; --format-in text reads it as plain text"
        raise Malformed(min(mark.index, len(text)) if mark else 0, "is not YAML", problem, remedy) from error


def _scalar(text: str, event: Any, place: Path, *, is_key: bool, in_brackets: bool) -> Scalar:
    start, end = event.start_mark.index, event.end_mark.index
    style = event.style or ""
    if style in ("'", '"'):
        start, end = start + 1, end - 1
    elif style in ("|", ">") and (header := _HEADER.match(text, start)):
        style, start = BLOCK, min(header.end(), end)
    else:
        style = FLOW if in_brackets else PLAIN
    return Scalar(start, max(start, end), "" if is_key else style, place)


def _escapes(text: str, scalar: Scalar) -> Iterator[Escape]:
    if scalar.style == SINGLE:
        for match in re.finditer("''", text[scalar.start : scalar.end]):
            yield Escape(Span(scalar.start + match.start(), scalar.start + match.end()), "'")
    elif scalar.style == DOUBLE:
        for match in _ESCAPE.finditer(text, scalar.start, scalar.end):
            digits = next((group for group in match.groups() if group), "")
            char = match.group()[1:]
            number = int(digits, 16) if digits else 0
            said = (
                (chr(number) if number < 0x110000 else "\ufffd")
                if digits
                else ""
                if not char.strip() and char != " "
                else _SAID.get(char, char)
            )
            yield Escape(Span(*match.span()), said)


def escape(text: str, at: int, *, starts: tuple[int, ...], styles: tuple[str, ...]) -> str | None:
    """`text` as it is written in the value that stands at `at`; None where that would end the value, or make another of it."""
    number = bisect_right(starts, at) - 1
    style = styles[number] if number >= 0 else PLAIN
    if style == DOUBLE:
        return re.sub(r'["\\\x00-\x1f\x7f\ud800-\udfff]', lambda match: _written(match.group()), text)
    if re.search(r"[\x00-\x1f\x7f]", text):
        return None
    if style == SINGLE:
        return text.replace("'", "''")
    if style in (BLOCK, LITERAL):
        return None if style == LITERAL and "'" in text else text
    return None if _NOT_PLAIN.search(text) or (style == FLOW and re.search(r"[,\[\]{}]", text)) else text


def _written(char: str) -> str:
    return f"\\{char}" if char in '"\\' else f"\\u{ord(char):04X}"
