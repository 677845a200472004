"""Subtitles: what the readers of SRT and WebVTT share. A sentence goes on over cues until a mark ends it; tags in it are read as nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from mtcheck.model import Span
from mtcheck.text.readers.layout import Escape
from mtcheck.text.readers.units import PARAGRAPH, Units

_ENDS = re.compile(r"[.!?\u2026:)\]\u266a][\"'\u201d\u2019)\]]*\s*\Z")
_OPENS = re.compile(r"\s*(?:[-\u2010-\u2015\u2022]|>>|[\[(\u266a#])")
"""How a line begins that somebody else says, or that is a sound."""
_GOES_ON = re.compile(r"\s*(?:\.\.\.|\u2026)?\s*[a-z]")
_NEWLINE = re.compile(r"\r\n?|\n")
_MOST_CUES = 8
"""A sentence that no mark ends is taken to end after so many cues: captions made by machine have no marks at all."""


class Cue(NamedTuple):
    """Where the text of a cue stands, and the tags and references in it, in order."""

    start: int
    end: int
    escapes: tuple[Escape, ...] = ()


def add_cues(text: str, cues: Iterable[Cue], units: Units) -> None:
    """Add the cues, those without a word left out."""
    before, joined = "", 0
    for start, end, escapes in cues:
        read = _read(text, start, end, escapes)
        if not read.strip():
            continue
        goes_on = bool(before) and joined < _MOST_CUES and _continues(before, read)
        joined = joined + 1 if goes_on else 0
        breaks = [line for line in _lines(text, start, end) if _OPENS.match(text, line)]
        units.add(start, end, escapes, between="\n" if goes_on else PARAGRAPH, breaks=breaks)
        before = read


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """`[start, end)` without outer white space."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def escapes_in(text: str, start: int, end: int, pattern: re.Pattern[str], read: Callable[[str], str | None]) -> tuple[Escape, ...]:
    """What `pattern` finds in `[start, end)`: read as `read` says, kept as nothing where it is an empty string, left alone where None."""
    found = []
    for match in pattern.finditer(text, start, end):
        if (said := read(match.group())) is not None:
            found.append(Escape(Span(*match.span()), said, not said))
    return tuple(found)


def _read(text: str, start: int, end: int, escapes: Iterable[Escape]) -> str:
    parts, at = [], start
    for span, said, _kept in escapes:
        parts += [text[at : span.start], said]
        at = span.end
    return "".join([*parts, text[at:end]])


def _continues(before: str, after: str) -> bool:
    if _OPENS.match(after):
        return False
    return not _ENDS.search(before[-16:]) or (before.rstrip().endswith(("...", "\u2026")) and bool(_GOES_ON.match(after)))


def _lines(text: str, start: int, end: int) -> list[int]:
    """Where the lines behind the first begin."""
    return [start + match.end() for match in _NEWLINE.finditer(text[start:end])]
