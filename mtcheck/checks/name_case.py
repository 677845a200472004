"""A name that lost a capital: "the Northern front" in a text that writes "the Northern Front" too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.checks.mentions import NamePart, find_mentions
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
    whole: set[tuple[str, str]] = set()
    single: list[NamePart] = []
    for at, part in enumerate(parts):
        follows = parts[at + 1] if at + 1 < len(parts) else None
        if follows is not None and follows.mention == part.mention:
            # what stands before a further capital may be an office before a name
            if at + 2 >= len(parts) or parts[at + 2].mention != part.mention:
                whole.add((part.text, follows.text.lower()))
        else:
            single.append(part)
    first = {text for text, _last in whole}
    for part in single:
        if part.text not in first:
            continue
        match = _LOWER.match(prose, part.end)
        if match and (part.text, match["word"]) in whole and match["word"] not in _OFFICES:
            last = match["word"].capitalize()
            yield Hit(Span(*match.span("word")), (last,), {"name": f"{part.text} {last}"})
