"""Place names in foreign form, with their English names: "Moscou" -> Moscow, "mer noire" -> Black Sea."""

from __future__ import annotations

from typing import NamedTuple

from mtcheck.lexicon.records import RecordTable


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
        self._table = RecordTable(folder, "exonyms")

    def find(self, key: str) -> tuple[Exonym, ...]:
        """All readings of the folded phrase `key`; runs of white space count as one space."""
        return tuple(_exonym(line) for line in self._table.lines(key))

    def longer(self, key: str) -> tuple[str, ...]:
        """The folded phrases that begin with the word `key` and go on after it."""
        return self._table.longer(key)


def _exonym(line: str) -> Exonym:
    english, languages, kind, guard = line.split("\t")
    return Exonym(english, tuple(languages.split(",")), kind, guard)
