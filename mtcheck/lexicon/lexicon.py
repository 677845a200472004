"""The shipped word lists behind one object: frequencies in many languages, names, foreign place names, spelling candidates."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from mtcheck.lexicon import layout
from mtcheck.lexicon.folding import fold, marks, strip_marks
from mtcheck.lexicon.tries import number_of, open_table, open_trie

if TYPE_CHECKING:
    import marisa_trie

    from mtcheck.lexicon.exonym import Exonym, ExonymTable
    from mtcheck.lexicon.romanised import ForeignName, ForeignNameTable

_COLUMN = {language: column for column, language in enumerate(layout.LANGUAGES)}
_ABSENT = bytes(layout.ROW_WIDTH)
_START = len(layout.HEADER)
_KEPT_ROWS = 1 << 15
_KEPT_NAMES = 1 << 14
_MOST_NEAREST = 1 << 14
"""Misspelt words of which the neighbours are remembered: 3 MB."""
_HYBRID_ZIPF = 3.0
_HYBRID_MARKS = frozenset("\u0300\u0301\u0302\u0303\u0308\u0327")
"""Grave, acute, circumflex, tilde, diaeresis, cedilla: the marks of western European spelling. Macrons, dots and the like are the
transliteration of scholars ("Tehrān"), which is nobody's mistake."""
_VOWELS = "aeiouAEIOU"


