"""`--format gitlab`: the code quality report that GitLab shows in merge requests; new findings only, it has no word for others."""

from __future__ import annotations

import json

from mtcheck.model import Report, Severity, Status
from mtcheck.report.form import Context, ReportFormat
from mtcheck.report.places import below, fingerprints, well_formed
from mtcheck.report.summary import Summary
from mtcheck.text.document import Document

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitlabReport(ReportFormat):
    """A JSON array; paths are relative to `CI_PROJECT_DIR` where that is set."""

    separator = ",\n"

    def __init__(self, context: Context) -> None:
        self._top = context.environment.get("CI_PROJECT_DIR", "")

    def start(self) -> str:
        """The bracket of the array."""
        return "[\n"

    def file(self, document: Document, report: Report) -> str:
        """The entries of a file; fingerprints tell findings of one line apart."""
        path = below(report.path, self._top)
        rows = []
        for finding, print_ in zip(report.findings, fingerprints(document, report, path), strict=True):
            if finding.status is not Status.NEW:
                continue
            start, end = document.where(finding.span.start), document.where(finding.span.end)
            fix = f" Perhaps: {finding.suggestions[0].label or '(delete)'}" if finding.suggestions else ""
            rows.append(
                {
                    "type": "issue",
                    "description": well_formed(f"{finding.message}. {finding.why}{fix}"),
                    "check_name": finding.rule,
                    "categories": ["Style"],
                    "fingerprint": print_,
                    "severity": _SEVERITIES[finding.severity],
                    "location": {"path": well_formed(path), "lines": {"begin": start.line, "end": end.line}},
                }
            )
        return ",\n".join(map(json.dumps, rows))

    def end(self, summary: Summary) -> str:
        """The other bracket."""
        return "\n]\n"
