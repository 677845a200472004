"""Which findings the list holds and in what order, over one file or all; no widget in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from mtcheck.files.display import printable
from mtcheck.review.rolls import Roll
from mtcheck.review.several import Review
from mtcheck.review.state import Standing
from mtcheck.review.survey import Survey
from mtcheck.review.view import View
from mtcheck.tui.document import Shown, level_of
from mtcheck.tui.filters import Filter
from mtcheck.tui.marks import Marks
from mtcheck.tui.paint import sign_and_role
from mtcheck.tui.queue import Row

_UNDECIDED = (Standing.OPEN, Standing.LATER)


class Entry(NamedTuple):
    """A finding of a file."""

    document: int
    number: int


class Narrowed(NamedTuple):
    """The findings of a survey that a filter lets through, and of them those that need someone."""

    seen: Survey
    chosen: Filter
    listed: Roll
    undecided: Roll


class Views:
    """The view of each document, and what the last filter lets through of it, kept up from one state to the next."""

    def __init__(self) -> None:
        self._made: dict[int, View] = {}
        self._narrowed: dict[int, Narrowed] = {}

    def of(self, review: Review, index: int) -> View:
        """The view of the document `index`."""
        state = review.documents[index]
        if index not in self._made or self._made[index].state is not state:
            self._made[index] = View(state)
        return self._made[index]

    def roll(self, review: Review, index: int, chosen: Filter, undecided: bool) -> Roll:
        """The findings of a document that `chosen` lets through, in the order of work; with `undecided`, those that need someone."""
        view = self.of(review, index)
        if not chosen.written:
            rolls = view.seen.rolls(view.state.order)
            return rolls.undecided if undecided else rolls.visible
        narrowed = self._narrow(view, chosen, self._narrowed.get(index))
        self._narrowed[index] = narrowed
        return narrowed.undecided if undecided else narrowed.listed

    def _narrow(self, view: View, chosen: Filter, last: Narrowed | None) -> Narrowed:
        seen, items = view.seen, view.state.items
        rolls = seen.rolls(view.state.order)
        if (
            last is None
            or last.chosen != chosen
            or last.seen.ground is not seen.ground
            or last.seen.state.order is not seen.state.order
            or last.seen.serial > seen.serial
        ):
            listed = rolls.visible.narrowed(chosen.filtering(items, seen.standing))
            return Narrowed(seen, chosen, listed, listed.narrowed(lambda number: seen.standing(number) in _UNDECIDED))
        if last.seen is seen:
            return last
        changed = {number for change in seen.since(last.seen.serial) for number in change.numbers}
        listed, undecided = last.listed, last.undecided
        takes = chosen.filtering(items, seen.standing)
        stays = [number for number in changed if seen.visible(number) and takes(number)]
        listed = listed.changed(stays, changed.difference(stays))
        needing = [number for number in stays if seen.standing(number) in _UNDECIDED]
        return Narrowed(seen, chosen, listed, undecided.changed(needing, changed.difference(needing)))


class Entries(Sequence[Entry]):
    """Findings of one document after the other."""

    def __init__(self, parts: Sequence[tuple[int, Roll]]) -> None:
        self._parts = parts
        self._starts = [0, *accumulate(len(roll) for _, roll in parts)]

    def __len__(self) -> int:
        return self._starts[-1]

    def __getitem__(self, rank: int) -> Entry:  # type: ignore[override]
        rank = range(len(self))[rank]
        part = bisect_right(self._starts, rank) - 1
        document, roll = self._parts[part]
        return Entry(document, roll[rank - self._starts[part]])

    def place(self, entry: Entry) -> int:
        """Where `entry` stands; -1 where it does not."""
        for start, (document, roll) in zip(self._starts, self._parts, strict=False):
            if document == entry.document:
                return start + roll.index(entry.number) if entry.number in roll else -1
        return -1

    def beside(self, entry: Entry, step: int) -> Entry | None:
        """The first behind `entry` (before it, where `step` is negative), round the end, be it in here or not."""
        if not len(self):
            return None
        for start, (document, roll) in zip(self._starts, self._parts, strict=False):
            if document == entry.document:
                at = start + (roll.behind(entry.number) if step > 0 else roll.before(entry.number))
                return self[at % len(self)]
        return self[0]


class Listing:
    """The findings of `review` that `chosen` lets through, in the order of work."""

    def __init__(self, review: Review, views: Views, chosen: Filter) -> None:
        self._review = review
        self._views = views
        self._chosen = chosen
        self._documents = range(len(review.documents)) if chosen.everywhere else (review.current,)

    def _entries(self, undecided: bool) -> Entries:
        return Entries([(index, self._views.roll(self._review, index, self._chosen, undecided)) for index in self._documents])

    @cached_property
    def entries(self) -> Entries:
        """In order, over all files that are listed."""
        return self._entries(undecided=False)

    @property
    def here(self) -> int:
        """Place of the finding in focus in the list; -1 where it is not in it."""
        focus = self._review.document.focus
        return self.entries.place(Entry(self._review.current, focus)) if focus is not None else -1

    def standing(self, entry: Entry) -> Standing:
        """What was decided about it."""
        return self._views.of(self._review, entry.document).seen.standing(entry.number)

    @property
    def first_open(self) -> Entry | None:
        """The first that is open."""
        return next((entry for entry in self._entries(undecided=True) if self.standing(entry) is Standing.OPEN), None)

    def beside(self, step: int, undecided: bool = False) -> Entry | None:
        """The entry next to the one in focus, round the end; with `undecided`, the next that still needs someone. None where there is none."""
        entries = self._entries(undecided)
        if self.here < 0:
            # between findings: the next in the order of work, not of the list, would surprise nobody less
            return entries[0 if step > 0 else -1] if entries else None
        focus = self._review.document.focus
        assert focus is not None
        return entries.beside(Entry(self._review.current, focus), step)

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
    """What document pane and heat strip draw of a view; worked out again only for what is another one."""

    def __init__(self) -> None:
        self._levels: list[int] = []
        self._of: object = None
        self._marks: tuple[Survey, bool, Marks] | None = None

    def levels(self, view: View) -> list[int]:
        """The shade of each sentence."""
        if self._of is not view.state.report:
            self._of = view.state.report
            self._levels = list(map(level_of, view.seen.ground.scores))
        return self._levels

    def shown(self, view: View, struck: bool) -> Shown:
        """The document as it reads now; with `struck`, the original words beside those that replaced them."""
        state, seen = view.state, view.seen
        if self._marks is None or self._marks[0] is not seen or self._marks[1] is not struck:
            self._marks = seen, struck, Marks(seen, struck)
        place = seen.places.get(state.focus) if state.focus is not None else None
        return Shown(seen.text, self._marks[2], seen.sentences, self.levels(view), state.focus, place, state.sentence)


def where(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, from 1."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
