"""What is known and decided about a document under review.

What people decide (`version`, `decisions`) can be undone; what the checker last saw (`report`, `items`) cannot, and catches up with the text by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from mtcheck.fix import apply
from mtcheck.model import Edit, Finding, Report, Span
from mtcheck.review.passage import Passage, Version


class Verdict(Enum):
    """What a person said about a finding."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    LATER = "later"


class Decision(NamedTuple):
    """A verdict on a finding and the edits of the original that it made (none for rejected and later)."""

    verdict: Verdict
    choice: int = -1
    """Which suggestion was accepted, from 0; -1 for none."""
    edits: Version = ()


class Item(NamedTuple):
    """A finding under review. `number` is its identity for the whole review; `finding` is as last reported, in the text of `seen`."""

    number: int
    finding: Finding
    seen: Version
    place: Span
    """What of the original it stands on."""


class Order(Enum):
    """How sentences are listed."""

    SUSPICION = "suspicion"
    PLACE = "place"


class Standing(Enum):
    """Where an item stands now."""

    OPEN = "open"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    LATER = "later"
    MOOT = "moot"
    """Of the first report, and settled by an edit next to it."""
    GONE = "gone"
    """Came up in a text that is no longer there; not counted."""


class Snapshot(NamedTuple):
    """What undo brings back, and the name of the action that it undoes."""

    version: Version
    decisions: Mapping[int, Decision]
    sentence: int
    focus: int | None
    label: str


class ReviewState(NamedTuple):
    """Immutable; `decisions` is replaced, never changed in place. Made by `start`, changed by `transitions.apply`."""

    path: str
    original: str
    first: Report
    """On the original."""
    report: Report
    """The last one, on the text of `checked`."""
    checked: Version
    items: tuple[Item, ...]
    reported: frozenset[int]
    """Numbers of the items that the last report holds."""
    version: Version = ()
    decisions: Mapping[int, Decision] = {}
    order: Order = Order.SUSPICION
    sentence: int = 0
    """Index of the sentence in focus in `report.sentences`."""
    focus: int | None = None
    """Number of the item in focus; None in a sentence without one."""
    past: tuple[Snapshot, ...] = ()
    future: tuple[Snapshot, ...] = ()
    saved: Version = ()
    message: str = ""
    last_edit: Span | None = None
    """Stretch of the original that was edited since the last report."""

    @property
    def unsaved(self) -> bool:
        """True where the text differs from that on disk."""
        return self.version != self.saved

    @property
    def stale(self) -> bool:
        """True where the last report is on another text than the present one."""
        return self.version != self.checked


def text_now(state: ReviewState) -> str:
    """The original with all accepted and typed edits made."""
    return apply(state.original, state.version)


class Survey(NamedTuple):
    """Everything about a state that takes a pass over the document: made once for each screen."""

    text: str
    sentences: tuple[Span, ...]
    """Of `report`, at their present places."""
    standings: Mapping[int, Standing]
    places: Mapping[int, Span]
    """Where each item that is not moot or gone stands in `text`."""


def survey(state: ReviewState) -> Survey:
    """Where everything is now. O(items + sentences)."""
    spans = [s.span for s in state.report.sentences]
    if state.stale:
        ahead = Passage(state.checked, state.version)
        spans = [ahead.cover(span) for span in spans]
    passages: dict[Version, Passage] = {}
    forward = Passage((), state.version)
    standings: dict[int, Standing] = {}
    places: dict[int, Span] = {}
    first_items = len(state.first.findings)
    for item in state.items:
        if item.seen not in passages:
            passages[item.seen] = Passage(item.seen, state.version)
        here = passages[item.seen].exact(item.finding.span)
        standing = _standing(state, item, here, first_items)
        standings[item.number] = standing
        if standing not in (Standing.MOOT, Standing.GONE):
            decision = state.decisions.get(item.number)
            places[item.number] = here or forward.cover(_hull(decision.edits) if decision and decision.edits else item.place)
    return Survey(apply(state.original, state.version), tuple(spans), standings, places)


def _standing(state: ReviewState, item: Item, here: Span | None, first_items: int) -> Standing:
    decision = state.decisions.get(item.number)
    if decision is not None and decision.verdict is not Verdict.LATER:
        return Standing(decision.verdict.value)
    known = item.number in state.reported
    live = (known and here is not None) or (item.seen == state.version and (known or state.stale))
    if live:
        return Standing.LATER if decision else Standing.OPEN
    return Standing.MOOT if item.number < first_items else Standing.GONE


def _hull(edits: tuple[Edit, ...]) -> Span:
    return Span(edits[0].span.start, edits[-1].span.end)


class Counts(NamedTuple):
    """How far a review has come."""

    total: int
    open: int
    later: int
    moot: int
    accepted: int
    edited: int
    rejected: int

    @property
    def reviewed(self) -> int:
        """Findings that need nobody any more."""
        return self.total - self.open - self.later


def counts(standings: Mapping[int, Standing]) -> Counts:
    """The figures of a survey."""
    each = Counter(standings.values())
    return Counts(
        total=each.total() - each[Standing.GONE],
        open=each[Standing.OPEN],
        later=each[Standing.LATER],
        moot=each[Standing.MOOT],
        accepted=each[Standing.ACCEPTED],
        edited=each[Standing.EDITED],
        rejected=each[Standing.REJECTED],
    )
