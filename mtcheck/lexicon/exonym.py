"""Place names in foreign form, with their English names: "Moscou" -> Moscow, "mer noire" -> Black Sea."""

from __future__ import annotations

from typing import NamedTuple

from mtcheck.lexicon.layout import HEADER, LONGEST_PHRASE
from mtcheck.lexicon.tries import number_of, open_table, open_trie

OFFSET_WIDTH = 4
"""`exonyms.bin` is `HEADER`, the number of phrases, one offset for each id of `exonyms.marisa` and one for the end (all `OFFSET_WIDTH`
bytes, little-endian, counted from the end of the offsets), then the records: a line for each reading, its four fields separated by tabs."""


class Exonym(NamedTuple):
    """One reading of a foreign place name."""

    english: str
    languages: tuple[str, ...]
    """ISO 639-1 codes of the languages that use the form; `ru` means romanised."""
    kind: str
    """country, city, region, sea, river or mountain."""
    guard: str
    """`none`: only ever foreign. `name`: also a surname, another place, or a native name that English texts keep ("Firenze").
    `english`: also English, as a word or as an old or rival name ("Peking")."""


class ExonymTable:
    """The shipped exonyms, read by mmap from `folder`."""

    def __init__(self, folder: str) -> None:
        """Map the two files; raises SourceError where one is missing or not of this version."""
        self._trie = open_trie(folder, "exonyms.marisa")
        self._data = open_table(folder, "exonyms.bin")
        self._offsets = len(HEADER) + OFFSET_WIDTH
        self._records = self._offsets + OFFSET_WIDTH * (self._number(len(HEADER)) + 1)

    def find(self, key: str) -> tuple[Exonym, ...]:
        """All readings of the folded phrase `key`; runs of white space count as one space."""
        if len(key) > LONGEST_PHRASE:
            return ()
        number = number_of(self._trie, " ".join(key.split()))
        if number is None:
            return ()
        at = self._offsets + OFFSET_WIDTH * number
        record = self._data[self._records + self._number(at) : self._records + self._number(at + OFFSET_WIDTH)].decode()
        return tuple(_exonym(line) for line in record.split("\n"))

    def _number(self, at: int) -> int:
        return int.from_bytes(self._data[at : at + OFFSET_WIDTH], "little")


def _exonym(line: str) -> Exonym:
    english, languages, kind, guard = line.split("\t")
    return Exonym(english, tuple(languages.split(",")), kind, guard)
