"""The desk: what a front holds for the time of a review."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from mtcheck.compare import Comparison
from mtcheck.errors import MtcheckError
from mtcheck.model import Report, Source
from mtcheck.review.actions import AnyAction
from mtcheck.review.several import Review
from mtcheck.review.state import Order

Check = Callable[[str, str], Report]
"""Path and text to report; `Session.check_text` with its arguments the other way round."""


class Resumable(NamedTuple):
    """A journal of an earlier review of a file."""

    decisions: int
    """Decisions in it that hold."""
    undone: int
    when: float
    """Seconds since 1970 at the last entry."""
    changed: bool
    """True where the file was changed since by something else: decisions are then carried over by fingerprint, and some may be lost."""
    note: str
    """For people: a torn last line that was dropped, other rules than at that time; empty where there is nothing to say."""


class Written(NamedTuple):
    """What `save` did for one file: `note` for people, or the error that kept it from being written."""

    document: int
    note: str
    error: MtcheckError | None = None
    """`FileChanged` where the file is another one by now: offer `reread`, `check`, `carry_over`, or `save_copy`."""


class CarriedOver(NamedTuple):
    """What became of the decisions on a file that was changed by something else."""

    kept: int
    lost: int
    note: str
    """For people, with the place of the old journal where something was lost."""


class Summary(NamedTuple):
    """What a review did to one file, for the end of it."""

    path: str
    findings: tuple[int, int]
    """Before and now."""
    score: tuple[float | None, float | None]
    """Suspicion of the document before and now."""
    effort: Comparison | None
    """What the editing changed, by sacreBLEU; None where it changed nothing."""


class Desk:
    """Files under review. Methods are for one thread, except `check`, `diff`, `summary` and `save`, which may run in any.

    `review` is the state to show, replaced by every method that changes something. `notes` is what has to be told at the start: a lock
    taken over from a session that died, a journal that could not be read and where it was put.
    """

    def __init__(self, check: Check) -> None:
        self.review: Review
        self.notes: list[str] = []
        self.trouble: MtcheckError | None = None
        """Why the journal cannot be written (a full disk, say), None while it can: decisions then live in memory only, and people have to know."""
        raise NotImplementedError

    @classmethod
    def open(
        cls,
        paths: Sequence[str],
        check: Check,
        *,
        order: Order = Order.SUSPICION,
        signature: str = "",
        who: str = "",
        clock: Callable[[], float] = time.time,
        max_bytes: int = 64 << 20,
    ) -> Desk:
        """Lock and read the files. `signature` names the rules (`Session.signature["rules"]`), `who` stands in the baseline, `clock` gives seconds since 1970.

        Raises `Occupied` where another session has one of them (it tells which), `SourceError` for one that cannot be read; nothing stays locked then.
        """
        raise NotImplementedError

    def resumable(self, document: int) -> Resumable | None:
        """The journal of an earlier review of the file; None where there is none."""
        raise NotImplementedError

    def check(self, document: int, text: str | None = None) -> Report:
        """The report on `text`, read as the kind of file that `document` is; on its text as it was opened, where None. Touches nothing."""
        raise NotImplementedError

    def begin(self, document: int, report: Report, *, resume: bool = True) -> Review:
        """Start with the first report on a file. With `resume` the journal is played again; without, it is put aside under another name.

        After a resume `review.document.stale` is true where the text differs from the original: have it checked.
        """
        raise NotImplementedError

    def do(self, action: AnyAction) -> Review:
        """Let `action` happen and write it to the journal; the new state."""
        raise NotImplementedError

    @property
    def unsaved(self) -> bool:
        """True where a text differs from that on disk, or a decision is not in the baseline yet."""
        raise NotImplementedError

    def diff(self, document: int | None = None) -> str:
        """Unified diff of all that `save` would write to one file, or to all; not yet safe to print: see `files.display.printable`."""
        raise NotImplementedError

    def save(self, documents: Sequence[int] | None = None) -> list[Written]:
        """Write the changed texts, and the decisions into the baseline and the vocabulary. A file that cannot be written keeps no other from it."""
        raise NotImplementedError

    def save_copy(self, document: int) -> str:
        """Write the text beside its file under a free name; that name. Raises `WriteError`."""
        raise NotImplementedError

    def changed_on_disk(self, document: int) -> bool:
        """True where the file is no longer the one that was read or saved here (reads it)."""
        raise NotImplementedError

    def reread(self, document: int) -> Source:
        """The file as it is on disk now, to be checked and given to `carry_over`. Raises `SourceError`."""
        raise NotImplementedError

    def carry_over(self, document: int, source: Source, report: Report) -> CarriedOver:
        """Go on with the file as it is on disk now: decisions are found again by fingerprint, edits by the words around them, as one step for undo."""
        raise NotImplementedError

    def precision(self, rule: str) -> tuple[float, int] | None:
        """Share of the rule's findings that people accepted or edited, and of how many decided; None where none was."""
        raise NotImplementedError

    def summary(self) -> list[Summary]:
        """What the review did to each file that has been begun. Computes TER: some 0.1 s for an article."""
        raise NotImplementedError

    def close(self, *, discard: bool = False) -> None:
        """Release the files. A journal goes where everything in it is saved and nothing is open, else it stays for the next time; `discard` removes it."""
        raise NotImplementedError
