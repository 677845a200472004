"""`--format json`: one object, stable, tested byte for byte."""

from __future__ import annotations

import json
from collections.abc import Mapping

from mtcheck.model import Report
from mtcheck.report.form import ReportFormat
from mtcheck.report.rows import file_row
from mtcheck.report.summary import Summary
from mtcheck.text.document import Document

SCHEMA = 1


class JsonReport(ReportFormat):
    """Writes the files one by one, so that a run over thousands keeps none of them in memory."""

    def __init__(self, signature: Mapping[str, str]) -> None:
        self._signature = signature

    def start(self) -> str:
        """Everything before the first file."""
        return f'{{"schema":{SCHEMA},"signature":{json.dumps(self._signature)},"files":['

    def file(self, document: Document, report: Report) -> str:
        """One file, without the comma between two."""
        return json.dumps(file_row(document, report), ensure_ascii=True)

    separator = ",\n"

    def end(self, summary: Summary) -> str:
        """Everything after the last file."""
        counts = {**summary._asdict(), "findings": summary.findings}
        return f'],"summary":{json.dumps(counts)}}}\n'
