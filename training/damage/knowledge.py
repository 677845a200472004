"""What the kinds of damage ask about words: inflection, frequency, and the tables of substitutes, read once."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mtcheck.lexicon import Lexicon, shipped_lexicon
from mtcheck.lexicon.collocations import shipped_collocations, singular
from mtcheck.lexicon.folding import fold
from mtcheck.lexicon.genders import gender_of
from mtcheck.lexicon.inflect import noun_forms, verb_forms
from mtcheck.lexicon.lemma import noun_lemma, verb_lemma
from mtcheck.lexicon.tags import tags as tag_bits
from training.damage.words import COUNT, NOUNS, PERSON, VERB


class Wrong(NamedTuple):
    """A wrong wording of a right phrase (lower-case words); `near` = one of these words must be in the sentence, if any."""

    right: tuple[str, ...]
    wrong: str
    near: frozenset[str]
    unless: frozenset[str]


class Tables(NamedTuple):
    """The tables of substitutes. Keys are lower-case words or phrases."""

    senses: dict[str, tuple[str, ...]]
    """Lemma -> other English translations of the same foreign words."""
    objects: dict[str, frozenset[str]]
    """Noun -> the verbs of which it is the usual object."""
    neighbours: dict[str, tuple[str, ...]]
    """Lemma -> near-synonyms that no writer would choose there."""
    phrases: dict[str, tuple[Wrong, ...]]
    """First two words of the right phrase, or its only one -> its wrong wordings."""
    acronyms: dict[str, tuple[str, ...]]
    exonyms: dict[str, tuple[str, ...]]
    """English name, one or several words -> foreign forms."""
    foreign_names: dict[str, tuple[str, ...]]
    """Surname in the news, lower case -> how other languages write it."""


class Knowledge:
    """Lexicon and tables, with memory: every question is answered from a dictionary the second time."""

    def __init__(self, lexicon: Lexicon | None = None, tables: Tables | None = None) -> None:
        self.lexicon = lexicon or shipped_lexicon()
        if tables is None:
            from training.damage.tables import shipped_tables

            tables = shipped_tables()
        self.tables = tables
        self._verbs: dict[str, tuple[str, ...] | None] = {}
        self._nouns: dict[str, tuple[str, str] | None] = {}
        self._zipf: dict[str, float] = {}
        self._genders: dict[str, str] = {}
        self._collocations = shipped_collocations()

    def verb(self, word: str) -> tuple[str, ...] | None:
        """The forms (base, 3sg, past, participle, gerund) of the verb of which `word` is a form; None for *be* and for no verb."""
        if word not in self._verbs:
            lemma = verb_lemma(word)
            forms = verb_forms(lemma) if lemma != "be" and tag_bits(lemma) & VERB else None
            self._verbs[word] = forms if forms is not None and word in forms else None
        return self._verbs[word]

    def noun(self, word: str) -> tuple[str, str] | None:
        """Singular and plural of the count noun of which `word` is a form; None for no noun or one that has no everyday plural."""
        if word not in self._nouns:
            lemma = noun_lemma(word) if tag_bits(word) & NOUNS else word
            known = noun_forms(lemma)
            fine = tag_bits(lemma) & COUNT and known[0] != known[1] and word in known
            self._nouns[word] = (known[0], known[1]) if fine else None
        return self._nouns[word]

    def zipf(self, word: str) -> float:
        """English frequency of `word`, Zipf."""
        known = self._zipf.get(word)
        if known is None:
            known = self._zipf[word] = self.lexicon.zipf(word)
        return known

    def gender(self, name: str) -> str:
        """ "f" or "m" for a given name that one sex alone bears, else ""."""
        known = self._genders.get(name)
        if known is None:
            known = self._genders[name] = gender_of(fold(name))
        return known

    def is_person(self, word: str) -> bool:
        """True for a noun, singular or plural, for a person."""
        forms = self.noun(word)
        return bool(tag_bits(forms[0] if forms else word) & PERSON)

    def is_ordinary(self, first: str, last: str) -> bool:
        """True where the two words (lower case) are a fixed collocation of English."""
        return bool(first) and bool(last) and self._collocations.is_collocation(first, singular(last))

    @staticmethod
    def bits(word: str) -> int:
        """The tags of a lower-case word, as bits."""
        return tag_bits(word)

    @staticmethod
    def plural(noun: str) -> str:
        """The plural of a singular noun."""
        return noun_forms(noun)[1]


@lru_cache(maxsize=1)
def shipped_knowledge() -> Knowledge:
    """What ships with mtcheck and the seeds of the checkout, read once in a process."""
    return Knowledge()
