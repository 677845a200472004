"""A name that lost a capital: "the Islamic resistance" in a text that writes "the Islamic Resistance" too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.checks.mentions import find_mentions
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import ROLE_NOUNS, TITLES
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

_LOWER = lazily(r" (?P<word>[a-z][\w'’-]{3,})(?! [A-Z])")
_OFFICES = ROLE_NOUNS | {word for title in TITLES for word in title.split()}
"""Offices stand in capitals before a name and in small letters after it."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the word in small letters, with its capital as the fix. Linear in the number of capitalised words."""
    parts = document.analysis(find_mentions).parts
    prose = document.prose
    whole: Counter[tuple[str, str]] = Counter()
    broken: list[tuple[tuple[str, str], Span]] = []
    for at, part in enumerate(parts):
        follows = parts[at + 1] if at + 1 < len(parts) else None
        if follows is not None and follows.mention == part.mention:
            # what stands before a further capital may be an office before a name
            if at + 2 >= len(parts) or parts[at + 2].mention != part.mention:
                whole[part.text, follows.text.lower()] += 1
        elif match := _LOWER.match(prose, part.end):
            broken.append(((part.text, match["word"]), Span(*match.span("word"))))
    for key, span in broken:
        if whole[key] and key[1] not in _OFFICES:
            yield Hit(span, (key[1].capitalize(),), {"name": f"{key[0]} {key[1].capitalize()}"})
