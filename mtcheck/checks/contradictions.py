"""Figures of one text that exclude each other: two ages of one person, more than all, a range that runs backwards, a sum in two currencies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.tags import tags
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.search import in_lines_with

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
        " twenty".split(),
        start=1,
    )
}
_WORDS = "|".join(_NUMBERS)
_AGE = lazily(
    r"(?P<old>\d{1,3})-year-old (?:[a-z]+ ){0,2}(?P<name>(?:[A-Z][\w'’-]+ ){0,2}[A-Z][\w'’-]+)"
    r"|(?P<named>(?:[A-Z][\w'’-]+ ){0,2}[A-Z][\w'’-]+),(?: aged)? (?P<age>\d{1,3})(?=[,.;)](?!\d))"
)
_MORE_THAN_ALL = lazily(
    rf"(?<![\w.,-])(?P<part>\d{{1,4}}|{_WORDS}|{_WORDS.title()}) (?:out )?of (?:the|its|their|his|her|all) (?P<all>\d{{1,4}}|{_WORDS})"
    rf" (?P<noun>[a-z]+)"
)
_RANGE = lazily(
    r"(?:[Ff]rom|[Bb]etween|[Ii]n the years) (?P<first>(?:1[5-9]|20)\d\d) (?:to|and|until|till|through) (?P<last>(?:1[5-9]"
    r"|20)\d\d)(?!\d| people| and)"
)
_DATE = lazily(
    r"(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday),? (?:the )?(?:(?P<d>\d{1,2})(?:st|nd|rd|th)? (?:of"
    r" )?(?P<m>[A-Z][a-z]+)|(?P<m2>[A-Z][a-z]+)"
    r" (?P<d2>\d{1,2})(?:st|nd|rd|th)?),? (?P<y>(?:19|20)\d\d)(?!\d)"
)
_CURRENCIES = "euros|dollars|pounds|yen|yuan|roubles|rubles|francs|pesos|reais|rupees|kronor|zloty|lira|dirhams|riyals|dinars|shekels|won"
_LENGTHS = "kilometres|kilometers|miles|metres|meters|feet|yards"
_AMOUNT = lazily(
    rf"(?<![\w.,])(?P<n>\d[\d.,]*\d)(?P<scale> (?:thousand|million|billion|trillion))? (?P<unit>{_CURRENCIES}|{_LENGTHS})(?![\w-])"
)
_AGE_TOLD = lazily(r",(?: aged)? \d|-year-old ")
_SHARE_TOLD = lazily(rf" of (?:the|its|their|his|her|all) (?:\d|{_WORDS})")
_RANGE_TOLD = lazily(r"\d\d (?:to|and|until|till|through) (?:1[5-9]|20)\d\d")
_AMOUNT_TOLD = lazily(rf"\d (?:(?:thousand|million|billion|trillion) )?(?:{_CURRENCIES}|{_LENGTHS})")
"""What each of the patterns has in it that is rare and quickly found."""
_MONTHS = "January February March April May June July August September October November December".split()
_SAME = {"kilometers": "kilometres", "meters": "metres", "rubles": "roubles"}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CONVERTED = lazily(r"[(=]|\b(?:or|about|approximately|roughly|equivalent|worth)\b", re.IGNORECASE)
_NEAR = 25
"""Characters between two sums that a conversion may take."""
_TELLING = 2
"""Significant figures from which two equal numbers are one quantity and no chance."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the later of two figures, with the earlier as the fix where there is one. Linear in the length of the text, but for the names with two ages."""
    yield from _ages(document, lexicon)
    detectors: tuple[Callable[[Document], Iterator[Hit]], ...] = (_more_than_all, _ranges, _dates, _amounts)
    for detect in detectors:
        yield from detect(document)


def _number(text: str) -> int:
    return _NUMBERS.get(text.lower()) or int(text)


def _ages(document: Document, lexicon: Lexicon) -> Iterator[Hit]:
    """One full name, or one surname of a single bearer, with two ages."""
    prose, told = document.prose, dict[str, tuple[str, str]]()
    for match in in_lines_with(_AGE_TOLD, _AGE, prose, document.line_starts):
        name, age = match["name"] or match["named"], match["old"] or match["age"]
        given, _, surname = name.rpartition(" ")
        if surname in _MONTHS:
            continue
        first = given.split(" ")[0]
        if tags(first.lower()) and not lexicon.is_given_name(first):
            # "Later Roth", "Minister Roth"
            given = given[len(first) + 1 :]
        before = told.get(surname)
        if before is None:
            if given:
                told[surname] = (given, age)
        elif before[1] != age and (given == before[0] or (not given and _one_bearer(prose, surname, lexicon))):
            start = match.start("old") if match["old"] else match.start("age")
            yield Hit(Span(start, start + len(age)), (before[1],), {"other": f"{name}, {before[1]}"})


def _one_bearer(prose: str, surname: str, lexicon: Lexicon) -> bool:
    given = {name for name in re.findall(rf"([A-Z][\w'’-]+) {re.escape(surname)}(?![\w-])", prose) if lexicon.is_given_name(name)}
    return len(given) <= 1


def _more_than_all(document: Document) -> Iterator[Hit]:
    for match in in_lines_with(_SHARE_TOLD, _MORE_THAN_ALL, document.prose, document.line_starts):
        if _number(match["part"]) > _number(match["all"]) and match["noun"] not in ("percent", "per", "million", "billion", "thousand"):
            yield Hit(Span(match.start("part"), match.end("all")), (), {"other": match["all"]})


def _ranges(document: Document) -> Iterator[Hit]:
    prose = document.prose
    for match in in_lines_with(_RANGE_TOLD, _RANGE, prose, document.line_starts):
        if match["first"] > match["last"] and "down" not in prose[max(match.start() - _NEAR, 0) : match.start()]:
            word = "and" if match.group().startswith(("B", "b")) else "to"
            fix = f"{match['last']} {word} {match['first']}"
            yield Hit(Span(match.start("first"), match.end("last")), (fix,), {"other": fix})


def _dates(document: Document) -> Iterator[Hit]:
    for match in _DATE.finditer(document.prose):
        month = match["m"] or match["m2"]
        if month not in _MONTHS:
            continue
        # here and not at the top: few texts have a date with its weekday and year
        from datetime import date

        try:
            day = date(int(match["y"]), _MONTHS.index(month) + 1, int(match["d"] or match["d2"])).weekday()
        except ValueError:
            continue
        if _WEEKDAYS[day] != match["day"]:
            yield Hit(Span(match.start("day"), match.end("day")), (_WEEKDAYS[day],), {"other": _WEEKDAYS[day]})


def _amounts(document: Document) -> Iterator[Hit]:
    """One number of one size in two currencies, or two units of length."""
    told: dict[tuple[str, str, bool], list[tuple[str, int]]] = defaultdict(list)
    prose = document.prose
    for match in in_lines_with(_AMOUNT_TOLD, _AMOUNT, prose, document.line_starts):
        number, unit = match["n"], _SAME.get(match["unit"], match["unit"])
        if len(number.strip("0").replace(",", "").replace(".", "").rstrip("0")) < _TELLING:
            continue
        length = unit in _LENGTHS.split("|")
        before = told[number, match["scale"] or "", length]
        if before and before[0][0] != unit and not _CONVERTED.search(prose, max(match.start() - _NEAR, before[-1][1]), match.start()):
            fix = before[0][0]
            yield Hit(Span(match.start("unit"), match.end("unit")), (fix,), {"other": f"{number} {fix}"})
        before.append((unit, match.end()))
