"""What every report format is: a class that turns reports on files into text, one file after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from mtcheck.errors import MtcheckError
from mtcheck.model import Report, Rule
from mtcheck.report.summary import Summary
from mtcheck.text.document import Document


class Context(NamedTuple):
    """What a format may ask for beside the reports; functions, because most formats need none of it."""

    signature: Callable[[], Mapping[str, str]]
    """What the result depends on, as in the json report."""
    rules: Callable[[Iterable[str]], Sequence[Rule]]
    """The rules with these ids, in order of id; an id that is none is left out."""
    width: int = 100
    """Columns, for a terminal."""
    colour: bool = False
    environment: Mapping[str, str] = {}
    """Environment variables, by which a CI system says where the checkout lies."""


class ReportFormat:
    """Base of all formats, also of those from plug-ins.

    `file` is called in the process that checked the file, on an instance of its own, and must not keep anything; what it returns travels
    (picklable) to `add`, which is called in the order of the files on the instance that `start` and `end` are called on.
    """

    separator = ""
    """Stands between two files."""
    _begun = False

    def start(self) -> str:
        """Everything before the first file."""
        return ""

    def file(self, document: Document, report: Report) -> Any:
        """What the output has of one file: its text, or something that `add` makes text of."""
        raise NotImplementedError

    def add(self, part: Any) -> str:
        """The text to write for a file, for what `file` returned."""
        if not part:
            return ""
        text = self.separator + part if self._begun else part
        self._begun = True
        return str(text)

    def trouble(self, errors: Sequence[MtcheckError]) -> None:
        """Hear, before `end`, what could not be checked."""
        return

    def end(self, summary: Summary) -> str | Iterable[str]:
        """Everything after the last file."""
        return ""

    def appendix(self, summary: Summary) -> tuple[str, str]:
        """A path and the text to append to the file there; an empty path for nothing. Asked for after `end`."""
        return "", ""
