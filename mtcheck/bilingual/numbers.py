"""Figures that the source does not have, figures of the source that are not there, and figures in the marks of another language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mtcheck.bilingual.figures import MOST, Figure, Pool, figures, knows_words, word_values
from mtcheck.bilingual.moments import moments
from mtcheck.bilingual.segments import Segment, Translation, first_word, span_in
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit
from mtcheck.text.document import Document

_COMMA_DECIMAL = frozenset(
    "af bg bs ca cs da de el es et fi fr gl hr hu id is it lt lv mk nl no pl pt ro ru sk sl sq sr sv tr uk vi".split()
)
"""Languages that write 1.234,5 or 1 234,5."""
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_HAS_GROUPS = re.compile(r"\d[., '\u2019\u00a0\u2009\u202f]\d{3}(?!\d)")
_DECIMAL = re.compile(r"\d{1,4},(?:\d{1,2}|\d{4,6})")
_IMPERIAL = re.compile(
    r"(?:miles?|mph|feet|foot|ft|inch(?:es)?|pounds?|lbs?|ounces?|oz|acres?|gallons?|yards?|fahrenheit|°f|degrees?|f\b|dollars?|u\.s\.)\b|-(?:mile|foot|inch|pound|acre)"
)
"""What English writers convert measures to; a figure before one may well be another than in the source."""


class _Sides(NamedTuple):
    segment: Segment
    source: list[Figure]
    target: list[Figure]
    lost: list[Figure]
    added: list[Figure]


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits by `params["report"]`: changed (a figure of the source stands as another one), lost, added, or format (the marks of the source's
    language). The fix of a changed figure is sure where each side has one without a counterpart. Linear in the length of the text.
    """
    translation = document.analysis(Translation)
    report = params["report"]
    if report == "format":
        yield from _foreign_marks(document, translation)
        return
    for sides in document.analysis(_compared):
        segment = sides.segment
        if report == "changed" and sides.lost and sides.added:
            single = len(sides.lost) == len(sides.added) == 1
            said = ", ".join(figure.text for figure in sides.lost)
            for figure in sides.added:
                fix = _written_as(sides.lost[0], figure, translation.language) if single else ""
                yield Hit(
                    span_in(document, segment.pair, figure.start, figure.end),
                    (fix,) if fix else (),
                    translation.captures(segment, figure=said),
                )
        elif report == "lost" and sides.lost and not sides.added:
            if place := first_word(document, segment):
                yield Hit(place, captures=translation.captures(segment, figure=", ".join(figure.text for figure in sides.lost)))
        elif report == "added" and sides.added and not sides.lost and knows_words(translation.language):
            for figure in sides.added:
                yield Hit(
                    span_in(document, segment.pair, figure.start, figure.end), captures=translation.captures(segment, figure=figure.text)
                )


def _compared(document: Document) -> list[_Sides]:
    translation = document.analysis(Translation)
    rows = []
    for segment in translation.whole:
        if any(map(str.isdigit, segment.plain_source)) or any(map(str.isdigit, segment.plain_target)):
            rows.append(_sides(translation, segment))
    return [row for row in rows if row.lost or row.added]


def _sides(translation: Translation, segment: Segment) -> _Sides:
    source, target = segment.plain_source, segment.plain_target
    language = translation.language
    ours, theirs = figures(source, language), figures(target, "en")
    if max(len(ours), len(theirs)) > MOST:
        return _Sides(segment, ours, theirs, [], [])
    source_moments, target_moments = moments(source, language), moments(target, "en")
    around = translation.near(segment, lambda other: other.plain_source)
    here = Pool([*ours, *figures(around, language)], word_values(source, language) | word_values(around, language) | source_moments.numbers)
    beside = translation.near(segment, lambda other: other.plain_target)
    there = Pool([*theirs, *figures(beside, "en")], word_values(target, "en") | word_values(beside, "en") | target_moments.numbers)
    lost = [f for f in ours if not _within(f, source_moments.spans) and not there.has(f) and not _is_one(f)]
    added = [f for f in theirs if not _within(f, target_moments.spans) and not here.has(f) and not _is_one(f) and not _converted(f)]
    if lost and any(_converted(f) for f in theirs):
        lost = []
    return _Sides(segment, ours, theirs, lost, added)


def _within(figure: Figure, spans: list[tuple[int, int]]) -> bool:
    return any(start <= figure.start and figure.end <= end for start, end in spans)


def _is_one(figure: Figure) -> bool:
    return figure.text in ("1", "0", "01", "00") and not figure.scales


def _converted(figure: Figure) -> bool:
    return _IMPERIAL.match(figure.tail) is not None


def _written_as(lost: Figure, added: Figure, language: str) -> str:
    """The lost figure as English writes it, in the unit of the one that stands for it; empty where its value is not sure."""
    value = _value(lost, language)
    if value is None or len(added.scales) > 1 or len(lost.scales) > 1:
        return ""
    whole = value * (lost.scales[0] if lost.scales else 1)
    if bool(added.scales) != bool(lost.scales):
        return ""
    if added.scales:
        whole /= added.scales[0]
        if not 0.01 <= whole < 1000:
            # another scaling word is needed, and not another figure
            return ""
    if whole != round(whole, 3):
        return ""
    decimals = len(f"{round(whole, 3):.3f}".rstrip("0").split(".")[1])
    # years and house numbers take no comma
    grouped = "," in added.text or _HAS_GROUPS.search(lost.text) is not None
    return f"{whole:,.{decimals}f}" if grouped else f"{whole:.{decimals}f}"


def _value(figure: Figure, language: str) -> float | None:
    singles = [reading[0] for reading in figure.bare if len(reading) == 1]
    if len(figure.bare) == 1:
        value = singles[0] if singles else None
    elif "." in figure.text and "," in figure.text:
        value = singles[0] if len(singles) == 1 else None
    elif language in _COMMA_DECIMAL or language == "en":
        comma = language != "en"
        if _GROUPED.fullmatch(figure.text):
            value = float(figure.text.replace(".", "")) if comma else None
        elif _DECIMAL.fullmatch(figure.text):
            value = float(figure.text.replace(",", ".")) if comma else None
        elif re.fullmatch(r"\d{1,3}(?:,\d{3})+", figure.text):
            value = None if comma else float(figure.text.replace(",", ""))
        elif re.fullmatch(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+", figure.text):
            value = singles[0] if singles else None
        else:
            value = None
    else:
        value = None
    return value if isinstance(value, float) else None


def _foreign_marks(document: Document, translation: Translation) -> Iterator[Hit]:
    """Figures that stand in the target as in the source, with the marks of a language that writes 1.234,5."""
    if translation.language not in _COMMA_DECIMAL:
        return
    for segment in translation.whole:
        written = {figure.text for figure in figures(segment.plain_source)}
        kept = moments(segment.plain_target, "en").spans
        for figure in figures(segment.plain_target):
            if figure.text not in written or _within(figure, kept):
                continue
            if _GROUPED.fullmatch(figure.text) and not figure.text.startswith("0"):
                fix = figure.text.replace(".", ",")
            elif _DECIMAL.fullmatch(figure.text):
                fix = figure.text.replace(",", ".")
            else:
                continue
            yield Hit(span_in(document, segment.pair, figure.start, figure.end), (fix,), translation.captures(segment))
