"""Names of the source that the translation spells otherwise, or does not have at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from mtcheck.bilingual.segments import Segment, Translation, first_word, span_in, words
from mtcheck.bilingual.transliteration import bones_of, latin, skeleton
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.folding import strip_marks
from mtcheck.lexicon.layout import LANGUAGES
from mtcheck.model import Hit
from mtcheck.text.document import Document
from mtcheck.text.fold import fold

_SHORTEST = 4
_INFLECTED = frozenset("bg bs cs et fi hr hu lt lv mk pl ro ru sk sl sr tr uk".split())
"""Languages that inflect names."""
_LATIN_END = "\u024f"
_NEAR = 80.0
"""Similarity (rapidfuzz ratio, 0 to 100) from which two spellings are of one name: one letter of five, two of ten."""
_DOUBLED = re.compile(r"(.)\1+")
_COMMON_ZIPF = 4.2
"""Zipf frequency in the source's language from which a capitalised word may be a noun."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits by `params["report"]`: spelling (a name of the target differs by a letter or two from the only one of the source that is like it), or
    missing (no word of the target has the consonants of a name of the source).
    """
    translation = document.analysis(Translation)
    for segment in translation.whole:
        names = _source_names(segment, translation.language, lexicon)
        if not names:
            continue
        if params["report"] == "spelling":
            yield from _misspelt(document, translation, segment, names, lexicon)
        else:
            yield from _missing(document, translation, segment, names, lexicon)


def _source_names(segment: Segment, language: str, lexicon: Lexicon) -> list[str]:
    """Capitalised words of the source that are no words of its language, in order; none in a script without capitals or in a headline."""
    found = words(segment.plain_source)
    capitals = sum(match[0][0].isupper() for match in found)
    if not found or not capitals or (capitals > (0.85 if language == "de" else 0.6) * len(found) and len(found) > 3):
        return []
    return list(dict.fromkeys(match[0] for match in found if _is_name(match[0], language, lexicon)))


def _is_name(word: str, language: str, lexicon: Lexicon) -> bool:
    if len(word) < _SHORTEST or not word[0].isupper() or not word[1:].islower() or "-" in word or "'" in word or "\u2019" in word:
        return False
    if language in LANGUAGES and lexicon.is_common_word(word, language):
        return False
    return not lexicon.exonyms(word) and not lexicon.foreign_names(word)


def _misspelt(document: Document, translation: Translation, segment: Segment, names: list[str], lexicon: Lexicon) -> Iterator[Hit]:
    """Only between Latin scripts, where a name keeps its letters; what a language's endings may add or take does not count."""
    from rapidfuzz.fuzz import ratio

    inflected = translation.language in _INFLECTED
    own = [name for name in names if max(name) <= _LATIN_END]
    keys = {_key(match[0]) for match in words(segment.plain_source)}
    seen = {_key(match[0]) for match in words(segment.plain_target)}
    for match in words(segment.plain_target) if own else ():
        word = match[0]
        if len(word) <= _SHORTEST or not word[0].isupper() or not word[1:].islower() or not word.isalpha():
            continue
        key = _key(word)
        if any(_same_but_ending(key, other, inflected) for other in keys) or lexicon.is_known(word) or lexicon.is_name(word):
            continue
        # without its marks it is the same name
        near = [
            name
            for name in own
            if ratio(_key(name), key) >= _NEAR and not any(_same_but_ending(_key(name), other, inflected) for other in seen)
        ]
        if len(near) == 1 and _key(near[0])[:1] == key[:1] and not _is_respelt(near[0], word, inflected, lexicon):
            yield Hit(span_in(document, segment.pair, *match.span()), (near[0],), translation.captures(segment, name=near[0]))


def _is_respelt(name: str, word: str, inflected: bool, lexicon: Lexicon) -> bool:
    """True where the two may be one name in the spelling of two languages: Milinkevitch, Milinkevich. A name that is known keeps its spelling."""
    bones, other = skeleton(name), skeleton(word)
    alike = bones.startswith(other) or other.startswith(bones)
    if not inflected and _DOUBLED.sub(r"\1", _key(name)) == _DOUBLED.sub(r"\1", _key(word)):
        # a letter written once instead of twice is a slip, and no language's way
        return False
    return alike and (inflected or not lexicon.is_name(name))


def _missing(document: Document, translation: Translation, segment: Segment, names: list[str], lexicon: Lexicon) -> Iterator[Hit]:
    target = segment.plain_target + " " + translation.near(segment, lambda other: other.plain_target)
    written = {skeleton(match[0]) for match in words(target)}
    joined = bones_of(target.replace(" ", ""))
    lost = []
    for name in names:
        if max(name) > "\u2fff" or not lexicon.is_name(latin(name)):
            continue
        if translation.language in LANGUAGES and lexicon.zipf(name, translation.language) >= _COMMON_ZIPF:
            continue
        bones = skeleton(name)
        if len(bones) >= 3 and bones not in joined and not any(_alike(bones, other) for other in written):
            lost.append(name)
    if lost and (place := first_word(document, segment)):
        yield Hit(place, captures=translation.captures(segment, name=", ".join(lost)))


@lru_cache(maxsize=1 << 14)
def _key(word: str) -> str:
    return strip_marks(fold(word)).removesuffix("'s")


def _same_but_ending(one: str, other: str, inflected: bool) -> bool:
    """True where two words are the same but for an s at the end or, in a language that inflects names, for three letters: Novák and Nováka."""
    if not inflected:
        return one == other or one + "s" == other or other + "s" == one
    short, long = sorted((one, other), key=len)
    common = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return common >= 3 and common >= len(short) - 2 and len(long) - common <= 3


def _alike(bones: str, other: str) -> bool:
    """True where two skeletons begin alike and differ in no more than the ending."""
    common = next((n for n, (a, b) in enumerate(zip(bones, other, strict=False)) if a != b), min(len(bones), len(other)))
    return common >= min(3, len(bones)) or (common >= 2 and len(bones) <= 3)
