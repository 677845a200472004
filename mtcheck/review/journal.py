"""From states to journal entries, and from entries back to the state: the checker is not asked again, so replay gives what was, whatever the rules say now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mtcheck.fix import apply
from mtcheck.model import Edit, Span, Suggestion
from mtcheck.review.entries import Entry, Header, Known, Redone, Saving, Step, Undone
from mtcheck.review.order import agenda
from mtcheck.review.passage import Passage, Version
from mtcheck.review.state import Item, ReviewState, Snapshot
from mtcheck.review.survey import survey


class Scribe:
    """Writes down what happens to one document. `named` are the items that the journal knows, by their numbers there."""

    def __init__(self, named: Sequence[int] = ()) -> None:
        self._known = {number: index for index, number in enumerate(named)}
        self._next = len(named)

    def entries(self, before: ReviewState, after: ReviewState, time: int) -> list[Entry]:
        """What one action that led from `before` to `after` has to put into the journal; nothing for moves and reports."""
        grown = len(after.past) - len(before.past)
        if grown == 0:
            return []
        if grown < 0:
            return [Undone(time)]
        again = before.future and before.future[-1].time == after.past[-1].time
        return [Redone(time)] if again else [self._step(before, after)]

    def _step(self, before: ReviewState, after: ReviewState) -> Step:
        was, now = set(before.version), set(after.version)
        differing = after.decisions.differing(before.decisions)
        decided = [number for number in differing if number in after.decisions]
        focus = [number for number in (before.focus, after.focus) if number is not None]
        new = [number for number in dict.fromkeys([*decided, *focus]) if number not in self._known]
        for number in new:
            self._known[number] = self._next
            self._next += 1
        snapshot = after.past[-1]
        return Step(
            time=snapshot.time,
            label=snapshot.label,
            items=tuple(known_item(after.items[number]) for number in new),
            removed=tuple(edit.span for edit in sorted(was - now)),
            added=tuple(sorted(now - was)),
            decided=tuple((self._known[number], after.decisions[number]) for number in decided),
            reopened=tuple(self._known[number] for number in differing if number not in after.decisions),
            ignored=tuple(sorted(after.ignored - before.ignored, key=lambda i: (i.scope.value, i.key))),
            heard=tuple(sorted(before.ignored - after.ignored, key=lambda i: (i.scope.value, i.key))),
            before=self._focus(before),
            after=self._focus(after),
        )

    def _focus(self, state: ReviewState) -> tuple[int, int]:
        return (-1 if state.focus is None else self._known[state.focus]), max(state.sentence, 0)


def known_item(item: Item) -> Known:
    """The item with its places in the original wherever the words are its own: the many edits elsewhere in the text are left out."""
    spans = [item.finding.span, *(edit.span for each in item.finding.suggestions for edit in each.edits)]
    hull = Span(min(s.start for s in spans), max(s.end for s in spans))
    near = {block.after for block in Passage(item.seen, ()).blocks if block.before.start <= hull.end and hull.start <= block.before.end}
    seen = tuple(edit for edit in item.seen if edit.span in near)
    there = Passage(item.seen, seen)
    moved = [there.exact(span) for span in spans]
    if not all(moved):
        return Known(item.finding, item.seen, item.place, item.initial)
    places = iter([span for span in moved if span is not None])
    finding = item.finding._replace(
        span=next(places),
        suggestions=tuple(
            Suggestion(tuple(Edit(next(places), edit.text) for edit in each.edits), each.label, each.safety)
            for each in item.finding.suggestions
        ),
    )
    return Known(finding, seen, item.place, item.initial)


class Replayed(NamedTuple):
    """A state played again, the numbers of items for the `Scribe` that goes on, and the times of the last entry and of the last new decision."""

    state: ReviewState
    named: tuple[int, ...]
    time: int
    stepped: int


def replay(state: ReviewState, entries: Iterable[Entry]) -> Replayed:
    """`state` (as `merge.start` makes it, with the present report on the original) after `entries`. Raises `ValueError` where they do not fit it."""
    player = _Player(state)
    for entry in entries:
        player.play(entry)
    return Replayed(_refocused(player.state, player.focus), tuple(player.items), player.time, player.stepped)


class _Player:
    def __init__(self, state: ReviewState) -> None:
        self.state = state
        self.items: list[int] = []
        """Item numbers in the state, by number in the journal."""
        self.focus = (-1, 0)
        self.time = 0
        self.stepped = 0
        self._first = {(item.finding.rule, item.finding.text, item.finding.span): item.number for item in state.items}

    def play(self, entry: Entry) -> None:
        match entry:
            case Step():
                self.time = self.stepped = _later(entry.time, self.time)
                self._step(entry)
            case Undone(time) | Redone(time):
                self.time = _later(time, self.time)
                self._travel(isinstance(entry, Undone))
            case Header(time=time) | Saving(time=time):
                self.time = max(self.time, time)

    def _step(self, step: Step) -> None:
        self.items += [self._number(known) for known in step.items]
        state = self.state
        removed = set(step.removed)
        kept = [edit for edit in state.version if edit.span not in removed]
        if len(kept) != len(state.version) - len(removed):
            raise ValueError("an edit to be taken back is not there")
        version = checked_version(state.original, [*kept, *step.added])
        reopened = [self._item(number) for number in step.reopened]
        if not all(number in state.decisions for number in reopened):
            raise ValueError("a decision to be taken back is not there")
        decided = {self._item(number): decision for number, decision in step.decided}
        if any(edit.span.end > len(state.original) for decision in decided.values() for edit in decision.edits):
            raise ValueError("a decision on edits outside of the text")
        focus, sentence = step.before
        here = self._item(focus) if focus >= 0 else None
        snapshot = Snapshot(state.version, state.decisions, sentence, here, step.label, state.ignored, step.time)
        self.state = state._replace(
            version=version,
            decisions=state.decisions.without(reopened).with_entries(decided),
            ignored=(state.ignored - set(step.heard)) | set(step.ignored),
            past=(*state.past, snapshot),
            future=(),
        )
        self.focus = (self._item(step.after[0]) if step.after[0] >= 0 else -1), step.after[1]

    def _number(self, known: Known) -> int:
        finding = known.finding
        mine = self._first.get((finding.rule, finding.text, finding.span)) if not known.seen else None
        if mine is not None:
            return mine
        original = self.state.original
        text = apply(original, checked_version(original, known.seen)) if known.seen else original
        if text[finding.span.start : finding.span.end] != finding.text:
            raise ValueError("a finding is not where it should be")
        ends = [finding.span.end, *(edit.span.end for each in finding.suggestions for edit in each.edits)]
        if max(ends) > len(text) or known.place.end > len(original):
            raise ValueError("a finding beyond the end")
        item = Item(len(self.state.items), finding._replace(sentence=-1), known.seen, known.place, known.initial)
        self.state = self.state._replace(items=(*self.state.items, item))
        return item.number

    def _item(self, number: int) -> int:
        if number >= len(self.items):
            raise ValueError("a finding that was never named")
        return self.items[number]

    def _travel(self, back: bool) -> None:
        state = self.state
        source = state.past if back else state.future
        if not source:
            raise ValueError("nothing to undo or redo")
        to = source[-1]
        here = Snapshot(
            state.version, state.decisions, state.sentence, self.focus[0] if self.focus[0] >= 0 else None, to.label, state.ignored, to.time
        )
        self.state = state._replace(
            version=to.version,
            decisions=to.decisions,
            ignored=to.ignored,
            past=state.past[:-1] if back else (*state.past, here),
            future=(*state.future, here._replace(undone=self.time)) if back else state.future[:-1],
        )
        self.focus = (-1 if to.focus is None else to.focus), to.sentence


def _later(time: int, last: int) -> int:
    if time <= last:
        raise ValueError("entries out of order")
    return time


def checked_version(original: str, edits: Iterable[Edit]) -> Version:
    """`edits` in order. Raises `ValueError` where they cannot be those of a version of `original`."""
    version = tuple(sorted(edits))
    at = -1
    for edit in version:
        # edits of a version never overlap or touch
        if edit.span.start <= at or edit.span.end > len(original):
            raise ValueError("edits that overlap or lie outside of the text")
        at = edit.span.end
    return version


def _refocused(state: ReviewState, focus: tuple[int, int]) -> ReviewState:
    """The finding that was in focus, if it still is one, else the first open one, else where the sentence was."""
    seen = survey(state)
    plan = agenda(state, seen)
    first = next(iter(plan.open or plan.items), None)
    number = focus[0] if focus[0] in plan.sentence_of else first
    if number is not None:
        return state._replace(focus=number, sentence=plan.sentence_of[number])
    return state._replace(focus=None, sentence=min(focus[1], max(len(seen.sentences) - 1, 0)))
