"""What can happen in a review: each action is a value, so that a session can be recorded and played again."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import Report
from mtcheck.review.passage import Version

if TYPE_CHECKING:
    from mtcheck.review.merge import Merged


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


class Scope(Enum):
    """What an ignored finding stands for. All but HERE hold in every file under review, for findings that come up later too."""

    HERE = "here"
    """This finding only."""
    RULE = "rule"
    """All findings of its rule."""
    WORDING = "wording"
    """All findings on the same words, whatever their case and spacing."""
    NAME = "name"
    """As WORDING; the words go into the project's vocabulary file when the review is saved."""


class Ignore(NamedTuple):
    """The finding in focus may be an artifact, but nobody wants to hear of it."""

    scope: Scope = Scope.HERE


class Alike(Enum):
    """Which findings are like the one in focus."""

    RULE = "rule"
    WORDING = "wording"


class SameForAll(NamedTuple):
    """The same decision for every open finding like the one in focus, which is among them: one step for undo.

    `Accept(n)` takes the suggestion of each finding's own at that place; findings without one are left open. `everywhere`: in all files.
    `several.matching` gives the number beforehand.
    """

    decision: Accept | EditSpan | Reject | Later | Ignore
    alike: Alike = Alike.RULE
    everywhere: bool = False


class Undo(NamedTuple):
    """Take the last decision back, in whichever file it was made."""


class Redo(NamedTuple):
    """Make the decision again that was last taken back."""


class MoveFinding(NamedTuple):
    """Put the focus `step` findings on (back, where negative)."""

    step: int


class MoveSentence(NamedTuple):
    """Put the focus `step` sentences on (back, where negative) in the order of the list."""

    step: int


class GoToFinding(NamedTuple):
    """Put the focus on the item with this number."""

    number: int


class GoToSentence(NamedTuple):
    """Put the focus on the sentence with this index in the report."""

    sentence: int


class ToggleOrder(NamedTuple):
    """List the sentences the other way: by suspicion or by place."""


class Checked(NamedTuple):
    """The checker has a report on the text of `version`; `made` is what could be done about it beforehand."""

    version: Version
    report: Report
    made: Merged | None = None


class Grown(NamedTuple):
    """The checker has come further in the original: `report` holds what the first one held, and more."""

    report: Report
    made: Merged | None = None


class Saved(NamedTuple):
    """The text of `version` is on disk, as `note` tells people."""

    version: Version
    note: str


class GoToDocument(NamedTuple):
    """Turn to the file with this index in `Review.documents`."""

    document: int


class MoveDocument(NamedTuple):
    """Turn to the file `step` files on (back, where negative), round the end."""

    step: int


Judgement = Accept | EditSpan | EditSentence | Reject | Later | Ignore
"""What is undone and redone, in one document."""

Action = Judgement | Undo | Redo | MoveFinding | MoveSentence | GoToFinding | GoToSentence | ToggleOrder | Checked | Grown | Saved
"""What can happen in the review of one document."""


class In(NamedTuple):
    """`action` in the file with index `document`, whichever file is in front; for what the checker and the disk report."""

    document: int
    action: Action


AnyAction = Action | SameForAll | GoToDocument | MoveDocument | In
"""What can happen in a review of several files."""
