"""A table of phrases with a few lines of text for each, read by mmap: exonyms, romanised names."""

from __future__ import annotations

from functools import cached_property

from mtcheck.lexicon.layout import HEADER, LONGEST_PHRASE
from mtcheck.lexicon.tries import number_of, open_table, open_trie

OFFSET_WIDTH = 4
"""`NAME.bin` is `HEADER`, the number of phrases, one offset for each id of `NAME.marisa` and one for the end (all `OFFSET_WIDTH`
bytes, little-endian, counted from the end of the offsets), then the records: a line for each reading, its fields separated by tabs."""
STARTS = "\x01"
"""The key whose lines are the first words of all phrases of several words."""


class RecordTable:
    """`name.marisa` and `name.bin` of `folder`."""

    def __init__(self, folder: str, name: str) -> None:
        """Map the two files; raises SourceError where one is missing or not of this version."""
        self._trie = open_trie(folder, name + ".marisa")
        self._data = open_table(folder, name + ".bin")
        self._offsets = len(HEADER) + OFFSET_WIDTH
        self._records = self._offsets + OFFSET_WIDTH * (self._number(len(HEADER)) + 1)

    def lines(self, key: str) -> tuple[str, ...]:
        """The lines of the folded phrase `key`, none where it is not listed; runs of white space count as one space."""
        return () if len(key) > LONGEST_PHRASE or STARTS in key else self._record(" ".join(key.split()))

    def _record(self, key: str) -> tuple[str, ...]:
        number = number_of(self._trie, key)
        if number is None:
            return ()
        at = self._offsets + OFFSET_WIDTH * number
        record = self._data[self._records + self._number(at) : self._records + self._number(at + OFFSET_WIDTH)].decode()
        return tuple(record.split("\n"))

    def longer(self, word: str) -> tuple[str, ...]:
        """The listed phrases that begin with the folded `word` and a space."""
        return tuple(self._trie.iterkeys(word + " ")) if word in self._starts else ()

    @cached_property
    def _starts(self) -> frozenset[str]:
        return frozenset(self._record(STARTS))

    def _number(self, at: int) -> int:
        return int.from_bytes(self._data[at : at + OFFSET_WIDTH], "little")
