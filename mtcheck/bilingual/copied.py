"""Source text that stands in the translation as it was: whole segments, words in another script, single words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.bilingual.segments import Segment, Translation, same_text, span_in, words
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.layout import LANGUAGES
from mtcheck.model import Hit
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

_LETTERS = "[\u0370-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u10a0-\u10ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_OTHER_SCRIPT = lazily(rf"{_LETTERS}+(?:[ '\u2019-]{_LETTERS}+)*")
_SHORTEST = 4
"""Letters of a single word: shorter ones agree by chance."""
_ENGLISH_ZIPF = 3.3
"""Zipf frequency in English from which a word may be English whatever the source has."""
_APART = 1.5
"""By how much a word must be more frequent in the source's language than in English (Zipf: a factor of 30)."""
_GLOSS = re.compile(r"\s?[(\u201c\"'\u2018\u00ab*_]$")
"""What stands before a word that a writer names as a foreign one."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits by `params["report"]`: segment (the whole of it), script (words in the source's letters), or word (a single word, where the lexicon
    knows it in the source's language and not in English).
    """
    translation = document.analysis(Translation)
    language = translation.language
    if language == "en":
        return
    for segment in translation.whole:
        copied = _is_copied(segment, lexicon, language)
        if params["report"] == "segment":
            if copied:
                text = segment.pair.target
                start = len(text) - len(text.lstrip())
                yield Hit(span_in(document, segment.pair, start, len(text.rstrip())), captures=translation.captures(segment))
        elif copied:
            continue
        elif params["report"] == "script":
            if not segment.plain_target.isascii() and not segment.plain_source.isascii():
                for match in _OTHER_SCRIPT.finditer(segment.plain_target):
                    if match[0] in segment.plain_source and not _GLOSS.search(segment.plain_target[: match.start()]):
                        yield Hit(span_in(document, segment.pair, *match.span()), captures=translation.captures(segment))
        elif language in LANGUAGES:
            yield from _copied_words(document, translation, segment, lexicon)


def _is_copied(segment: Segment, lexicon: Lexicon, language: str) -> bool:
    """True where both sides are the same and have two words at least that English does not have."""
    if same_text(segment.plain_source) != same_text(segment.plain_target):
        return False
    if not segment.plain_target.isascii() and _OTHER_SCRIPT.search(segment.plain_target):
        return True
    plain = [match[0] for match in words(segment.plain_target) if match[0].islower()]
    if language not in LANGUAGES:
        return sum(not lexicon.is_known(word) for word in plain) >= 2
    return sum(lexicon.zipf(word, language) > lexicon.zipf(word) + 1 for word in plain) >= max(2, len(plain) // 2)


def _copied_words(document: Document, translation: Translation, segment: Segment, lexicon: Lexicon) -> Iterator[Hit]:
    source = {match[0] for match in words(segment.plain_source)}
    for match in words(segment.plain_target):
        word = match[0]
        if len(word) < _SHORTEST or not word.islower() or word not in source or not _is_foreign(word, lexicon, translation.language):
            continue
        if _GLOSS.search(segment.plain_target[: match.start()]):
            continue
        yield Hit(span_in(document, segment.pair, *match.span()), captures=translation.captures(segment))


def _is_foreign(word: str, lexicon: Lexicon, language: str) -> bool:
    if "-" in word or lexicon.is_common_word(word, "en") or lexicon.is_name(word):
        return False
    english = lexicon.zipf(word)
    return english < _ENGLISH_ZIPF and lexicon.zipf(word, language) > english + _APART
