"""Character references of HTML left in the text, whole or split: "&quot;", "& quot ;", "&#39;"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

_REFERENCE = lazily(r"& ?(#\d{2,6}|#[xX][0-9A-Fa-f]{2,5}|[A-Za-z]{2,8}\d{0,2}) ?;")


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on each reference; the fix is the character. Linear in the length of the text."""
    prose = document.prose
    if "&" not in prose:
        return
    for match in _REFERENCE.finditer(prose):
        # 2 ms for a table of 2,000 names, which only a damaged text needs
        from html import unescape

        name = match[1] if match[1].startswith("#") else _listed(match[1])
        character = unescape(f"&{name};")
        if (len(character) == 1 and character.isprintable()) or character == "\u00a0":
            yield Hit(Span(*match.span()), (" " if character == "\u00a0" else character,))


def _listed(name: str) -> str:
    """The name in lower case where HTML knows it only so: a machine may have capitalised it ("& Quot ;")."""
    from html.entities import html5

    return name if f"{name};" in html5 else name.lower()
