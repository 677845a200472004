"""A function word of another language between English words: "the guests ate und left"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import FUNCTION_WORDS, MONTHS, WEEKDAYS
from mtcheck.lexicon.languages import language_name
from mtcheck.lexicon.tags import tags
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document

_BEFORE, _AFTER = re.compile(r"([A-Za-z'’]+|\d+),? \Z"), re.compile(r" ([a-z'’]+|\d+)")
_REACH = 30
_FAMILIAR = 3.5


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the word with its English one. `params`: `words`, language -> word -> English. Linear in the length of the text."""
    english = {word: (meaning, language) for language, words in params["words"].items() for word, meaning in words.items()}
    alternatives = "|".join(sorted(map(re.escape, english), key=len, reverse=True))
    prose = document.prose
    for match in re.finditer(rf"(?<= )(?:{alternatives})(?= [\w])", prose):
        before = _BEFORE.search(prose, max(match.start() - _REACH, 0), match.start())
        after = _AFTER.match(prose, match.end())
        if before is None or after is None or not _is_english(before[1], lexicon) or not _is_english(after[1], lexicon):
            continue
        meaning, language = english[match.group()]
        yield Hit(Span(*match.span()), (meaning,), {"language": language_name(language)})


def _is_english(word: str, lexicon: Lexicon) -> bool:
    if word[0].isupper():
        return lexicon.is_place(word) or word.lower().removesuffix("s") in WEEKDAYS | MONTHS
    return word.isdigit() or word in FUNCTION_WORDS or bool(tags(word)) or lexicon.zipf(word) >= _FAMILIAR
