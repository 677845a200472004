"""`--format jsonl`: an object a line, each with its `type`; findings as in `--format json`."""

from __future__ import annotations

import json

from mtcheck.model import Report
from mtcheck.report.form import Context, ReportFormat
from mtcheck.report.json_ import SCHEMA
from mtcheck.report.rows import file_row
from mtcheck.report.summary import Summary
from mtcheck.text.document import Document


class JsonLinesReport(ReportFormat):
    """One line for the run, one for each finding, one after those for their file, one for the counts."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def start(self) -> str:
        """What the results depend on."""
        return _line({"type": "run", "schema": SCHEMA, "signature": dict(self._context.signature())})

    def file(self, document: Document, report: Report) -> str:
        """The findings of a file, then the file without its sentences."""
        row = file_row(document, report)
        findings = row.pop("findings")
        del row["sentences"]
        lines = [_line({"type": "finding", "path": report.path, **finding}) for finding in findings]
        return "".join([*lines, _line({"type": "file", **row, "findings": len(findings)})])

    def end(self, summary: Summary) -> str:
        """The counts over all files."""
        return _line({"type": "summary", **summary._asdict(), "findings": summary.findings})


def _line(row: dict[str, object]) -> str:
    return json.dumps(row, ensure_ascii=True) + "\n"
