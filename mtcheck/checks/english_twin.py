"""The English word that a foreign or damaged one is closest to, where there is one that stands out."""

from __future__ import annotations

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.folding import fold, strip_marks

_FAMILIAR = 3.3
"""English Zipf frequency from which a word is a likely intention."""
_STANDS_OUT = 1.0
"""The best candidate must be ten times as frequent as the next, which is then no rival."""


def english_twin(word: str, lexicon: Lexicon) -> str | None:
    """`word` without its diacritics where that is English, else the one frequent English neighbour at the smallest distance; in lower case."""
    plain = strip_marks(fold(word))
    if plain != fold(word) and lexicon.zipf(plain) >= _FAMILIAR and lexicon.is_common_word(plain, "en"):
        return plain
    alike = [
        candidate
        for candidate in lexicon.nearest_english(word)
        if candidate[:2] == plain[:2] and candidate.endswith("s") == plain.endswith("s")
    ]
    if not alike or lexicon.zipf(alike[0]) < _FAMILIAR:
        return None
    best = lexicon.zipf(alike[0])
    for rival in alike[1:]:
        # "governo" begins like "governor" and "govern" alike, and is neither
        beginning = rival.startswith(plain[:-1])
        if lexicon.zipf(rival) > best - _STANDS_OUT or (beginning and lexicon.zipf(rival) >= _FAMILIAR):
            return None
    return alike[0]


def cased_like(word: str, original: str) -> str:
    """The lower-case `word` with the capitals of `original`: all, the first, or none."""
    if len(original) > 1 and original.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if original[:1].isupper() else word
