"""Wordings that the user's glossary forbids: for a term of the source, or in any segment where the row names no term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.bilingual.segments import Translation, span_in
from mtcheck.bilingual.terms import index_of, target_spans
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.inflect import noun_forms
from mtcheck.model import Hit
from mtcheck.text.document import Document


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on each forbidden wording; the fixes are the translations that the glossary asks for."""
    translation = document.analysis(Translation)
    index = document.analysis(index_of)
    for segment in () if index.is_empty else translation.segments:
        if not segment.plain_target.strip():
            continue
        terms = [*index.everywhere, *(term for term in index.terms_in(segment.plain_source) if term.forbidden)]
        for term in terms:
            for start, end in target_spans(term.forbidden, segment.plain_target):
                # a forbidden word may be part of what is asked for
                if any(a <= start and end <= b for a, b in target_spans(term.targets, segment.plain_target)):
                    continue
                named = f"'{term.source}' of the source" if term.source else "the glossary"
                fixes = tuple(_like(fix, segment.plain_target[start:end], term.forbidden) for fix in term.targets)
                yield Hit(span_in(document, segment.pair, start, end), fixes, translation.captures(segment, term=named))


def _like(fix: str, written: str, forbidden: tuple[str, ...]) -> str:
    """`fix` in the plural and with a capital where the wording that stands there has them."""
    if written.lower().endswith("s") and not any(wording.lower().endswith("s") for wording in forbidden):
        head, space, last = fix.rpartition(" ")
        fix = head + space + noun_forms(last)[1]
    return fix[:1].upper() + fix[1:] if written[:1].isupper() else fix