class Lexicon:
    """Word lists read by mmap; immutable, safe to share between threads. Words are given in any case; see `fold` for what is equal.

    No method raises on strange text: lone surrogates, NUL, or a megabyte without a space are simply in no list.
    """

    def __init__(self, folder: str) -> None:
        """Map the files of `folder`; raises SourceError where one is missing or not of this version."""
        self._folder = folder
        self._words = open_trie(folder, "words.marisa")
        self._index = open_table(folder, "index.bin")
        self._rows = open_table(folder, "rows.bin")
        self._english: marisa_trie.Trie | None = None
        self._nearest: dict[tuple[str, int], tuple[str, ...]] = {}
        self._exonyms: ExonymTable | None = None
        self._foreign_names: ForeignNameTable | None = None
        # words come back, also from one text to the next: over 300 news articles five look-ups in six are answered here, in a tenth of the time
        self._row = lru_cache(maxsize=_KEPT_ROWS)(self._find_row)
        self._kept_exonyms = lru_cache(maxsize=_KEPT_NAMES)(lambda phrase: self._exonym_table().find(fold(phrase)))
        self._kept_longer_exonyms = lru_cache(maxsize=_KEPT_NAMES)(lambda word: self._exonym_table().longer(fold(word)))
        self._kept_foreign_names = lru_cache(maxsize=_KEPT_NAMES)(lambda name: self._foreign_name_table().find(name))
        self._kept_longer_foreign_names = lru_cache(maxsize=_KEPT_NAMES)(lambda word: self._foreign_name_table().longer(fold(word)))

    def zipf(self, word: str, language: str = "en") -> float:
        """Zipf frequency (log10 of occurrences in a billion words, steps of 0.1) of `word` in `language`; 0.0 where it is not listed.

        Raises KeyError for a language that is not in `LANGUAGES`. Source: wordfreq.
        """
        return self._row(word)[_COLUMN[language]] / layout.ZIPF_STEPS

    def frequencies(self, word: str) -> dict[str, float]:
        """Zipf frequency of `word` in every language that lists it."""
        row = self._row(word)
        return {language: row[column] / layout.ZIPF_STEPS for column, language in enumerate(layout.LANGUAGES) if row[column]}

    def is_common_word(self, word: str, language: str) -> bool:
        """True where `word` is a form of a common noun, verb, adjective ... of `language`, as opposed to a proper name.

        Raises KeyError for an unknown language. Source: simplemma's dictionaries, crossed with wordfreq.
        """
        row = self._row(word)
        return bool((row[layout.MASK_AT] | row[layout.MASK_AT + 1] << 8) >> _COLUMN[language] & 1)

    def is_known(self, word: str) -> bool:
        """True where `word` is English by frequency or by dictionary; rare inflected forms have no frequency."""
        row = self._row(word)
        return bool(row[0] or row[layout.MASK_AT] & 1)

    def is_name(self, word: str) -> bool:
        """True for a given name, surname or place; blind to case, so ask it about capitalised tokens only."""
        return bool(self._row(word)[layout.FLAGS_AT] & layout.NAME_FLAGS)

    def is_given_name(self, word: str) -> bool:
        """True for a frequent given name of some culture, in Latin letters. Sources: US census, Faker, our own table."""
        return bool(self._row(word)[layout.FLAGS_AT] & layout.GIVEN_NAME)

    def is_surname(self, word: str) -> bool:
        """True for a frequent surname of some culture, in Latin letters. Sources: US census, Faker, our own table."""
        return bool(self._row(word)[layout.FLAGS_AT] & layout.SURNAME)

    def is_place(self, phrase: str) -> bool:
        """True for a country, territory, US state, capital or town; large ones are known as phrases too ("los angeles")."""
        return bool(self._row(phrase)[layout.FLAGS_AT] & layout.PLACE)

    def exonyms(self, phrase: str) -> tuple[Exonym, ...]:
        """The readings of `phrase` as a foreign form of a place name; empty where it is none. Sources: CLDR, our own table."""
        return self._kept_exonyms(phrase) if len(phrase) <= layout.LONGEST_PHRASE else ()

    def longer_exonyms(self, word: str) -> tuple[str, ...]:
        """The folded foreign place names of several words that begin with `word`."""
        return self._kept_longer_exonyms(word) if len(word) <= layout.LONGEST_WORD else ()

    def foreign_names(self, name: str) -> tuple[ForeignName, ...]:
        """The readings of `name` as another language's spelling of a name in the news; empty where it is none. Source: our own table."""
        return self._kept_foreign_names(name) if len(name) <= layout.LONGEST_PHRASE else ()

    def longer_foreign_names(self, word: str) -> tuple[str, ...]:
        """The folded names of several words, without diacritics, that begin with `word`."""
        return self._kept_longer_foreign_names(word) if len(word) <= layout.LONGEST_WORD else ()

    def _exonym_table(self) -> ExonymTable:
        if self._exonyms is None:
            from mtcheck.lexicon.exonym import ExonymTable

            self._exonyms = ExonymTable(self._folder)
        return self._exonyms

    def _foreign_name_table(self) -> ForeignNameTable:
        if self._foreign_names is None:
            from mtcheck.lexicon.romanised import ForeignNameTable

            self._foreign_names = ForeignNameTable(self._folder)
        return self._foreign_names

    def unaccented_english(self, word: str) -> str | None:
        """The English form of a hybrid spelling: "Téhran" -> "Tehran"; None where the diacritics may be right.

        A hybrid is in no list of any language, and without its diacritics it is an English word of Zipf frequency 3.0 or more.
        """
        if word.isascii() or len(word) > layout.LONGEST_WORD:
            return None
        plain = strip_marks(word)
        if not plain.isascii() or not plain.isalpha() or not marks(word) <= _HYBRID_MARKS or _is_english_diacritic(word, plain):
            return None
        if self._row(word) != _ABSENT or self.zipf(plain) < _HYBRID_ZIPF or self.exonyms(word):
            return None
        return plain

    def nearest_english(self, word: str, *, limit: int = 3) -> tuple[str, ...]:
        """At most `limit` English words for a misspelt `word`, in lower case: at distance one, from eight letters on at two if none is
        nearer; the most frequent first, never the word itself. Empty for what is not made of Latin letters or longer than any English word.
        """
        from mtcheck.lexicon.nearest import LONGEST

        if len(word) > LONGEST:
            return ()
        key = strip_marks(fold(word))
        if not key.isascii() or not key.isalpha() or limit < 1:
            return ()
        # 2 ms each, and a newsroom's names stand in article after article
        found = self._nearest.get((word, limit))
        if found is None:
            found = self._search_nearest(word, key, limit)
            if len(self._nearest) < _MOST_NEAREST:
                self._nearest[word, limit] = found
        return found

    def _search_nearest(self, word: str, key: str, limit: int) -> tuple[str, ...]:
        from mtcheck.lexicon.nearest import TWO_EDITS_FROM, within

        if self._english is None:
            self._english = open_trie(self._folder, "english.marisa")
        trie = self._english

        def begins(prefix: str) -> bool:
            return next(trie.iterkeys(prefix), None) is not None

        for edits in (1, 2) if len(key) >= TWO_EDITS_FROM else (1,):
            found = within(key, edits, trie.__contains__, begins) - {fold(word)}
            if found:
                return tuple(sorted(found, key=lambda candidate: (-self.zipf(candidate), candidate))[:limit])
        return ()

    def _find_row(self, word: str) -> bytes:
        if len(word) > layout.LONGEST_PHRASE:
            return _ABSENT
        number = number_of(self._words, fold(word))
        if number is None:
            return _ABSENT
        at = _START + layout.INDEX_WIDTH * number
        row = _START + layout.ROW_WIDTH * int.from_bytes(self._index[at : at + layout.INDEX_WIDTH], "little")
        return self._rows[row : row + layout.ROW_WIDTH]


def _is_english_diacritic(word: str, plain: str) -> bool:
    """True for the diacritics that English spelling itself allows: "coöperate" (the second of two vowels), "blessèd"."""
    if len(word) != len(plain):
        return False
    odd = [at for at, character in enumerate(word) if character != plain[at]]
    return all(marks(word[at]) == {"\u0308"} and at and plain[at - 1] in _VOWELS for at in odd) or (
        odd == [len(word) - 2] and word[-2:].lower() == "\u00e8d"
    )


@lru_cache(maxsize=1)
def shipped_lexicon() -> Lexicon:
    """The lexicon that comes with mtcheck, opened once in a process."""
    return Lexicon(os.path.join(os.path.dirname(os.path.abspath(__file__)), "data"))
