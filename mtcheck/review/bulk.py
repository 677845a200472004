"""One decision for many findings of a document: one pass where a pass for each would be quadratic, and one step for undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mtcheck.review.actions import Accept, EditSpan, Ignore, Later, Reject
from mtcheck.review.state import Decision, Ignored, ReviewState, Standing, Verdict, is_ignored, survey
from mtcheck.review.transitions import LABELS, decided, rewrite


class Bulk(NamedTuple):
    """The state after a decision for many, for how many it was made, and for how many it could not be."""

    state: ReviewState
    decided: int
    left: int


def alike_in(state: ReviewState, covering: Ignored) -> tuple[int, ...]:
    """Numbers of the findings that are open or left for later and that `covering` covers, in order of place."""
    each = frozenset((covering,))
    mine = [item for item in state.items if is_ignored(item.finding, each)]
    if not mine:
        return ()
    seen = survey(state)
    numbers = [item.number for item in mine if seen.standings[item.number] in (Standing.OPEN, Standing.LATER)]
    return tuple(sorted(numbers, key=lambda number: (seen.places[number], number)))


def decide_all(state: ReviewState, decision: Accept | EditSpan | Reject | Later | Ignore, numbers: Sequence[int]) -> Bulk:
    """Make `decision` on each of the items `numbers`; those where it cannot be made are left as they are."""
    if not numbers:
        return Bulk(state, 0, 0)
    if isinstance(decision, Accept | EditSpan):
        return _rewrite_all(state, decision, numbers)
    verdict = {Reject: Verdict.REJECTED, Later: Verdict.LATER, Ignore: Verdict.IGNORED}[type(decision)]
    decisions = {**state.decisions, **{number: Decision(verdict) for number in numbers}}
    return Bulk(decided(state, state.version, decisions, f"{LABELS[verdict]}, {len(numbers)} findings"), len(numbers), 0)


def _rewrite_all(state: ReviewState, decision: Accept | EditSpan, numbers: Sequence[int]) -> Bulk:
    after, made = state, 0
    for number in numbers:
        following = rewrite(after, after.items[number], decision, stay=True)
        made += len(following.past) > len(after.past)
        after = following
    if not made:
        return Bulk(state, 0, len(numbers))
    what = "accepted a suggestion" if isinstance(decision, Accept) else f"wrote '{decision.text}'"
    whole = decided(state, after.version, after.decisions, f"{what} in {made} findings")
    return Bulk(whole, made, len(numbers) - made)
