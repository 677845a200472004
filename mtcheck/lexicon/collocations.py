"""Fixed English collocations, and the pairs of words that stand where a near-synonym makes one: "profound learning" for "deep learning".

Written by `seeds/build_collocations.py`, read by mmap:

- `collocations.marisa`: the collocations, "deep learning", and with a place for a determiner "make _ decision".
- `NAME.marisa`: the pairs that stand for them, in the same form; nouns at the end in the singular.
- `NAME-words.marisa`: the words of these pairs, each after the mark of its part.
- `NAME.bin`: `HEADER`, then for each pair two bytes for the collocation and two for a mask of `LANGUAGES`, little-endian.

There are two tables of pairs: those of `miscollocations` are hardly ever right in English, whatever stands around them; those of `misterms` tell
only where they stand alone, as a term.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from mtcheck.lexicon.layout import HEADER
from mtcheck.lexicon.tries import number_of, open_table, open_trie

LANGUAGES: tuple[str, ...] = ("fr", "es", "de", "it", "pt", "ru", "ar", "zh", "ja")
"""ISO 639-1; the position is the bit of the mask."""

GAP = "_"
"""Where a determiner may stand between verb and object."""

DETERMINERS = frozenset("a an the his her its their our my your this that these those some any no".split())
"""What may stand in the gap, for the count of how often verb and object come together."""
ARTICLES = frozenset(("a", "an"))
"""What must stand there to be sure in a text: after *the* or *their* the object is a thing, of which anything can be said."""

OPENING = "(\"'\u201c\u2018["
CLOSING = ".,;:!?)\"'\u201d\u2019]"
"""Marks that may cling to a word before it and behind it."""

FIRST_MARK, LAST_MARK, VERB_MARK = "<", ">", "_"
PAIR_WIDTH = 4
_KEPT_WORDS = 1 << 17
_LONGEST_WORD = 40

FIRST, LAST, VERB, ARTICLE = 1, 2, 4, 8
"""What a word may be: the first of a pair, the last of one, the verb of one with a gap, what stands in the gap."""

_IRREGULAR = {"child": "children", "man": "men", "woman": "women", "person": "people", "foot": "feet", "tooth": "teeth", "mouse": "mice"}
_SINGULARS = {plural: singular for singular, plural in _IRREGULAR.items()}


def first_form(written: str) -> str:
    """The key form of a string between spaces as the first word of a pair; "" for a word with capitals inside."""
    word = written.lstrip(OPENING)
    return word.lower() if word[1:].islower() or not word[1:] else ""


def last_form(written: str) -> str:
    """The key form of a string between spaces as the last word of a pair; "" for one with capitals."""
    word = written.rstrip(CLOSING)
    return singular(word) if word.islower() else ""


class Collocation(NamedTuple):
    """What a pair of words stands for: the first and the last word, and the languages one of whose words covers what is written too."""

    first: str
    last: str
    languages: tuple[str, ...]


def singular(noun: str) -> str:
    """The key form of a noun in lower case: without its plural ending, by spelling alone."""
    if noun in _SINGULARS:
        return _SINGULARS[noun]
    if not noun.endswith("s") or noun.endswith(("ss", "us", "is")) or len(noun) < 4:
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-2] if noun.endswith(("xes", "zes", "ches", "shes", "sses")) else noun[:-1]


def plural(noun: str) -> str:
    """The regular plural of a noun in lower case, or the irregular one of a few frequent nouns."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("sis"):
        return noun[:-2] + "es"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"


class _Parts(dict[str, int]):
    """What `find` answers for a string, worked out once: a dictionary is asked at the speed of `map`. Emptied when it has grown large."""

    def __init__(self, find: Callable[[str], int]) -> None:
        self._find = find

    def __missing__(self, written: str) -> int:
        if len(self) >= _KEPT_WORDS:
            self.clear()
        part = self[written] = self._find(written)
        return part


class CollocationTable:
    """Pairs of words with the collocation each stands for; safe to share between threads."""

    def __init__(self, folder: str, name: str) -> None:
        """Map the files of the table `name` in `folder`; raises SourceError where one is missing or not of this version."""
        self._collocations = open_trie(folder, "collocations.marisa")
        self._pairs = open_trie(folder, f"{name}.marisa")
        self._words = open_trie(folder, f"{name}-words.marisa")
        self._rows = open_table(folder, f"{name}.bin")
        self.parts: Mapping[str, int] = _Parts(self._part)
        """For a string between spaces, the sum of what the word in it may be: `FIRST`, `LAST`, `VERB`, `ARTICLE`."""

    def find(self, first: str, last: str, *, gap: bool = False) -> Collocation | None:
        """The collocation for which `first` and `last` (lower case, a noun in the singular) stand; with `gap`, that of a verb and its object."""
        number = number_of(self._pairs, f"{first} {GAP} {last}" if gap else f"{first} {last}")
        if number is None:
            return None
        row = len(HEADER) + PAIR_WIDTH * number
        words = self._collocations.restore_key(int.from_bytes(self._rows[row : row + 2], "little")).split(" ")
        mask = int.from_bytes(self._rows[row + 2 : row + PAIR_WIDTH], "little")
        return Collocation(words[0], words[-1], tuple(language for bit, language in enumerate(LANGUAGES) if mask >> bit & 1))

    def is_collocation(self, first: str, last: str) -> bool:
        """True where the two words (lower case, a noun in the singular) are a collocation for which some pair stands."""
        return number_of(self._collocations, f"{first} {last}") is not None

    def _part(self, written: str) -> int:
        if not written.isascii() or len(written) > _LONGEST_WORD or "\0" in written:
            return 0
        part = ARTICLE if written in ARTICLES else 0
        first, last = first_form(written), last_form(written)
        if first:
            part |= FIRST if FIRST_MARK + first in self._words else 0
            part |= FIRST | VERB if VERB_MARK + first in self._words else 0
        return part | LAST if last and LAST_MARK + last in self._words else part


@lru_cache(maxsize=2)
def shipped_collocations(name: str = "miscollocations") -> CollocationTable:
    """A table that comes with mtcheck, `miscollocations` or `misterms`, opened once in a process."""
    return CollocationTable(os.path.join(os.path.dirname(os.path.abspath(__file__)), "data"), name)
