"""Dates, months, days of the week and clock times of a text, in any of the languages whose names are known."""

from __future__ import annotations

import re
from typing import NamedTuple

from mtcheck.bilingual.calendar_words import cjk_weekdays, pattern_of
from mtcheck.bilingual.figures import ascii_digits
from mtcheck.text.fold import fold

_NUMERIC = re.compile(r"(?<![\d.,:/-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")
_ISO = re.compile(r"(?<![\d.,:/-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/-])")
_CJK = re.compile(r"(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]")
_CJK_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s?[月월](?!\s?\d|[间間前后後])")
_DAY_BEFORE = re.compile(r"(?<![\d.,:/])(\d{1,2})(?:\.\s{0,2}|(?:st|nd|rd|th|er|[ºª°])?\s{1,2})(?:(?:de|of|del|den|do|the day of)\s)?$")
_DAY_AFTER = re.compile(r"\s{1,2}(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?![\d:]|[.,]\d|\s?%)")
_TWELVE = re.compile(r"(?<![\d.,:])(1[0-2]|0?[1-9])(?:[.:h](\d\d))?\s?([ap])\.?\s?m\b\.?", re.IGNORECASE)
_MARKED = re.compile(
    r"(?<![\d.,:/])([01]?\d|2[0-4])(?:([.:]|\s?[hH]\s?)([0-5]\d))?(?:\s?(?:Uhr|uhr|uur|óra|horas|heures|ore|час\w{0,3}|годин\w?)(?!\w)|(?<=[hH])(?![\w]))"
)
_PLAIN = re.compile(r"(?<![\d.,:/-])([01]?\d|2[0-3])(?::|\s?h\s?)([0-5]\d)(?![\d:]|[.,]\d)")
_CAPITAL_ONLY = frozenset(("en", "de"))
"""Languages that write the names of months with a capital: may and march are words, Mai is a month."""


class Date(NamedTuple):
    """A day of a month at code points `start` to `end`: (day, month) in each way in which it may be read."""

    start: int
    end: int
    readings: tuple[tuple[int, int], ...]
    day: tuple[int, int]
    """Where the day stands."""
    month: tuple[int, int]


class Named(NamedTuple):
    """The name of a month (1 to 12) or of a day of the week (0 to 6)."""

    start: int
    end: int
    number: int


class Time(NamedTuple):
    """A clock time: minutes after midnight, with both halves of the day where the text does not tell which."""

    start: int
    end: int
    minutes: tuple[int, ...]
    flipped: str
    """The wording with a.m. for p.m. or the reverse; empty on a clock of 24 hours."""


class Moments(NamedTuple):
    """All of them, in order of place, and every number in them, for telling that a figure has a counterpart."""

    dates: list[Date]
    months: list[Named]
    weekdays: list[Named]
    times: list[Time]
    numbers: set[float]
    spans: list[tuple[int, int]]
    """What of the text is date or time, whose figures are no plain numbers."""


def moments(text: str, language: str) -> Moments:
    """The moments that `text` names. Linear in its length."""
    dates, numbers = [], set[float]()
    months = _named(text, "months", language)
    weekdays = _named(text, "weekdays", language)
    if not text.isascii():
        weekdays += [Named(*row) for row in cjk_weekdays(text)]
    has_digit = any(map(str.isdigit, text))
    if has_digit:
        dates = [*_by_name(text, months), *_in_figures(text)]
        months = [*months, *(Named(m.start(), m.end(), int(ascii_digits(m[1]))) for m in _CJK_MONTH.finditer(text))]
    times = _times(text) if has_digit else []
    months = [*months, *(Named(d.start, d.end, d.readings[0][1]) for d in dates if len(d.readings) == 1)]
    for date in dates:
        numbers.update(float(n) for reading in date.readings for n in reading)
    numbers.update(float(month.number) for month in months)
    for time in times:
        for minute in time.minutes:
            hour = minute // 60
            numbers.update(
                (float(hour), float(hour % 12 or 12), float(minute % 60), hour + minute % 60 / 100, (hour % 12 or 12) + minute % 60 / 100)
            )
    spans = sorted([(d.start, d.end) for d in dates] + [(t.start, t.end) for t in times])
    return Moments(dates, months, weekdays, times, numbers, spans)


