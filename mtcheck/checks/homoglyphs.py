"""Latin words with a letter of another script that looks the same: "Pаvel" with a Cyrillic а."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

_ALIKE = str.maketrans(
    "АВЕКМНОРСТХЅІЈаеорсухіјѕӏ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABEKMHOPCTXSIJaeopcyxijsl" + "ABEZHIKMNOPTYXo",
)
"""Cyrillic and Greek letters drawn like a Latin one. Source: Unicode Technical Standard 39, confusables, the exact look-alikes."""
_OTHER = lazily(r"[\u0370-\u03ff\u0400-\u04ff]")
_LONGEST = 40


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on words of two or more Latin letters whose other letters all have a Latin double; the fix has the doubles. Linear."""
    prose = document.prose
    if prose.isascii():
        return
    end = 0
    for match in _OTHER.finditer(prose):
        if match.start() < end:
            continue
        start, end = match.span()
        while start and match.start() - start < _LONGEST and prose[start - 1].isalpha():
            start -= 1
        while end < len(prose) and end - match.start() < _LONGEST and prose[end].isalpha():
            end += 1
        word = prose[start:end]
        latin = word.translate(_ALIKE)
        if not _OTHER.search(latin) and sum(a == b for a, b in zip(word, latin, strict=True)) >= 2:
            yield Hit(Span(start, end), (latin,))
