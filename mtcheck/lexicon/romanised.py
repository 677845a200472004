"""Names of people, parties and movements as other languages romanise them: "Khrouchtchev" -> Khrushchev, "Bolchoï" -> Bolshoi."""

from __future__ import annotations

from typing import NamedTuple

from mtcheck.lexicon.folding import fold, strip_marks
from mtcheck.lexicon.records import RecordTable


class ForeignName(NamedTuple):
    """One reading of a foreign spelling."""

    english: str
    languages: tuple[str, ...]
    """ISO 639-1 codes of the languages that spell the name so."""
    kind: str
    """surname, given (of a surname in `company`) or name (a whole one)."""
    company: tuple[str, ...]
    """Folded: the given names that people of this surname have; for a given name, the surnames."""
    guard: str
    """`none`: only ever foreign. `name`: also something else, to be believed beside its company."""


class ForeignNameTable:
    """The shipped spellings, read by mmap from `folder`."""

    def __init__(self, folder: str) -> None:
        """Map the two files; raises SourceError where one is missing or not of this version."""
        self._table = RecordTable(folder, "romanised")

    def find(self, name: str) -> tuple[ForeignName, ...]:
        """All readings of `name`; spellings that are foreign by their diacritics alone ("Lênin") need these, for the others they say nothing."""
        key = fold(name)
        return tuple(_foreign_name(line) for line in self._table.lines(key) or self._table.lines(strip_marks(key)))

    def longer(self, key: str) -> tuple[str, ...]:
        """The folded names, without diacritics, that begin with the word `key` and go on after it."""
        return self._table.longer(strip_marks(key))


def _foreign_name(line: str) -> ForeignName:
    english, languages, kind, company, guard = line.split("\t")
    return ForeignName(english, tuple(languages.split(",")), kind, tuple(company.split(",")) if company else (), guard)
