"""What a whole run found, as numbers."""

from __future__ import annotations

from typing import NamedTuple

from mtcheck.model import Report, Severity, Status


class Summary(NamedTuple):
    """Counts over all files of a run; summaries of parts add up with `+`."""

    files: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    files_with_findings: int = 0
    failed_files: int = 0
    """Files that could not be checked."""

    def __add__(self, other: object) -> Summary:
        if not isinstance(other, Summary):
            return NotImplemented
        return Summary(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def findings(self) -> int:
        """All new findings."""
        return self.errors + self.warnings + self.infos


def summarize(report: Report) -> Summary:
    """The counts of one file."""
    new = [f.severity for f in report.findings if f.status is Status.NEW]
    return Summary(1, new.count(Severity.ERROR), new.count(Severity.WARNING), new.count(Severity.INFO), int(bool(new)), 0)
