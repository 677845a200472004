"""SubRip subtitles (.srt): a number, a line of times, the lines of a cue. Numbers, times and tags are left as they are.

There is no standard: players take what lies between two lines of times, less the number before the second, blank lines included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.errors import Malformed
from mtcheck.text.readers.cues import Cue, add_cues, escapes_in, trimmed
from mtcheck.text.readers.layout import Layout
from mtcheck.text.readers.units import Units

_TIMES = re.compile(
    r"(?:(?<=\n)|(?<=\r)|\A\ufeff?)(?:[ \t]*\d{1,9}[ \t]*(?:\r\n?|\n))?"
    r"[ \t]*(?:\d{1,4}:)?\d{1,2}:\d{1,2}[,.:]\d{1,3}[ \t]*-->[ \t]*(?:\d{1,4}:)?\d{1,2}:\d{1,2}[,.:]\d{1,3}[^\r\n]*"
)
_TAG = re.compile(r"</?(?:[biusBIUS]|font|FONT)(?=[ >])[^<>\r\n]{0,200}>|\{\\[^{}\r\n]{0,200}\}")


def layout(text: str) -> Layout:
    """Raises `Malformed` for a text that has no line of times."""
    units = Units(text)
    times = [match.span() for match in _TIMES.finditer(text)]
    if not times and text.strip():
        raise Malformed(
            0,
            "is not a SubRip file",
            "no line of times (00:00:01,000 --> 00:00:02,000) was found in it",
            "--format-in text reads it as plain text",
        )
    add_cues(text, _cues(text, times), units)
    return units.layout(True)


def _cues(text: str, times: list[tuple[int, int]]) -> Iterator[Cue]:
    for number, (_start, behind) in enumerate(times):
        start, end = trimmed(text, behind, times[number + 1][0] if number + 1 < len(times) else len(text))
        yield Cue(start, end, escapes_in(text, start, end, _TAG, lambda tag: ""))
