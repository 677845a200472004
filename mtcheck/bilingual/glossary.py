"""Terms of the user's glossary that the translation does not have although the source does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.bilingual.segments import Translation, first_word
from mtcheck.bilingual.terms import has_target, index_of
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit
from mtcheck.text.document import Document


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the first word of a segment whose source has a term and whose target has none of its translations."""
    translation = document.analysis(Translation)
    index = document.analysis(index_of)
    for segment in () if index.is_empty else translation.whole:
        for term in index.terms_in(segment.plain_source):
            if not term.targets or has_target(term.targets, segment.plain_target):
                continue
            if has_target(term.forbidden, segment.plain_target) or has_target(
                term.targets, translation.near(segment, lambda other: other.plain_target)
            ):
                continue
            if place := first_word(document, segment):
                yield Hit(place, captures=translation.captures(segment, term=term.source, expected=" or ".join(term.targets)))
