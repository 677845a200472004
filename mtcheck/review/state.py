"""What is known and decided about a document under review.

What people decide (`version`, `decisions`) can be undone; what the checker last saw (`report`, `items`) cannot, and catches up with the text by itself.
"""

from __future__ import annotations

from enum import Enum
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.baseline.fingerprints import folded
from mtcheck.fix import apply
from mtcheck.model import Finding, Report, Span
from mtcheck.review.actions import Scope
from mtcheck.review.ledger import Ledger
from mtcheck.review.passage import Version

if TYPE_CHECKING:
    from mtcheck.review.survey import Survey


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


CARRIED = "carried "
"""How the label of a step begins that brings decisions over from an earlier text; the labels of all others begin with other verbs."""


class Snapshot(NamedTuple):
    """What undo brings back, and the name of the action that it undoes."""

    version: Version
    decisions: Ledger[Decision]
    sentence: int
    focus: int | None
    label: str
    ignored: frozenset[Ignored] = frozenset()
    time: int = 0
    """When the decision was made, in milliseconds since 1970; also its identity: a step in several files has one time in all of them."""
    undone: int = 0
    """When it was taken back, for what can be redone."""

    @property
    def carried(self) -> bool:
        """True where decisions came over from an earlier text: how long each took is not known."""
        return self.label.startswith(CARRIED)


class Memo:
    """What was worked out last about the states of a document, so that the next one costs what differs. No part of what a state is."""

    __slots__ = ("lock", "survey")

    def __init__(self) -> None:
        self.survey: Survey | None = None
        self.lock = Lock()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Memo)

    def __hash__(self) -> int:
        return 0


class ReviewState(NamedTuple):
    """Immutable. Made by `merge.start`, changed by `transitions.apply`."""

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
    decisions: Ledger[Decision] = Ledger()
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
    memo: Memo = Memo()

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


def ignored_by(scope: Scope, finding: Finding) -> Ignored:
    """What ignoring `finding` with that scope covers."""
    return Ignored(scope, finding.rule) if scope is Scope.RULE else Ignored(scope, folded(finding.text), finding.text)


def is_ignored(finding: Finding, ignored: frozenset[Ignored]) -> bool:
    """True where one of `ignored` covers `finding`."""
    words = folded(finding.text)
    return any(finding.rule == each.key if each.scope is Scope.RULE else words == each.key for each in ignored)
