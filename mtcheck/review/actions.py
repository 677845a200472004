"""What can happen in a review: each action is a value, so that a session can be recorded and played again."""

from __future__ import annotations

from typing import NamedTuple

from mtcheck.model import Report
from mtcheck.review.passage import Version


class Accept(NamedTuple):
    """Take suggestion `choice` (0 is the first) of the finding in focus."""

    choice: int = 0


class EditSpan(NamedTuple):
    """Write `text` where the finding in focus stands."""

    text: str


class EditSentence(NamedTuple):
    """Write `text` in place of the sentence in focus; only the words that differ are touched."""

    text: str


class Reject(NamedTuple):
    """The finding in focus is not an artifact."""


class Later(NamedTuple):
    """Leave the finding in focus for later."""


class Undo(NamedTuple):
    """Take the last decision back."""


class Redo(NamedTuple):
    """Make the decision again that was last taken back."""


class MoveFinding(NamedTuple):
    """Put the focus `step` findings on (back, where negative)."""

    step: int


class MoveSentence(NamedTuple):
    """Put the focus `step` sentences on (back, where negative) in the order of the list."""

    step: int


class GoToSentence(NamedTuple):
    """Put the focus on the sentence with this index in the report."""

    sentence: int


class ToggleOrder(NamedTuple):
    """List the sentences the other way: by suspicion or by place."""


class Checked(NamedTuple):
    """The checker has a report on the text of `version`."""

    version: Version
    report: Report


class Saved(NamedTuple):
    """The text of `version` is on disk, as `note` tells people."""

    version: Version
    note: str


Action = (
    Accept
    | EditSpan
    | EditSentence
    | Reject
    | Later
    | Undo
    | Redo
    | MoveFinding
    | MoveSentence
    | GoToSentence
    | ToggleOrder
    | Checked
    | Saved
)
