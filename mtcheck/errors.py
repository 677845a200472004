"""Every way in which mtcheck refuses to go on, in one shape: what, where, why, remedy."""

from __future__ import annotations

from collections.abc import Iterable


class MtcheckError(Exception):
    """Something the user has to know about; the command line turns it into exit code 2.

    `what` is one clause without a full stop, `where` is `path`, `path:line` or `path:line:column` (may be empty),
    `why` gives the cause and `remedy` what to do next; both may be empty.
    """

    def __init__(self, what: str, where: str = "", why: str = "", remedy: str = "") -> None:
        super().__init__(what, where, why, remedy)
        self.what = what
        self.where = where
        self.why = why
        self.remedy = remedy

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return "\n".join([head, *(f"  {label}: {text}" for label, text in (("why", self.why), ("fix", self.remedy)) if text)])


class UsageError(MtcheckError):
    """The command line asks for something that does not exist or does not fit together."""


class ConfigError(MtcheckError):
    """A configuration file cannot be read, or says something that mtcheck does not know."""


class RuleError(MtcheckError):
    """A rule file is malformed, or a rule id is unknown."""


class SourceError(MtcheckError):
    """A file cannot be read as text: missing, unreadable, binary, too large."""


class Malformed(Exception):  # noqa: N818 - says what the text is; whoever knows its path makes a `SourceError` of it
    """A text that is not of its format: `at` is the offset where that shows, `what`, `why` and `remedy` as in `MtcheckError`."""

    def __init__(self, at: int, what: str, why: str = "", remedy: str = "") -> None:
        super().__init__(at, what, why, remedy)
        self.at, self.what, self.why, self.remedy = at, what, why, remedy


class OutputError(MtcheckError):
    """Standard output does not take what is written to it: closed, or the disk behind it is full."""


class ModelError(MtcheckError):
    """The fluency model cannot be used: a file or a library is missing, or one is not what it should be."""


class FileChanged(MtcheckError):  # noqa: N818 - says what happened to the file, not to us
    """A file on disk is no longer the one that was checked, so nothing was written."""


class WriteError(MtcheckError):
    """A file could not be written; the old content is still in place."""


class Occupied(MtcheckError):  # noqa: N818 - says what is the case with the file
    """Another session reviews the file already."""


class JournalError(MtcheckError):
    """The journal of a review cannot be read or written."""


class BaselineError(MtcheckError):
    """A baseline or vocabulary file cannot be read, or says something that mtcheck does not know."""


class GitError(MtcheckError):
    """Git is not there, there is no repository, or it cannot tell what changed."""


class InternalError(MtcheckError):
    """A defect of mtcheck or of a plug-in; other files can still be checked."""


def internal_error(error: BaseException, where: str = "") -> InternalError:
    """An unforeseen exception as an error for people: its type and message, and the module and line that raised it.

    A function and not a constructor: errors travel between processes, and unpickling calls the constructor with `args`.
    """
    place, trace = "unknown", error.__traceback__
    while trace is not None:
        place = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
        trace = trace.tb_next
    why = f"{type(error).__name__}: {error} (in {place})"
    return InternalError("internal error", where, why, "please report it with the text; MTCHECK_TRACEBACK=1 prints where it came from")


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like `name`, for "did you mean"; an empty string where none is near."""
    # 20 ms; only an error message needs it
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extractOne(name, list(known), scorer=OSA.normalized_similarity, score_cutoff=0.6)
    return str(found[0]) if found else ""
