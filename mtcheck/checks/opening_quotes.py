"""An opening single quotation mark inside a name, never closed: "Joseph ‘ Mutiso"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import FUNCTION_WORDS
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.search import occurrences

_OPENING = lazily(r"(?<=[^\W\d_] )‘[ \u00a0]?([^\W\d_]+)")
_CLOSING = lazily(r"['’](?![^\W\d_])")
_WORD_BEFORE = lazily(r"([^\W\d_]+) $")
_NAME_BEHIND = lazily(r"[ -]([^\W\d_]+)")
_VOWELS = "aeiouAEIOU"
_ARTICLES = frozenset({"al", "el"})
_REACH = 400
"""Characters in which a quotation that was opened must be closed."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the mark and the part of the name behind it; the fix drops the mark, and joins an article as the rest of the document does.

    An ayn ("‘Ali") stands before a vowel and is left alone, unless the word is an Arabic article. Linear in the length of the text.
    """
    prose = document.prose
    for match in filter(None, (_OPENING.match(prose, at) for at in occurrences(prose, "‘"))):
        word = match[1]
        before = _WORD_BEFORE.search(prose, max(match.start() - 31, 0), match.start())
        if not word[0].isupper() or not before or not before[1][0].isupper() or before[1].lower() in FUNCTION_WORDS:
            continue
        if word[0] in _VOWELS and word.lower() not in _ARTICLES and match.group()[1] not in " \u00a0":
            continue
        line_end = prose.find("\n", match.end())
        stop = min(line_end if line_end >= 0 else len(prose), match.end() + _REACH)
        if not _CLOSING.search(prose, match.end(), stop):
            yield _hit(document, match)


def _hit(document: Document, match: re.Match[str]) -> Hit:
    word = match[1]
    name = _NAME_BEHIND.match(document.prose, match.end()) if word.lower() in _ARTICLES else None
    if name is None:
        return Hit(Span(*match.span()), (word,))
    joined, apart = f"{word}-{name[1]}", f"{word} {name[1]}"
    return Hit(Span(match.start(), name.end()), (joined, apart) if joined.lower() in document.folded else (apart, joined))
