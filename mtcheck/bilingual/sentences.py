"""Sentences of the source that the translation has not, and the reverse, as the alignment sees them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.bilingual.segments import Segment, Translation, first_word, last_word, shown, words
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit
from mtcheck.text.document import Document

_FEWEST_WORDS = 4
_FEWEST_CHARACTERS = 12
"""Of a source text without spaces between words."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits by `params["report"]`: dropped (on the last word before the gap) or added (on the first word). Headings of a few words do not count."""
    translation = document.analysis(Translation)
    if not translation.original.aligned:
        return
    segments = translation.segments
    for segment in segments:
        if segment.is_whole or not _is_sentence(segment.plain_source or segment.plain_target):
            continue
        if params["report"] == "added" and not segment.plain_source.strip():
            if place := first_word(document, segment):
                yield Hit(place, captures=translation.captures(segment, sentence=shown(segment.pair.target)))
        elif params["report"] == "dropped" and not segment.plain_target.strip():
            beside = _beside(segments, segment)
            place = beside and (last_word if beside.number < segment.number else first_word)(document, beside)
            if place:
                yield Hit(place, captures=translation.captures(segment))


def _is_sentence(text: str) -> bool:
    found = words(text)
    return len(found) >= _FEWEST_WORDS or (
        not text.isascii() and sum(len(match[0]) for match in found) >= _FEWEST_CHARACTERS and " " not in text
    )


def _beside(segments: list[Segment], segment: Segment) -> Segment | None:
    """The nearest segment with target text: one before, else one behind."""
    before = (segments[n] for n in range(segment.number - 1, -1, -1) if segments[n].plain_target.strip())
    behind = (segments[n] for n in range(segment.number + 1, len(segments)) if segments[n].plain_target.strip())
    return next(before, None) or next(behind, None)
