"""One decision for many findings of a document: one pass where a pass for each would be quadratic, and one step for undo."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from mtcheck.model import Edit, Span
from mtcheck.review.actions import Accept, EditSpan, Ignore, Later, Reject, Scope
from mtcheck.review.passage import Passage, compose
from mtcheck.review.state import Decision, Ignored, Item, ReviewState, Standing, Verdict
from mtcheck.review.survey import survey
from mtcheck.review.transitions import LABELS, added, decided
from mtcheck.text.disjoint import DisjointSpans


class Bulk(NamedTuple):
    """The state after a decision for many, for how many it was made, and for how many it could not be."""

    state: ReviewState
    decided: int
    left: int


def alike_in(state: ReviewState, covering: Ignored) -> tuple[int, ...]:
    """Numbers of the findings that are open or left for later and that `covering` covers, in order of place."""
    seen = survey(state)
    alike = (seen.ground.by_rule if covering.scope is Scope.RULE else seen.ground.by_wording).get(covering.key, ())
    return tuple(number for number in alike if seen.standing(number) in (Standing.OPEN, Standing.LATER))


def decide_all(state: ReviewState, decision: Accept | EditSpan | Reject | Later | Ignore, numbers: Sequence[int]) -> Bulk:
    """Make `decision` on each of the items `numbers`; those where it cannot be made are left as they are."""
    if not numbers:
        return Bulk(state, 0, 0)
    if isinstance(decision, Accept | EditSpan):
        return _rewrite_all(state, decision, numbers)
    verdict = {Reject: Verdict.REJECTED, Later: Verdict.LATER, Ignore: Verdict.IGNORED}[type(decision)]
    decisions = state.decisions.with_entries(dict.fromkeys(numbers, Decision(verdict)))
    return Bulk(decided(state, state.version, decisions, f"{LABELS[verdict]}, {len(numbers)} findings"), len(numbers), 0)


def _rewrite_all(state: ReviewState, decision: Accept | EditSpan, numbers: Sequence[int]) -> Bulk:
    """Each as `transitions.rewrite` would do it, with one version composed for all: none of `numbers` has edits of its own yet."""
    seen = survey(state)
    taken = DisjointSpans()
    changes: dict[int, list[Edit]] = {}
    for number in numbers:
        wanted = _wanted(state.items[number], decision)
        places = [seen.reading.moved(state.items[number], edit.span) for edit in wanted]
        edits = [Edit(place, edit.text) for place, edit in zip(places, wanted, strict=True) if place is not None]
        different = [edit for edit in edits if seen.text[edit.span.start : edit.span.end] != edit.text]
        if len(edits) == len(places) and different and not any(taken.overlaps(edit.span) for edit in edits):
            changes[number] = different
            for edit in edits:
                taken.take(edit.span)
    if not changes:
        return Bulk(state, 0, len(numbers))
    version = compose(state.original, state.version, sorted(edit for edits in changes.values() for edit in edits))
    made = added(state.version, version)
    ends = [edit.span.end for edit in made]
    verdict = Decision(Verdict.ACCEPTED, decision.choice) if isinstance(decision, Accept) else Decision(Verdict.EDITED)
    back = Passage(state.version, ())
    decisions = {}
    for number, edits in changes.items():
        span = back.cover(Span(min(edit.span.start for edit in edits), max(edit.span.end for edit in edits)))
        near = made[bisect_left(ends, span.start) : bisect_right(made, span.end, key=lambda edit: edit.span.start)]
        decisions[number] = verdict._replace(edits=near)
    what = "accepted a suggestion" if isinstance(decision, Accept) else f"wrote '{decision.text}'"
    whole = decided(state, version, state.decisions.with_entries(decisions), f"{what} in {len(decisions)} findings")
    return Bulk(whole, len(decisions), len(numbers) - len(decisions))


def _wanted(item: Item, decision: Accept | EditSpan) -> Sequence[Edit]:
    if isinstance(decision, EditSpan):
        return (Edit(item.finding.span, decision.text),)
    offered = item.finding.suggestions
    return offered[decision.choice].edits if 0 <= decision.choice < len(offered) else ()
