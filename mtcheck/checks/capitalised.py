"""Where a capitalised foreign word stands when it is a residue, not a name."""

from __future__ import annotations

from mtcheck.checks.english_twin import english_twin
from mtcheck.checks.foreign_phrase import foreign
from mtcheck.checks.surroundings import Surroundings, is_function_word
from mtcheck.lexicon import Lexicon

_ARTICLES = frozenset("a an his her its their our my your every each this that these those some any no another".split())


def standing(around: Surroundings, word: str, english: float, lexicon: Lexicon) -> float:
    """The chance that `word` is no name, from its place; 0 where it may well be one."""
    if around.capitalised(1) or foreign(around.token(1), lexicon):
        return 0.0
    if foreign(around.token(-1), lexicon):
        return 0.0
    if around.capitalised(-1) and not around.begins:
        return _edge_of_a_name(around, word, lexicon)
    if around.first:
        return 0.4 if not word.isascii() and is_function_word(around.token(1)) and english == 0 else 0.0
    if not word.isascii() and english == 0.0:
        return 0.55
    if around.before in _ARTICLES and english <= 1.2:
        return 0.45
    return 0.0


def _edge_of_a_name(around: Surroundings, word: str, lexicon: Lexicon) -> float:
    """After "Revolutionary Guard": an English word that names no person, then one that has a near twin in English."""
    before = around.token(-1)
    if (
        before is None
        or not lexicon.is_common_word(before.text, "en")
        or lexicon.zipf(before.text) < 3.5
        or lexicon.is_given_name(before.text)
    ):
        return 0.0
    return 0.4 if is_function_word(around.token(1)) and english_twin(word, lexicon) else 0.0
