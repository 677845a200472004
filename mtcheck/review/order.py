"""In which order sentences and findings are gone through."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from mtcheck.model import Span
from mtcheck.review.passage import Passage
from mtcheck.review.state import Order, ReviewState, Standing, Survey

_HIDDEN = (Standing.MOOT, Standing.GONE)


class Agenda(NamedTuple):
    """Sentence indices in the order of the list, and item numbers in the same order; moot and gone ones are left out."""

    sentences: tuple[int, ...]
    items: tuple[int, ...]
    sentence_of: dict[int, int]
    """Sentence index of each item listed."""


def agenda(state: ReviewState, seen: Survey) -> Agenda:
    """The order of work. By suspicion: the worst of the score before and now, so that a mended sentence keeps its place in the list."""
    everything = range(len(seen.sentences))
    if state.order is Order.PLACE:
        listed = list(everything)
    else:
        ranks = [max(before, now) for before, now in zip(scores_before(state), scores_now(state), strict=True)]
        listed = sorted(everything, key=lambda index: (-ranks[index], index))
    position = {index: rank for rank, index in enumerate(listed)}
    starts = [span.start for span in seen.sentences]
    sentence_of = {
        number: sentence_at(starts, place.start) for number, place in seen.places.items() if seen.standings[number] not in _HIDDEN
    }
    items = sorted(sentence_of, key=lambda number: (position.get(sentence_of[number], 0), seen.places[number], number))
    return Agenda(tuple(listed), tuple(items), sentence_of)


def foremost(plan: Agenda, seen: Survey, sentence: int) -> int | None:
    """Of the items in a sentence the first open one, else the first; None where it has none."""
    mine = [number for number in plan.items if plan.sentence_of[number] == sentence]
    return next((number for number in mine if seen.standings[number] is Standing.OPEN), mine[0] if mine else None)


def sentence_at(starts: Sequence[int], offset: int) -> int:
    """Index of the sentence that holds `offset` or ends before it; 0 where there is none."""
    return max(bisect_right(starts, offset) - 1, 0)


def scores_now(state: ReviewState) -> list[float]:
    """Suspicion of each sentence of the last report; 0 where the engine abstains."""
    return [sentence.score or 0.0 for sentence in state.report.sentences]


def scores_before(state: ReviewState) -> list[float]:
    """For each sentence of the last report, the suspicion of what stood there in the original."""
    if not state.checked:
        return scores_now(state)
    back = Passage(state.checked, ())
    spans = [sentence.span for sentence in state.first.sentences]
    starts = [span.start for span in spans]
    values = [sentence.score or 0.0 for sentence in state.first.sentences]
    found = []
    for sentence in state.report.sentences:
        place = back.cover(sentence.span)
        found.append(worst(values, spans, starts, place))
    return found


def worst(values: Sequence[float], spans: Sequence[Span], starts: Sequence[int], place: Span) -> float:
    """The highest of `values` among the sentences that overlap `place`; 0 where none does."""
    at = sentence_at(starts, place.start)
    best = 0.0
    while at < len(spans) and spans[at].start < max(place.end, place.start + 1):
        if spans[at].overlaps(place):
            best = max(best, values[at])
        at += 1
    return best
