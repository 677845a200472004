"""In which order sentences and findings are gone through."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mtcheck.review.rolls import Roll
from mtcheck.review.state import ReviewState, Standing
from mtcheck.review.survey import Survey


class SentenceOf(Mapping[int, int]):
    """The sentence of each item that is listed."""

    def __init__(self, seen: Survey, items: Roll) -> None:
        self._seen = seen
        self._items = items

    def __getitem__(self, number: int) -> int:
        if not self._seen.visible(number):
            raise KeyError(number)
        return self._seen.ground.sentence_of[number]

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and self._seen.visible(number)

    def __iter__(self) -> Iterator[int]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)


class Agenda(NamedTuple):
    """Sentence indices in the order of the list, and item numbers in the same order; moot and gone ones are left out."""

    sentences: Sequence[int]
    position: Sequence[int]
    """Where each sentence is in that order."""
    items: Roll
    open: Roll
    sentence_of: SentenceOf
    """Sentence index of each item listed."""

    def behind(self, sentence: int) -> int:
        """Place in `items` of the first that stands in a sentence behind this one."""
        here = self.position[sentence] if 0 <= sentence < len(self.position) else 0
        return bisect_right(self.items, here, key=lambda number: self.position[self.sentence_of[number]] if self.position else 0)


def agenda(state: ReviewState, seen: Survey) -> Agenda:
    """The order of work, see `Ground.ordering`."""
    order, rolls = seen.ground.ordering(state.order), seen.rolls(state.order)
    return Agenda(order.sentences, order.position, rolls.visible, rolls.open, SentenceOf(seen, rolls.visible))


def foremost(seen: Survey, sentence: int) -> int | None:
    """Of the items in a sentence the first open one, else the first; None where it has none."""
    mine = seen.in_sentence(sentence)
    return next((number for number in mine if seen.standing(number) is Standing.OPEN), mine[0] if mine else None)