def _named(text: str, table: str, language: str) -> list[Named]:
    known = pattern_of(table, language)
    if known is None:
        return []
    pattern, forms = known
    found = []
    for match in pattern.finditer(fold(text)):
        if language in _CAPITAL_ONLY:
            if not text[match.start()].isupper():
                continue
            # "May" and "March" open sentences as words, "Mar" and "Jan" are names of people
            if language == "en" and table == "months" and len(match[1]) < 6 and not _beside_a_day(text, *match.span()):
                continue
        found.append(Named(*match.span(), forms[match[1]] + (table == "months")))
    return found


def _beside_a_day(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 12) : start]
    if _DAY_BEFORE.search(before) or _DAY_AFTER.match(text, end) or re.match(r",? (?:19|20)\d\d", text[end : end + 8]):
        return True
    return (
        re.search(
            r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Ll]ast|[Nn]ext|[Ee]arly|[Ll]ate|[Mm]id|[Bb]y|[Tt]his|of|[Ff]rom|[Bb]efore|[Aa]fter)[ -]$",
            before,
        )
        is not None
    )


def _by_name(text: str, months: list[Named]) -> list[Date]:
    found = []
    for month in months:
        low = max(0, month.start - 20)
        if before := _DAY_BEFORE.search(text[low : month.start]):
            day, place = int(before[1]), (low + before.start(1), low + before.end(1))
            bounds = (place[0], month.end)
        elif after := _DAY_AFTER.match(text, month.end):
            day, place = int(after[1]), after.span(1)
            bounds = (month.start, after.end())
        else:
            continue
        if 1 <= day <= 31:
            found.append(Date(*bounds, ((day, month.number),), place, (month.start, month.end)))
    return found


def _in_figures(text: str) -> list[Date]:
    found = []
    for match in _ISO.finditer(text):
        month, day = int(match[2]), int(match[3])
        if 1 <= month <= 12 and 1 <= day <= 31:
            found.append(Date(*match.span(), ((day, month),), match.span(3), match.span(2)))
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[3])
        readings = tuple((day, month) for day, month in ((first, second), (second, first)) if 1 <= day <= 31 and 1 <= month <= 12)
        if readings:
            found.append(Date(*match.span(), tuple(dict.fromkeys(readings)), match.span(1), match.span(3)))
    for match in _CJK.finditer(text):
        month, day = int(ascii_digits(match[1])), int(ascii_digits(match[2]))
        if 1 <= month <= 12 and 1 <= day <= 31:
            found.append(Date(*match.span(), ((day, month),), match.span(2), match.span(1)))
    return found


def _times(text: str) -> list[Time]:
    found: list[Time] = []
    for match in _TWELVE.finditer(text):
        hour = int(match[1]) % 12 + (12 if match[3] in "pP" else 0)
        at, other = match.start(3), "a" if match[3] in "pP" else "p"
        flipped = text[match.start() : at] + (other.upper() if match[3].isupper() else other) + text[at + 1 : match.end()]
        found.append(Time(*match.span(), (60 * hour + int(match[2] or 0),), flipped))
    for pattern, hour_at, minute_at in ((_MARKED, 1, 3), (_PLAIN, 1, 2)):
        for match in pattern.finditer(text):
            if any(match.start() < time.end and time.start < match.end() for time in found):
                continue
            hour, minute = int(match[hour_at]), int(match[minute_at] or 0)
            minutes = 60 * (hour % 24) + minute
            found.append(Time(*match.span(), (minutes,) if hour > 12 or hour == 0 else (minutes, (minutes + 720) % 1440), ""))
    return sorted(found)
