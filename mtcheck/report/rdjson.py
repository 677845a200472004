"""`--format rdjson`: the Reviewdog Diagnostic Format, for review comments with suggestions; new findings only."""

from __future__ import annotations

import json
from typing import Any

from mtcheck.model import Finding, Report, Severity, Span, Status
from mtcheck.report.form import Context, ReportFormat
from mtcheck.report.places import byte_column, is_well_formed, slashed, well_formed
from mtcheck.report.summary import Summary
from mtcheck.text.document import Document

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


class RdjsonReport(ReportFormat):
    """One `DiagnosticResult`; its columns count bytes of UTF-8."""

    separator = ",\n"

    def __init__(self, context: Context) -> None:
        self._context = context

    def start(self) -> str:
        """The object up to its first diagnostic."""
        return '{"source": {"name": "mtcheck"}, "diagnostics": [\n'

    def file(self, document: Document, report: Report) -> str:
        """The diagnostics of a file."""
        return ",\n".join(json.dumps(_diagnostic(f, document)) for f in report.findings if f.status is Status.NEW)

    def end(self, summary: Summary) -> str:
        """What closes the object."""
        return "\n]}\n"


def _diagnostic(finding: Finding, document: Document) -> dict[str, Any]:
    row: dict[str, Any] = {
        "message": well_formed(f"{finding.message}. {finding.why}"),
        "location": {"path": well_formed(slashed(document.path)), "range": _range(document, finding.span)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    # a suggestion is one range here: what changes several places at once cannot be said, nor what UTF-8 cannot write
    edits = [s.edits[0] for s in finding.suggestions if len(s.edits) == 1 and is_well_formed(s.edits[0].text)]
    if edits:
        row["suggestions"] = [{"range": _range(document, edit.span), "text": edit.text} for edit in edits]
    return row


def _range(document: Document, span: Span) -> dict[str, Any]:
    return {
        name: {"line": document.where(offset).line, "column": byte_column(document, offset)}
        for name, offset in (("start", span.start), ("end", span.end))
    }
