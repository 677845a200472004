"""From an inflected English word back to its lemma: the inverse of `inflect`, with the lexicon as the judge of what is a word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from mtcheck.lexicon import shipped_lexicon
from mtcheck.lexicon.inflect import IRREGULAR_NOUNS, irregular_lemmas, noun_forms, verb_forms
from mtcheck.lexicon.tags import has_tag

_LONGEST = 40
_BE = frozenset("am is are was were been being be".split())


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    return irregular_lemmas()


def _stems(word: str, ending: str) -> Iterator[str]:
    """What the word may have been before the ending was put to it."""
    stem = word[: -len(ending)]
    yield stem
    yield stem + "e"
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    if len(stem) > 2 and stem[-1] == stem[-2]:
        yield stem[:-1]
    if ending == "ing" and stem.endswith("y"):
        yield stem[:-1] + "ie"


def verb_lemma(word: str) -> str:
    """The base form of a verb in any of its forms, lower case ("went" -> "go", "tries" -> "try"); the word itself where none is known."""
    word = word.lower()
    if word in _BE:
        return "be"
    if word in _irregular():
        return _irregular()[word]
    if len(word) > _LONGEST or has_tag(word, "VERB"):
        return word
    found = {
        stem
        for ending in ("ed", "d", "ing", "es", "s")
        if word.endswith(ending)
        for stem in _stems(word, ending)
        if has_tag(stem, "VERB") and word in (*verb_forms(stem), stem + "ed", stem + "ing", stem + "led", stem + "ling")
    }
    return max(found, key=lambda stem: (word in verb_forms(stem), shipped_lexicon().zipf(stem), stem), default=word)


def noun_lemma(word: str) -> str:
    """The singular of a noun in the plural, lower case ("countries" -> "country"); the word itself where none is known."""
    word = word.lower()
    if len(word) > _LONGEST or not has_tag(word, "NOUNS"):
        return word
    if word.endswith("men"):
        return word[:-3] + "man"
    if word in _irregular_nouns():
        return _irregular_nouns()[word]
    stems = (word[:-1], word[:-2], word[:-3] + "y")
    found = [stem for stem in stems if has_tag(stem, "NOUN") and word == noun_forms(stem)[1]]
    return max(found, key=lambda stem: (shipped_lexicon().zipf(stem), stem), default=word)


@lru_cache(maxsize=1)
def _irregular_nouns() -> dict[str, str]:
    return {plural: singular for singular, plural in IRREGULAR_NOUNS.items()}
