"""`--format checkstyle`: the XML of Checkstyle, which most CI servers can read; new findings only, it has no word for others."""

from __future__ import annotations

from mtcheck.model import Report, Status
from mtcheck.report.form import Context, ReportFormat
from mtcheck.report.summary import Summary
from mtcheck.report.xml_text import attributes
from mtcheck.text.document import Document


class CheckstyleReport(ReportFormat):
    """One element a file, also for a clean one."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def start(self) -> str:
        """The root. Its version is that of the Checkstyle whose shape this is; readers refuse files without one."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'

    def file(self, document: Document, report: Report) -> str:
        """The element of a file."""
        lines = [f"  <file{attributes(name=report.path)}>"]
        for finding in report.findings:
            if finding.status is Status.NEW:
                where = document.where(finding.span.start)
                row = attributes(
                    line=where.line,
                    column=where.column,
                    severity=finding.severity,
                    message=f"{finding.message}. {finding.why}",
                    source=f"mtcheck.{finding.rule}",
                )
                lines.append(f"    <error{row}/>")
        return "\n".join([*lines, "  </file>", ""])

    def end(self, summary: Summary) -> str:
        """The end of the root."""
        return "</checkstyle>\n"
