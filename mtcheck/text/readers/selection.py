"""Which parts of a structured file are prose: what the user names, or what looks like it."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*[.,;:!?)\"\u2019\u201d]*")
_FEWEST_WORDS = 4
"""A string with so many words is taken for prose: keys, names, dates and most labels have fewer."""
_LOOKED_AT = 400


class Selection(NamedTuple):
    """What to read of a file with fields: JSON paths or columns; none for every text that looks like prose."""

    fields: tuple[str, ...] = ()
    source: str = ""
    """The field that holds the text which the first of `fields` was translated from; empty where there is none."""


EVERYTHING = Selection()


def looks_like_prose(text: str) -> bool:
    """True for a text of at least four words one after another that make up most of it, white space as in prose."""
    parts = text[:_LOOKED_AT].split(maxsplit=60)
    words = sum(1 for part in parts if _WORD.fullmatch(part.lstrip("(\"'\u2018\u201c")))
    return words >= _FEWEST_WORDS and 2 * words > len(parts)
