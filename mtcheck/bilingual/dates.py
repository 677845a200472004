"""Dates, days of the week and clock times that differ from those of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.bilingual.calendar_words import DAY_NAMES, MONTH_NAMES
from mtcheck.bilingual.moments import Date, Moments, Named, Time, moments
from mtcheck.bilingual.segments import Segment, Translation, span_in
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit
from mtcheck.text.document import Document

_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on what stands for another moment, by `params["report"]`: date, weekday or time. Only where each side has one without counterpart."""
    translation = document.analysis(Translation)
    differing = {"date": _dates, "weekday": _weekdays, "time": _times}[params["report"]]
    for segment, ours, theirs in document.analysis(_moments):
        for start, end, fix, said in differing(segment, ours, theirs):
            yield Hit(
                span_in(document, segment.pair, start, end),
                (fix,) if fix else (),
                translation.captures(segment, moment=said),
            )


def _moments(document: Document) -> list[tuple[Segment, Moments, Moments]]:
    translation = document.analysis(Translation)
    rows = []
    for segment in translation.whole:
        theirs = moments(segment.plain_target, "en")
        if theirs.dates or theirs.months or theirs.weekdays or theirs.times:
            source = segment.plain_source
            around = translation.near(segment, lambda other: other.plain_source)
            ours = moments(source, translation.language)
            rows.append((segment, _only(ours, around and moments(around, translation.language), theirs), theirs))
    return rows


def _only(ours: Moments, around: Moments | str, theirs: Moments) -> Moments:
    """`ours` with the moments of the neighbours added where the target has them: a sentence more or less must not make a difference."""
    if isinstance(around, str):
        return ours
    return ours._replace(
        dates=[*ours.dates, *(d for d in around.dates if any(set(d.readings) & set(t.readings) for t in theirs.dates))],
        months=[*ours.months, *(m for m in around.months if any(m.number == t.number for t in theirs.months))],
        weekdays=[*ours.weekdays, *(w for w in around.weekdays if any(w.number == t.number for t in theirs.weekdays))],
        times=[*ours.times, *(w for w in around.times if any(set(w.minutes) & set(t.minutes) for t in theirs.times))],
    )


Difference = tuple[int, int, str, str]
"""Start and end in the target, the fix (empty where it is not sure) and what the source has in English words."""


def _dates(segment: Segment, ours: Moments, theirs: Moments) -> Iterator[Difference]:
    source = [date for date in ours.dates if not any(set(date.readings) & set(other.readings) for other in theirs.dates)]
    target = [date for date in theirs.dates if not any(set(date.readings) & set(other.readings) for other in ours.dates)]
    if len(source) == len(target) == 1 and len(source[0].readings) == len(target[0].readings) == 1:
        # "10-12 December" is "December 10-12": each day is there, beside the month or not
        (day, month), (other, other_month) = source[0].readings[0], target[0].readings[0]
        is_range = (
            month == other_month and str(day) in _DAY.findall(segment.plain_target) and str(other) in _DAY.findall(segment.plain_source)
        )
        if len(ours.dates) == len(theirs.dates) and not is_range:
            yield _other_date(source[0], target[0])
    elif not source and not target:
        months = _single_difference(ours.months, theirs.months)
        if months:
            theirs_at, number = months
            yield theirs_at.start, theirs_at.end, MONTH_NAMES[number - 1], MONTH_NAMES[number - 1]


def _other_date(source: Date, target: Date) -> Difference:
    (day, month), (their_day, their_month) = source.readings[0], target.readings[0]
    said = f"{day} {MONTH_NAMES[month - 1]}"
    if month == their_month:
        return *target.day, str(day), said
    if day == their_day:
        # in figures the fix is a figure, and which one is the month is known
        start, end = target.month
        return start, end, MONTH_NAMES[month - 1] if end - start > 2 else str(month), said
    return target.start, target.end, "", said


def _weekdays(segment: Segment, ours: Moments, theirs: Moments) -> Iterator[Difference]:
    if days := _single_difference(ours.weekdays, theirs.weekdays):
        theirs_at, number = days
        yield theirs_at.start, theirs_at.end, DAY_NAMES[number], DAY_NAMES[number]


def _single_difference(ours: list[Named], theirs: list[Named]) -> tuple[Named, int] | None:
    """The one name that the target has and the source does not, with the number of the one that only the source has."""
    said, written = {name.number for name in ours}, {name.number for name in theirs}
    lost, added = said - written, written - said
    if len(lost) != 1 or len(added) != 1:
        return None
    return next(name for name in theirs if name.number in added), lost.pop()


def _times(segment: Segment, ours: Moments, theirs: Moments) -> Iterator[Difference]:
    source = [time for time in ours.times if not any(set(time.minutes) & set(other.minutes) for other in theirs.times)]
    target = [time for time in theirs.times if not any(set(time.minutes) & set(other.minutes) for other in ours.times)]
    if len(source) != 1 or len(target) != 1:
        return
    ours_at, theirs_at = source[0], target[0]
    if len(ours_at.minutes) > 1 or len(theirs_at.minutes) > 1:
        return
    said = _clock(ours_at)
    if ours_at.minutes[0] % 720 == theirs_at.minutes[0] % 720 and theirs_at.flipped:
        yield theirs_at.start, theirs_at.end, theirs_at.flipped, said
    elif ours_at.minutes[0] % 60 or theirs_at.minutes[0] % 60:
        yield theirs_at.start, theirs_at.end, "", said


def _clock(time: Time) -> str:
    hour, minute = divmod(time.minutes[0], 60)
    return f"{hour:02d}:{minute:02d}"
