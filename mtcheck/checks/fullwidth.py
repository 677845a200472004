"""Full-width letters, digits and marks, and the punctuation of Chinese and Japanese, beside Latin words: "Beijing，on"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

_WIDE = lazily(r"[\uff01-\uff5e\u3001\u3002\u300a\u300b\u300c\u300d\u300e\u300f]+")
_PLAIN = {"\u3001": ",", "\u3002": ".", "《": "“", "》": "”", "「": "“", "」": "”", "『": "‘", "』": "’"}
_SPACED = ",.;:!?)”’"
_LONGEST = 30


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on a Latin word with the wide characters behind it, or on those alone; the fix is what an English keyboard writes. Linear."""
    prose = document.prose
    if prose.isascii():
        return
    for match in _WIDE.finditer(prose):
        before, after = prose[max(match.start() - 1, 0) : match.start()], prose[match.end() : match.end() + 1]
        if _is_east_asian(before) or _is_east_asian(after):
            continue
        plain = "".join(_PLAIN.get(c) or unicodedata.normalize("NFKC", c) for c in match.group())
        start = match.start()
        while start and match.start() - start < _LONGEST and prose[start - 1].isalnum():
            start -= 1
        if plain[-1] in _SPACED and after.isalnum():
            plain += " "
        if plain[0] in "(“‘" and before.isalnum():
            plain = " " + plain
        yield Hit(Span(start, match.end()), (prose[start : match.start()] + plain,))


def _is_east_asian(character: str) -> bool:
    return character > "\u2e7f" and unicodedata.east_asian_width(character) == "W" and character.isalpha()
