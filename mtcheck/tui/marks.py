"""Findings and edits as they are drawn in the text, those of a stretch when it is looked at; and where a later state has to be laid out anew."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from mtcheck.model import Span
from mtcheck.review.passage import Block, Passage
from mtcheck.review.survey import Survey
from mtcheck.tui.page import Mark
from mtcheck.tui.paint import sign_and_role


class Renewed(NamedTuple):
    """What differs between two layouts: stretches of text that were replaced, and stretches of the new text whose signs are others."""

    blocks: list[Block]
    signs: list[Span]


class Marks:
    """The marks of a survey; with `struck`, the original words beside those that replaced them."""

    def __init__(self, seen: Survey, struck: bool) -> None:
        self._seen = seen
        self._struck = struck

    def within(self, start: int, end: int) -> list[Mark]:
        """The marks that share a character with this stretch, in order of place."""
        seen, state = self._seen, self._seen.state
        marks = []
        told: set[tuple[object, ...]] = set()
        for place, number in seen.within(start, end):
            sign, role = sign_and_role(seen.standing(number), state.items[number].finding.severity)
            decision = state.decisions.get(number)
            old = ""
            if self._struck and decision is not None and decision.edits and decision.edits not in told:
                told.add(decision.edits)
                old = " \u2026 ".join(state.original[edit.span.start : edit.span.end] for edit in decision.edits)
            marks.append(Mark(place, number, sign, role, old))
        window = Span(start, end)
        for index in seen.reading.edits_within(start, end):
            place, edit = seen.reading.forward.blocks[index].after, state.version[index]
            if place.overlaps(window) and not any(edit in self._edits(mark.number) for mark in marks):
                marks.append(Mark(place, -1, "+", "done", state.original[edit.span.start : edit.span.end] if self._struck else ""))
        return sorted(marks, key=lambda mark: (mark.span, mark.number))

    def _edits(self, number: int) -> tuple[object, ...]:
        decision = self._seen.state.decisions.get(number) if number >= 0 else None
        return decision.edits if decision is not None else ()

    def spans(self) -> Iterable[Span]:
        """Where there are marks, in no order."""
        yield from self._places
        if self._seen.state.version:
            yield from (block.after for block in self._seen.reading.forward.blocks)

    @cached_property
    def _places(self) -> list[Span]:
        return list(self._seen.places.values())

    def since(self, old: Marks) -> Renewed | None:
        """What has to be laid out anew where `old` was drawn; None where that was another document."""
        before, now = old._seen, self._seen
        if before.state.original is not now.state.original:
            return None
        passage = Passage(before.state.version, now.state.version)
        signs: list[Span] = []
        if old._struck != self._struck and now.state.version:
            signs += [block.after for block in now.reading.forward.blocks]
        if now.ground is before.ground and now.serial >= before.serial:
            signs += [now.stretch(number) for change in now.since(before.serial) for number in change.flips]
        elif now.ground.parent is before.ground.token:
            flips = {number for log in (before.log, now.log) for change in log for number in change.flips}
            signs += [now.reading.ahead.cover(span) for span in now.ground.renewed]
            signs += [now.stretch(number) for number in flips]
        else:
            moved = {passage.exact(place) for place in old._places}
            signs += [span for span in moved.symmetric_difference(self._places) if span is not None]
        return Renewed(passage.blocks, signs)
