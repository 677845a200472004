"""`--format csv`: a row a finding, for spreadsheets; no cell runs as a formula."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

from mtcheck.files.display import printable
from mtcheck.model import Report
from mtcheck.report.form import Context, ReportFormat
from mtcheck.report.rows import finding_row
from mtcheck.text.document import Document

COLUMNS = (
    "path", "line", "column", "end_line", "end_column", "start", "end", "severity", "rule", "category", "confidence", "status", "text",
    "suggestions", "fix_safety", "message", "why", "sources",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What begins a formula, also as the full-width characters of East Asian spreadsheets (OWASP: CSV injection)."""


class CsvReport(ReportFormat):
    """RFC 4180 with line feeds and a header; controls are shown as escapes, so that a row is a line."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def start(self) -> str:
        """The header."""
        return ",".join(COLUMNS) + "\n"

    def file(self, document: Document, report: Report) -> str:
        """The rows of a file, with the status of each."""
        out = StringIO()
        table = csv.writer(out, lineterminator="\n")
        for finding in report.findings:
            row = {"path": report.path, **finding_row(finding, document)}
            table.writerow([cell(row[column]) for column in COLUMNS])
        return out.getvalue()


def cell(value: Any) -> Any:
    """A value as a spreadsheet may have it: lists in one cell, an apostrophe before what would be a formula."""
    if isinstance(value, list):
        value = " | ".join(item or "(delete)" for item in value)
    if not isinstance(value, str):
        return value
    text = printable(value)
    return "'" + text if text.lstrip().startswith(_FORMULA) else text
