"""One source text with two translations, and two source texts with one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.bilingual.segments import Segment, Translation, first_word, same_text, shown, words
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit
from mtcheck.text.document import Document


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits by `params["report"]`: source (the same source text is translated otherwise elsewhere) or target (another source text has the
    same translation), on the first word of each segment but the first of its kind. Segments of fewer than `params["words"]` words do not count;
    case, white space and marks at the end make no difference.
    """
    translation = document.analysis(Translation)
    by_source = params["report"] == "source"
    fewest = int(params["words"])
    first: dict[str, Segment] = {}
    for segment in translation.whole:
        source, target = same_text(segment.pair.source), same_text(segment.pair.target)
        if not source or not target or source == target or len(words(target)) < fewest:
            continue
        key, value = (source, target) if by_source else (target, source)
        known = first.setdefault(key, segment)
        other = same_text(known.pair.target if by_source else known.pair.source)
        # two spellings of a source text that differ in a letter or a figure are for other detectors
        if other == value or (place := first_word(document, segment)) is None:
            continue
        where = known.pair.place or f"line {document.where(known.pair.span.start).line}"
        yield Hit(
            place, captures=translation.captures(segment, other=shown(known.pair.target if by_source else known.pair.source), where=where)
        )
