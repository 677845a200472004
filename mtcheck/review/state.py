"""What is known and decided about a document under review.

What people decide (`version`, `decisions`) can be undone; what the checker last saw (`report`, `items`) cannot, and catches up with the text by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from mtcheck.baseline.fingerprints import folded
from mtcheck.fix import apply
from mtcheck.model import Edit, Finding, Report, Span, Status
from mtcheck.review.actions import Scope
from mtcheck.review.passage import Passage, Version


class Verdict(Enum):
    """What a person said about a finding."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    LATER = "later"
    IGNORED = "ignored"


class Decision(NamedTuple):
    """A verdict on a finding and the edits of the original that it made (none for rejected and later)."""

    verdict: Verdict
    choice: int = -1
    """Which suggestion was accepted, from 0; -1 for none."""
    edits: Version = ()


class Ignored(NamedTuple):
    """Findings that nobody wants to hear of: of a rule, or on some words. `key` is the rule's id, or the words as `folded` has them."""

    scope: Scope
    key: str
    wording: str = ""
    """The words as they stood in the text."""


class Item(NamedTuple):
    """A finding under review. `number` is its identity for the whole review; `finding` is as last reported, in the text of `seen`."""

    number: int
    finding: Finding
    seen: Version
    place: Span
    """What of the original it stands on."""
    initial: bool = True
    """Of the first report; False for what came up in an edited text."""


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
    IGNORED = "ignored"
    """By a decision of this review, or by one that the project remembers (baseline, vocabulary)."""
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
    ignored: frozenset[Ignored] = frozenset()
    time: int = 0
    """When the decision was made, in milliseconds since 1970; also its identity: a step in several files has one time in all of them."""
    undone: int = 0
    """When it was taken back, for what can be redone."""


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
    ignored: frozenset[Ignored] = frozenset()
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
    for item in state.items:
        if item.seen not in passages:
            passages[item.seen] = Passage(item.seen, state.version)
        here = passages[item.seen].exact(item.finding.span)
        standing = _standing(state, item, here)
        standings[item.number] = standing
        if standing not in (Standing.MOOT, Standing.GONE):
            decision = state.decisions.get(item.number)
            places[item.number] = here or forward.cover(_hull(decision.edits) if decision and decision.edits else item.place)
    return Survey(apply(state.original, state.version), tuple(spans), standings, places)


def _standing(state: ReviewState, item: Item, here: Span | None) -> Standing:
    decision = state.decisions.get(item.number)
    if decision is not None and decision.verdict is not Verdict.LATER:
        return Standing(decision.verdict.value)
    known = item.number in state.reported
    live = (known and here is not None) or (item.seen == state.version and (known or state.stale))
    if live:
        if item.finding.status is Status.SUPPRESSED or (state.ignored and is_ignored(item.finding, state.ignored)):
            return Standing.IGNORED
        return Standing.LATER if decision else Standing.OPEN
    return Standing.MOOT if item.initial else Standing.GONE


def ignored_by(scope: Scope, finding: Finding) -> Ignored:
    """What ignoring `finding` with that scope covers."""
    return Ignored(scope, finding.rule) if scope is Scope.RULE else Ignored(scope, folded(finding.text), finding.text)


def is_ignored(finding: Finding, ignored: frozenset[Ignored]) -> bool:
    """True where one of `ignored` covers `finding`."""
    words = folded(finding.text)
    return any(finding.rule == each.key if each.scope is Scope.RULE else words == each.key for each in ignored)


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
    ignored: int = 0

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
        ignored=each[Standing.IGNORED],
    )
