"""A caption that runs into its credit without the full stop that the document's other captions have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.search import occurrences

_SOURCE = r"\b(?:AP|AFP|Reuters|REUTERS|Getty|EPA|EFE|Flash90|Shutterstock|Courtesy|Screenshot|Photo)\b"
_CREDIT = lazily(rf"(?<=\S) \([^()\r\n]{{0,60}}{_SOURCE}[^()\r\n]{{0,80}}\)[ \t]*(?=[\r\n]|\Z)")
_FEWEST = 2
"""Other captions with a full stop that make it the style of the document."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the last word of the caption and the bracket; the fix sets the full stop. Linear in the length of the text."""
    prose = document.prose
    credits = [at for at in occurrences(prose, " (") if _CREDIT.match(prose, at)]
    bare = [at for at in credits if prose[at - 1].isalnum()]
    if len(credits) - len(bare) < max(_FEWEST, len(bare) + 1):
        return
    for at in bare:
        start = at
        while start and at - start < 30 and prose[start - 1].isalnum():
            start -= 1
        yield Hit(Span(start, at + 2), (f"{prose[start:at]}. (",))
