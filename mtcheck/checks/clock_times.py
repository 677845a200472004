"""Clock times in the twenty-four hours of another language: "15 o'clock", "20.45 hours", "21:30 p.m."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces, is_mixed

_TIME = lazily(
    r"(?<![\w.,:/$€£-])(?P<h>\d{1,2})(?:(?P<mark>[.:])(?P<m>[0-5]\d))?"
    r"(?:(?P<clock> ?o['’]clock(?P<half> half| and a half)?)|(?P<hours> (?:hours|hrs|h)\b)|(?P<pm> ?p\. ?m\.?| ?pm\b))(?![\w'’-])"
)
_HOUR = lazily(r"(?<![\w.,:/$€£-])\d{1,2}(?!\d)")
_BEFORE = lazily(r"(?:\b(?:at|around|about|from|until|till|by|before|after|since|between|and|to|the)|[,;(]) $")
"""What stands before a time of day: it tells "at 20.45 hours" from "for 20.45 hours"."""
_REACH = 9
_NOON = 12
_LAST = 24


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the time of day with the hours of English. Linear in the length of the text."""
    hours = document.analysis(Pieces).matches(_HOUR, is_mixed)
    for match in filter(None, (_TIME.match(document.folded, hour.start()) for hour in hours)):
        hour, minutes, mark = int(match["h"]), match["m"], match["mark"] or "."
        if not _is_foreign(match, hour) or hour > _LAST:
            continue
        if match["hours"] and not _BEFORE.search(document.folded, max(match.start() - _REACH, 0), match.start()):
            continue
        if match["half"]:
            minutes = "30"
        time = f"{hour - _NOON if hour > _NOON else hour or _NOON}" + (f"{mark}{minutes}" if minutes else "")
        half = "p.m." if _NOON <= hour < _LAST else "a.m."
        # the point of "p.m." closes the sentence too
        point = document.text[match.end() : match.end() + 1] == "."
        yield Hit(Span(*match.span()), (f"{time} {half.removesuffix('.') if point else half}",))


def _is_foreign(match: re.Match[str], hour: int) -> bool:
    if match["pm"]:
        return hour > _NOON
    if match["clock"]:
        return hour > _NOON or bool(match["half"])
    # "0600 hours" is military English; a mark between hours and minutes is not
    return match["m"] is not None
