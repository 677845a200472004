"""What a report says, in order: by place, by rule, by wording, by sentence. Made once for each report, and in a thread where one is at hand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from mtcheck.baseline.fingerprints import folded
from mtcheck.model import Span
from mtcheck.review.passage import Passage, Version
from mtcheck.review.state import Order, ReviewState


class Ordering(NamedTuple):
    """Sentences and items in the order of the list. An item's rank is its place among all items, those included that nobody sees now."""

    sentences: Sequence[int]
    position: Sequence[int]
    """Where each sentence is in `sentences`."""
    numbers: Sequence[int]
    """Items by rank."""
    rank: Sequence[int]
    """Ranks by item."""


class Ground:
    """Items and sentences of the last report of a state, at the places that they have in the text which it is on. O(n log n) to make, O(log n) to ask."""

    def __init__(self, state: ReviewState) -> None:
        self.report, self.first, self.checked = state.report, state.first, state.checked
        self.items, self.reported = state.items, state.reported
        self.token = object()
        """Tells this ground from others without keeping it."""
        self.parent: object = None
        """The token of the ground that `renewed` speaks of."""
        self.renewed: list[Span] = []
        """Where items of the report came, went or moved, in the checked text."""
        self.sentence_spans = [sentence.span for sentence in state.report.sentences]
        self.sentence_starts = [span.start for span in self.sentence_spans]
        forward = Passage((), state.checked)
        self.places = [
            item.finding.span if item.number in state.reported else forward.cover(item.place)
            # an item without a place of its own in this text stands where its words were
            for item in state.items
        ]
        self.by_place = sorted(range(len(self.places)), key=self.places.__getitem__)
        self._starts = [self.places[number].start for number in self.by_place]
        self._reach = list(accumulate((self.places[number].end for number in self.by_place), max))
        self.sentence_of = [max(bisect_right(self.sentence_starts, place.start) - 1, 0) for place in self.places]
        self._sentences = [self.sentence_of[number] for number in self.by_place]
        self._orderings: dict[Order, Ordering] = {}

    def holds(self, state: ReviewState) -> bool:
        """True where `state` has the report and the items that this ground is made of."""
        return self.items is state.items and self.report is state.report and self.reported is state.reported and self.first is state.first

    def touching(self, span: Span) -> list[int]:
        """Numbers of the items that share a character with `span` of the checked text or stand right beside it, in order of place."""
        low, high = bisect_left(self._reach, span.start), bisect_right(self._starts, span.end)
        return [number for number in self.by_place[low:high] if self.places[number].end >= span.start]

    def in_sentence(self, sentence: int) -> list[int]:
        """Numbers of the items that begin in a sentence, in order of place."""
        return self.by_place[bisect_left(self._sentences, sentence) : bisect_right(self._sentences, sentence)]

    @cached_property
    def by_rule(self) -> dict[str, list[int]]:
        """Numbers by rule, in order of place."""
        found: dict[str, list[int]] = {}
        for number in self.by_place:
            found.setdefault(self.items[number].finding.rule, []).append(number)
        return found

    @cached_property
    def wording(self) -> list[str]:
        """The words of each item, folded."""
        known: dict[str, str] = {}
        return [known.get(text) or known.setdefault(text, folded(text)) for text in (item.finding.text for item in self.items)]

    @cached_property
    def by_wording(self) -> dict[str, list[int]]:
        """Numbers by folded words, in order of place."""
        found: dict[str, list[int]] = {}
        for number in self.by_place:
            found.setdefault(self.wording[number], []).append(number)
        return found

    @cached_property
    def unreported(self) -> dict[Version, list[int]]:
        """Items that the last report does not hold, by the version that they were seen in."""
        groups: dict[int, list[int]] = {}
        for item in self.items:
            if item.number not in self.reported:
                groups.setdefault(id(item.seen), []).append(item.number)
        found: dict[Version, list[int]] = {}
        for numbers in groups.values():
            # the hash of a long version is taken once a group
            found.setdefault(self.items[numbers[0]].seen, []).extend(numbers)
        return found

    def ordering(self, order: Order) -> Ordering:
        """The order of work. By suspicion: the worst of the score before and now, so that a mended sentence keeps its place in the list."""
        if order not in self._orderings:
            self._orderings[order] = self._ordered(order)
        return self._orderings[order]

    def _ordered(self, order: Order) -> Ordering:
        count = len(self.sentence_spans)
        if order is Order.PLACE:
            sentences: Sequence[int] = range(count)
            position: Sequence[int] = sentences
            numbers: Sequence[int] = self.by_place
        else:
            worst = [-max(before, now) for before, now in zip(self.scores_before, self.scores, strict=True)]
            sentences = sorted(range(count), key=worst.__getitem__)
            position = _inverse(sentences)
            numbers = sorted(self.by_place, key=[position[s] if s < count else 0 for s in self.sentence_of].__getitem__)
        return Ordering(sentences, position, numbers, _inverse(numbers))

    @cached_property
    def scores(self) -> list[float]:
        """Suspicion of each sentence of the last report; 0 where the engine abstains."""
        return [sentence.score or 0.0 for sentence in self.report.sentences]

    @cached_property
    def scores_before(self) -> list[float]:
        """For each sentence of the last report, the suspicion of what stood there in the original."""
        if not self.checked:
            return self.scores
        back = Passage(self.checked, ())
        spans = [sentence.span for sentence in self.first.sentences]
        starts = [span.start for span in spans]
        values = [sentence.score or 0.0 for sentence in self.first.sentences]
        return [worst(values, spans, starts, back.cover(span)) for span in self.sentence_spans]

    @cached_property
    def by_score(self) -> tuple[list[int], list[int]]:
        """The sentences, the most suspicious now first, and where each of them is in that list."""
        ranked = sorted(range(len(self.scores)), key=lambda index: -self.scores[index])
        return ranked, _inverse(ranked)

    def compare(self, old: Ground) -> None:
        """Remember what differs from `old`, the ground of the report before this one. O(n)."""
        passage = Passage(old.checked, self.checked)
        kept = old.reported & self.reported
        moved = [number for number in kept if passage.exact(old.places[number]) != self.places[number]]
        self.parent = old.token
        self.renewed = [self.places[number] for number in (*moved, *(self.reported - kept))]
        self.renewed += [passage.cover(old.places[number]) for number in (*moved, *(old.reported - kept))]

    def prepare(self) -> None:
        """Work out all that a key may ask for."""
        for order in Order:
            self.ordering(order)
        _ = self.by_rule, self.by_wording, self.unreported, self.by_score


def _inverse(numbers: Sequence[int]) -> list[int]:
    places = [0] * len(numbers)
    for place, number in enumerate(numbers):
        places[number] = place
    return places


def worst(values: Sequence[float], spans: Sequence[Span], starts: Sequence[int], place: Span) -> float:
    """The highest of `values` among the sentences that overlap `place`; 0 where none does."""
    at = max(bisect_right(starts, place.start) - 1, 0)
    best = 0.0
    while at < len(spans) and spans[at].start < max(place.end, place.start + 1):
        if spans[at].overlaps(place):
            best = max(best, values[at])
        at += 1
    return best
