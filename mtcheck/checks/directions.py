"""Figures that run against the word before them: "rose from 12 to 9 per cent", "at 9 p.m. in the morning", "(1960-1950)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.search import occurrences

_UP = (
    "rose|rise|risen|rises|increased|increase|increases|grew|grow|grown|grows|climbed|jumped|surged|soared|gone up|went up|raised|expanded"
)
_DOWN = "fell|fall|fallen|falls|dropped|drop|declined|decreased|decrease|shrank|shrunk|shrinks|sank|plunged|dipped|went down|gone down|reduced|cut|lowered"
_UNIT = r"(?: ?%| (?:thousand|million|billion|trillion|per ?cent|euros|dollars|pounds|people|tonnes|metres|kilometres|degrees|days|hours|years|cents|points))*"
_CHANGE = lazily(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?: [a-z]+){{0,2}} from [$€£]?(?P<first>\d[\d,]*(?:\.\d+)?)(?P<unit>{_UNIT}) to"
    rf" [$€£]?(?P<last>\d[\d,]*(?:\.\d+)?)(?P<unit2>{_UNIT})(?![\w/-])"
)
_VERB = lazily(rf"\b(?:{_UP}|{_DOWN})\b")
_BEFORE = 45
"""Characters before "from" in which the verb must stand."""
_CLOCK = lazily(
    r"(?P<time>(?:1[0-2]|[1-9])(?:[:.][0-5]\d)? ?p\.?m\.?|(?:1[3-9]|2[0-3])[:.][0-5]\d(?: hours)?) in the morning"
    r"|(?P<time2>(?:1[0-2]|[1-9])(?:[:.][0-5]\d)? ?a\.?m\.?) in the (?:afternoon|evening)|(?P<time3>0?[6-9][:.][0-5]\d a\.?m\.?) at night"
)
_PARTS_OF_DAY = (" in the morning", " in the afternoon", " in the evening", " at night")
_LONGEST_TIME = 15
"""Characters before a part of the day in which the whole time stands."""
_LIFE = lazily(r"\((?P<born>1[5-9]\d\d|20\d\d) ?[-–—] ?(?P<died>1[5-9]\d\d|20\d\d)\)")


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the figures, with their order turned round as the fix where that may be it. Linear in the length of the text."""
    prose = document.prose
    for start in re.finditer(r" from (?=[$€£]?\d)", prose):
        match = (
            next(
                (m for m in _CHANGE.finditer(prose, max(start.start() - _BEFORE, 0), start.end() + 2 * _BEFORE) if m.end() > start.end()),
                None,
            )
            if _near_verb(prose, start)
            else None
        )
        if match is None or match.start("first") - start.end() not in (0, 1):
            continue
        first, last = _value(match["first"]), _value(match["last"])
        unit, unit2 = match["unit"].strip(), match["unit2"].strip()
        # "from 5 to 3 million", "from 900 million to 1.2 billion", years and scores
        if (
            (unit and unit2 and unit != unit2)
            or (unit and not unit2 and unit not in ("%", "percent", "per cent"))
            or _year(first)
            or _year(last)
        ):
            continue
        if (first > last) if match["up"] else (first < last):
            between = prose[match.end("first") : match.start("last")]
            fix = f"{match['last']}{between}{match['first']}"
            yield Hit(Span(match.start("first"), match.end("last")), (fix,), {"word": match["up"] or match["down"]})
    for match in _clocks(prose):
        yield Hit(Span(*match.span()), (match["time"] or match["time2"] or match["time3"],), {"word": match.group()[-9:].split()[-1]})
    for match in _LIFE.finditer(prose):
        if match["born"] > match["died"]:
            yield Hit(Span(match.start("born"), match.end("died")), (f"{match['died']}-{match['born']}",), {"word": "the years"})


def _clocks(prose: str) -> Iterator[re.Match[str]]:
    for part in _PARTS_OF_DAY:
        for at in occurrences(prose, part):
            end = at + len(part)
            yield from _CLOCK.finditer(prose, max(at - _LONGEST_TIME, 0), end)


def _near_verb(prose: str, start: re.Match[str]) -> bool:
    return _VERB.search(prose, max(start.start() - _BEFORE, 0), start.start()) is not None


def _value(text: str) -> float:
    return float(text.replace(",", ""))


def _year(value: float) -> bool:
    return 1800 <= value <= 2100 and value == int(value)
