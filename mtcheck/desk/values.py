"""What the desk tells a front."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from mtcheck.compare.comparison import Comparison
from mtcheck.errors import MtcheckError
from mtcheck.model import Report

Check = Callable[[str, str], Report]
"""Path and text to report; `Session.check_text` with its arguments the other way round."""


class Resumable(NamedTuple):
    """A journal of an earlier review of a file."""

    decisions: int
    """Decisions in it that hold: steps made and not undone."""
    undone: int
    """Steps that can be redone."""
    when: float
    """Seconds since 1970 at the last entry."""
    changed: bool
    """True where the file was changed since by something else: decisions are then carried over, and some may be lost."""
    note: str
    """For people: a torn last line that was dropped, other rules than at that time; empty where there is nothing to say."""


class Written(NamedTuple):
    """What `save` did for one file: `note` for people, or the error that kept something from being written."""

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
    """Before and now, without suppressed ones."""
    score: tuple[float | None, float | None]
    """Suspicion of the document before and now."""
    effort: Comparison | None
    """What the editing changed, by sacreBLEU; None where it changed nothing."""
