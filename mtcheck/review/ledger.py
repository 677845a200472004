"""A mapping that is never changed in place and shares what it can with the one it came from: thousands of decisions are remembered for undo, one map each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")
D = TypeVar("D")
_BITS = 6
"""Entries lie in chunks of 64 numbers: a change copies one chunk and the list of chunks, some microseconds for 30,000 entries."""


class Ledger(Mapping[int, T]):
    """Entries by number (0 and up). `with_entries` and `without` cost O(entries changed + size / 64), `differing` O(chunks that are not shared)."""

    __slots__ = ("_chunks", "_count")

    def __init__(self, entries: Mapping[int, T] | None = None) -> None:
        self._chunks: dict[int, dict[int, T]] = {}
        self._count = 0
        for number, value in (entries or {}).items():
            self._chunks.setdefault(number >> _BITS, {})[number] = value
            self._count += 1

    def __getitem__(self, number: int) -> T:
        return self._chunks[number >> _BITS][number]

    def get(self, number: int, default: D | None = None) -> T | D | None:  # type: ignore[override]
        """The entry at `number`, or `default`; the inherited one takes an exception for each number without an entry."""
        chunk = self._chunks.get(number >> _BITS)
        return default if chunk is None else chunk.get(number, default)

    def __iter__(self) -> Iterator[int]:
        for chunk in self._chunks.values():
            yield from chunk

    def __len__(self) -> int:
        return self._count

    def __eq__(self, other: object) -> bool:
        # chunks that are shared are not looked into
        return self._chunks == other._chunks if isinstance(other, Ledger) else super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Ledger({dict(self)})"

    def with_entries(self, entries: Mapping[int, T]) -> Ledger[T]:
        """This ledger with `entries` in it, in place of those of the same numbers."""
        chunks = dict(self._chunks)
        fresh: set[int] = set()
        count = self._count
        for number, value in entries.items():
            key = number >> _BITS
            if key not in fresh:
                chunks[key] = dict(chunks.get(key, ()))
                fresh.add(key)
            count += number not in chunks[key]
            chunks[key][number] = value
        return _made(chunks, count)

    def without(self, numbers: Iterable[int]) -> Ledger[T]:
        """This ledger without the entries of `numbers`."""
        chunks = dict(self._chunks)
        count = self._count
        for number in numbers:
            key = number >> _BITS
            if number not in chunks.get(key, ()):
                continue
            rest = {n: value for n, value in chunks[key].items() if n != number}
            count -= 1
            if rest:
                chunks[key] = rest
            else:
                del chunks[key]
        return _made(chunks, count)

    def differing(self, other: Ledger[T]) -> list[int]:
        """The numbers, in order, that have an entry in only one of the two, or another one."""
        found: list[int] = []
        for key in self._chunks.keys() | other._chunks.keys():
            mine, others = self._chunks.get(key), other._chunks.get(key)
            if mine is not others:
                mine, others = mine or {}, others or {}
                found += [number for number in mine.keys() | others.keys() if mine.get(number) != others.get(number)]
        return sorted(found)


def _made(chunks: dict[int, dict[int, T]], count: int) -> Ledger[T]:
    made: Ledger[T] = Ledger()
    made._chunks, made._count = chunks, count
    return made
