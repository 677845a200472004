"""Placeholders and tags that differ from those of the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.bilingual.segments import MARKUP, Translation, first_word, span_in
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit
from mtcheck.text.document import Document

_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)([^<>]*?)(/?)>")
_ID = re.compile(r"\bid\s*=\s*[\"']([^\"']*)[\"']")
_KEPT_ENTITIES = frozenset(("&lt;", "&gt;"))
"""Entities that must stand in both; those of letters, spaces and quotation marks are spelling."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits by `params["report"]`: changed (one that the source does not have), or lost. A changed one is fixed where each side has one too many."""
    translation = document.analysis(Translation)
    for segment in translation.whole:
        pair = segment.pair
        # most segments have neither
        if not any(mark in text for mark in "<{%&" for text in (pair.source, pair.target)):
            continue
        ours, theirs = list(_marks(pair.source)), list(_marks(pair.target))
        lost = Counter(key for key, _match in ours) - Counter(key for key, _match in theirs)
        added = Counter(key for key, _match in theirs) - Counter(key for key, _match in ours)
        wording = {key: match[0] for key, match in ours}
        missing = ", ".join(wording[key] for key in lost)
        if params["report"] == "changed":
            fix = missing if sum(lost.values()) == sum(added.values()) == 1 else ""
            for key, match in reversed(theirs):
                if added[key]:
                    added[key] -= 1
                    captures = translation.captures(segment, expected=missing or "none like it")
                    yield Hit(span_in(document, pair, *match.span()), (fix,) if fix else (), captures)
        elif lost and not added and (place := first_word(document, segment)):
            yield Hit(place, captures=translation.captures(segment, expected=missing))


def _marks(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The placeholders and tags of a text with what must be the same in both languages: of a tag its name and id, of others all."""
    for match in MARKUP.finditer(text):
        wording = match[0]
        if wording.startswith("&"):
            if wording in _KEPT_ENTITIES:
                yield wording, match
        elif tag := _TAG.fullmatch(wording):
            number = _ID.search(tag[3])
            yield f"<{tag[1]}{tag[2].lower()}{number[1] if number else ''}>", match
        else:
            yield wording, match
