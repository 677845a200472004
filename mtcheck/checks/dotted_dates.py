"""Dates in figures with full stops: "14.06.2025", "on 17.03."."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces, is_mixed

_NAMES = "January February March April May June July August September October November December".split()
_WITH_YEAR = lazily(
    r"(?<![\w.,:/-])(?<![vV]ersion )(?<![rR]elease )(0?[1-9]|[12]\d|3[01])\. ?(0?[1-9]|1[0-2])\. ?((?:19|20)\d\d)(?![\w-]|[.,/:]\w)"
)
_WITHOUT_YEAR = lazily(r"(?<=\bon )(0?[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])\.(?= [a-z])")
_DAY = lazily(r"(?<![\w.,:/-])(?:0?[1-9]|[12]\d|3[01])\.")
_MONTH_FIRST = lazily(rf"(?:{'|'.join(_NAMES)}) \d{{1,2}}\b(?! \d{{4}})")


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on each date; the fixes name the month, in the order that the document's other dates have. Linear in the length of the text."""
    prose = document.prose
    days = document.analysis(Pieces).matches(_DAY, is_mixed)
    found = [match for day in days if (match := _WITH_YEAR.match(prose, day.start()) or _WITHOUT_YEAR.match(prose, day.start()))]
    if not found:
        return
    month_leads = _MONTH_FIRST.search(prose) is not None
    for match in found:
        number, month, *year = match.groups()
        day_first = " ".join([number.lstrip("0"), _NAMES[int(month) - 1], *year])
        month_first = f"{_NAMES[int(month) - 1]} {number.lstrip('0')}" + "".join(f", {y}" for y in year)
        yield Hit(Span(*match.span()), (month_first, day_first) if month_leads else (day_first, month_first))
