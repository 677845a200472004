"""Which findings the list holds and in what order, over one file or all; no widget in it."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from mtcheck.files.display import printable
from mtcheck.review.passage import Passage
from mtcheck.review.several import Review
from mtcheck.review.state import ReviewState, Standing
from mtcheck.review.view import View
from mtcheck.tui.document import Shown, level_of
from mtcheck.tui.filters import Filter
from mtcheck.tui.page import Mark
from mtcheck.tui.paint import sign_and_role
from mtcheck.tui.queue import Row

_UNDECIDED = (Standing.OPEN, Standing.LATER)


class Entry(NamedTuple):
    """A finding of a file."""

    document: int
    number: int


class Views:
    """The view of each document, made again only where its state is another one."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[ReviewState, View]] = {}

    def of(self, review: Review, index: int) -> View:
        """The view of the document `index`."""
        state = review.documents[index]
        if index not in self._made or self._made[index][0] is not state:
            self._made[index] = (state, View(state))
        return self._made[index][1]


class Listing:
    """The findings of `review` that `chosen` lets through, in the order of work."""

    def __init__(self, review: Review, views: Views, chosen: Filter) -> None:
        self._review = review
        self._views = views
        self._chosen = chosen
        self._documents = range(len(review.documents)) if chosen.everywhere else (review.current,)

    @cached_property
    def entries(self) -> list[Entry]:
        """In order, over all files that are listed."""
        chosen = self._chosen
        found = []
        for index in self._documents:
            view = self._views.of(self._review, index)
            if chosen.written:
                items, standings = view.state.items, view.seen.standings
                found += [Entry(index, n) for n in view.agenda.items if chosen.takes(items[n].finding, standings[n])]
            else:
                found += [Entry(index, n) for n in view.agenda.items]
        return found

    @property
    def here(self) -> int:
        """Place of the finding in focus in the list; -1 where it is not in it."""
        focus = self._review.document.focus
        entry = Entry(self._review.current, focus if focus is not None else -1)
        return self.entries.index(entry) if entry in self.entries else -1

    def standing(self, entry: Entry) -> Standing:
        """What was decided about it."""
        return self._views.of(self._review, entry.document).seen.standings[entry.number]

    def beside(self, step: int, undecided: bool = False) -> Entry | None:
        """The entry `step` on from the one in focus, round the end; with `undecided`, the next that still needs someone. None where there is none."""
        entries = self.entries
        here = self.here
        if here < 0:
            # between findings: the next in the order of work, not of the list, would surprise nobody less
            here = -1 if step > 0 else 0
        for distance in range(1, len(entries) + 1):
            entry = entries[(here + distance * step) % len(entries)]
            if not undecided or self.standing(entry) in _UNDECIDED:
                return entry
        return None

    def row(self, rank: int) -> Row:
        """The line of the list for the entry at `rank`."""
        entry = self.entries[rank]
        view = self._views.of(self._review, entry.document)
        finding = view.state.items[entry.number].finding
        sign, role = sign_and_role(view.seen.standings[entry.number], finding.severity)
        fix = finding.suggestions[0].label if finding.suggestions else ""
        return Row(
            sign=sign,
            role=role,
            words=printable(" ".join(finding.text.split())),
            fix=printable(" ".join(fix.split())),
            rule=printable(finding.rule),
            score=f"{finding.confidence:.2f}",
            current=entry.document == self._review.current and entry.number == view.state.focus,
            file=printable(view.state.path.rpartition("/")[2]) if self._chosen.everywhere and len(self._review.documents) > 1 else "",
        )


class Drawing:
    """What document pane and heat strip draw of a view; figures of a report are worked out once."""

    def __init__(self) -> None:
        self._levels: list[int] = []
        self._of: object = None

    def levels(self, view: View) -> list[int]:
        """The shade of each sentence."""
        if self._of is not view.state.report:
            self._of = view.state.report
            self._levels = [level_of(score) for score in view.seen.ground.scores]
        return self._levels

    def shown(self, view: View, struck: bool) -> Shown:
        """The document as it reads now; with `struck`, the original words beside those that replaced them."""
        state, seen = view.state, view.seen
        told: set[tuple[object, ...]] = set()
        marks = []
        for number, place in seen.places.items():
            sign, role = sign_and_role(seen.standings[number], state.items[number].finding.severity)
            decision = state.decisions.get(number)
            old = ""
            if struck and decision is not None and decision.edits and decision.edits not in told:
                told.add(decision.edits)
                old = " \u2026 ".join(state.original[edit.span.start : edit.span.end] for edit in decision.edits)
            marks.append(Mark(place, number, sign, role, old))
        owned = {edit for decision in state.decisions.values() for edit in decision.edits}
        others = [edit for edit in state.version if edit not in owned]
        if others:
            ahead = Passage((), state.version)
            for edit in others:
                old = state.original[edit.span.start : edit.span.end] if struck else ""
                marks.append(Mark(ahead.cover(edit.span), -1, "+", "done", old))
        marks.sort(key=lambda mark: (mark.span, mark.number))
        return Shown(seen.text, marks, seen.sentences, self.levels(view), state.focus, state.sentence)


def where(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, from 1."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
