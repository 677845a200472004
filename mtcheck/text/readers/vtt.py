"""WebVTT subtitles (.vtt): https://www.w3.org/TR/webvtt1/. Cues are read; header, notes, styles, regions, names of cues, times and settings are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from mtcheck.errors import Malformed
from mtcheck.text.readers.cues import Cue, add_cues, escapes_in, trimmed
from mtcheck.text.readers.layout import Layout
from mtcheck.text.readers.units import Units

_BLOCK = re.compile(r"[^\r\n]+(?:(?:\r\n?|\n)[^\r\n]+)*")
"""Lines without a blank one."""
_TIMES = re.compile(r"[^\r\n]*-->[^\r\n]*(?:\r\n?|\n|\Z)")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]{0,400}>|</>|&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_UNSEEN = {"&lrm;": "", "&rlm;": "", "&zwj;": "", "&zwnj;": ""}


def layout(text: str) -> Layout:
    """Raises `Malformed` for a text that does not begin with WEBVTT."""
    if text.strip() and not re.match(r"\ufeff?WEBVTT(?=[ \t\r\n]|\Z)", text):
        raise Malformed(0, "is not a WebVTT file", "it does not begin with WEBVTT", "--format-in srt or text reads it as something else")
    units = Units(text, escape)
    add_cues(text, _cues(text), units)
    return units.layout(True)


def _cues(text: str) -> Iterator[Cue]:
    for number, block in enumerate(_BLOCK.finditer(text)):
        if number == 0 or (block.group().startswith(("NOTE", "STYLE", "REGION")) and "-->" not in block.group()):
            continue
        # the name of a cue may stand in a line before its times
        times = _TIMES.search(text, block.start(), block.end())
        if times is None:
            continue
        start, end = trimmed(text, times.end(), block.end())
        if start < end:
            yield Cue(start, end, escapes_in(text, start, end, _TAG, _said))


def _said(found: str) -> str | None:
    if found.startswith("<"):
        return ""
    said = _UNSEEN.get(found, unescape(found))
    return None if said == found else said


def escape(text: str, at: int) -> str:
    """`text` as it is written in a cue."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\u00a0", "&nbsp;")
