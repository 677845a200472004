"""Lists of findings that are kept in order while findings come and go."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from mtcheck.review.ground import Ordering

_MANY = 200
"""Findings from which a list is made anew instead of being mended place by place, each of which moves all that lies behind it."""


class Roll(Sequence[int]):
    """Some of the items in the order of work; membership, place and neighbours in O(log n)."""

    __slots__ = ("_order", "ranks")

    def __init__(self, order: Ordering, ranks: list[int]) -> None:
        self._order = order
        self.ranks = ranks

    def __len__(self) -> int:
        return len(self.ranks)

    def __getitem__(self, at: int) -> int:  # type: ignore[override]
        return self._order.numbers[self.ranks[at]]

    def __iter__(self) -> Iterator[int]:
        return map(self._order.numbers.__getitem__, self.ranks)

    def __contains__(self, number: object) -> bool:
        return self._found(number) is not None

    def index(self, number: int, start: int = 0, stop: int | None = None) -> int:
        """Place of an item. Raises `ValueError` where it is not in the roll."""
        at = self._found(number)
        if at is None:
            raise ValueError(f"{number} is not in the roll")
        return at

    def _found(self, number: object) -> int | None:
        if not isinstance(number, int) or not 0 <= number < len(self._order.rank):
            return None
        rank = self._order.rank[number]
        at = bisect_left(self.ranks, rank)
        return at if at < len(self.ranks) and self.ranks[at] == rank else None

    def behind(self, number: int) -> int:
        """Place in the roll of the first item behind an item that need not be in it."""
        return bisect_right(self.ranks, self._order.rank[number])

    def before(self, number: int) -> int:
        """Place in the roll of the last item before an item that need not be in it; -1 where there is none."""
        return bisect_left(self.ranks, self._order.rank[number]) - 1

    def narrowed(self, takes: Callable[[int], bool]) -> Roll:
        """The items for which `takes` is true."""
        numbers = self._order.numbers
        return Roll(self._order, [rank for rank in self.ranks if takes(numbers[rank])])

    def changed(self, added: Iterable[int], gone: Iterable[int]) -> Roll:
        """The roll with some items more and some less."""
        rank = self._order.rank
        more, less = [rank[number] for number in added], [rank[number] for number in gone]
        if len(more) + len(less) > _MANY:
            return Roll(self._order, sorted(set(self.ranks).difference(less).union(more)))
        ranks = self.ranks.copy()
        for each in less:
            at = bisect_left(ranks, each)
            if at < len(ranks) and ranks[at] == each:
                del ranks[at]
        for each in more:
            at = bisect_left(ranks, each)
            if at == len(ranks) or ranks[at] != each:
                insort(ranks, each)
        return Roll(self._order, ranks)


class Rolls(NamedTuple):
    """The items that people see, those that need someone, and of them the open ones."""

    visible: Roll
    undecided: Roll
    open: Roll
