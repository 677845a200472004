"""How many cells text takes on a terminal, and where its lines break."""

from __future__ import annotations

import re

from rich.cells import get_character_cell_size

_WIDTH = "latest"
_UNEVEN = re.compile(
    "[^ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u0386\u0388-\u038a\u0400-\u0482\u2010-\u2015\u2018-\u201f\u2020-\u2026\u20a0-\u20bf]"
)
"""Anything but characters known to take one cell each: with it text has to be measured, without it a length is a width."""
_SELECTORS = re.compile("[\ufe00-\ufe0f]")
_RING = "\u25cc"
"""What a combining mark stands on that has no letter before it."""
TAB = "    "


def cells(text: str) -> int:
    """Width of `text`, which must be printable and without variation selectors, as Textual measures it too."""
    if _UNEVEN.search(text) is None:
        return len(text)
    return sum(get_character_cell_size(character, _WIDTH) for character in text)


def without_selectors(text: str) -> str:
    """`text` without variation selectors: terminals disagree on the width of what they select."""
    return text if text.isascii() else _SELECTORS.sub("", text)


def standing(text: str) -> str:
    """`text` with a ring under a combining mark at its start, which would else go on top of whatever is drawn to the left."""
    return _RING + text if text and get_character_cell_size(text[0], _WIDTH) == 0 else text


def breaks(text: str, width: int) -> list[int]:
    """Where each line of `text` ends, in characters; the blank that a line is broken at hangs on its end. One entry at least.

    O(length). `text` holds no line breaks; `width` is at least 2, so that a wide character always fits.
    """
    if _UNEVEN.search(text) is not None:
        return _measured_breaks(text, width)
    ends, start, length = [], 0, len(text)
    while length - start > width:
        # a blank may hang one cell beyond the edge: it is not drawn
        at = text.rfind(" ", start, start + width + 1)
        end = at + 1 if at > start else start + width
        ends.append(end)
        start = end
    if start < length or not ends:
        ends.append(length)
    return ends


def _measured_breaks(text: str, width: int) -> list[int]:
    ends: list[int] = []
    start = used = 0
    last_blank = -1
    used_after_blank = 0
    for at, character in enumerate(text):
        size = get_character_cell_size(character, _WIDTH)
        if used + size > width and not (character == " " and used <= width):
            if last_blank > start:
                ends.append(last_blank + 1)
                start, used = last_blank + 1, used_after_blank
            if used + size > width:
                ends.append(at)
                start, used = at, 0
            last_blank = -1
        used += size
        if character == " ":
            last_blank, used_after_blank = at, 0
        elif last_blank >= 0:
            used_after_blank += size
    if start < len(text) or not ends:
        ends.append(len(text))
    return ends
