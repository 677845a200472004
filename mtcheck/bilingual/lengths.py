"""Segments much shorter or longer than the source lets expect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log
from typing import Any

from mtcheck.bilingual.languages import RATIOS
from mtcheck.bilingual.segments import Segment, Translation, first_word, last_word
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit
from mtcheck.text.document import Document

_FEWEST = 40
"""Characters of the English that the source lets expect, below which a segment is not judged: a heading may well be half as long."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits by `params["report"]`: short or long, on a word at the end or at the beginning of the segment, where it deviates by `params["factor"]`.

    The expected ratio is that of the language, or of the document itself where its language has no figure and it is long enough to tell.
    """
    translation = document.analysis(Translation)
    ratio = RATIOS.get(translation.language) or document.analysis(_own_ratio)
    limit = log(float(params["factor"]))
    for segment in translation.whole:
        expected = ratio * _letters(segment.plain_source)
        deviation = log(_letters(segment.plain_target) / expected) if expected >= _FEWEST else 0.0
        percent = f"{100 * _letters(segment.plain_target) / max(expected, 1):.0f}"
        if params["report"] == "short" and deviation < -limit:
            if place := last_word(document, segment):
                yield Hit(place, captures=translation.captures(segment, percent=percent))
        elif params["report"] == "long" and deviation > limit and (place := first_word(document, segment)):
            yield Hit(place, captures=translation.captures(segment, percent=percent))


def _letters(text: str) -> int:
    return max(1, len(" ".join(text.split())))


def _own_ratio(document: Document) -> float:
    whole: list[Segment] = document.analysis(Translation).whole
    source = sum(_letters(segment.plain_source) for segment in whole)
    target = sum(_letters(segment.plain_target) for segment in whole)
    return target / source if source > 20 * _FEWEST else 1.0
