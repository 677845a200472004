"""`--format markdown`: a table a file, for comments on pull requests and wikis; new findings only."""

from __future__ import annotations

from mtcheck.model import Finding, Report, Status
from mtcheck.report.form import Context, ReportFormat
from mtcheck.report.markdown_text import prose, quoted
from mtcheck.report.summary import Summary
from mtcheck.report.text import counts, verdict
from mtcheck.text.document import Document

_MOST_FIXES = 3


class MarkdownReport(ReportFormat):
    """GitHub's tables; a file without new findings is only counted."""

    separator = "\n"

    def __init__(self, context: Context) -> None:
        self._context = context

    def start(self) -> str:
        """The heading."""
        return "## mtcheck\n\n"

    def file(self, document: Document, report: Report) -> str:
        """A heading, the verdict and the table of a file."""
        new = [finding for finding in report.findings if finding.status is Status.NEW]
        if not new:
            return ""
        lines = [
            f"### {quoted(report.path)}",
            "",
            prose(verdict(report)),
            "",
            "| line | severity | found | perhaps | why | rule |",
            "|---|---|---|---|---|---|",
            *(row(document, finding) for finding in new),
        ]
        return "\n".join(lines) + "\n"

    def end(self, summary: Summary) -> str:
        """The counts."""
        said = counts(summary) if summary.findings else f"no findings in {summary.files} {'file' if summary.files == 1 else 'files'}"
        failed = f"; {summary.failed_files} could not be checked" if summary.failed_files else ""
        return f"\n{said}{failed}\n" if self._begun else f"{said}{failed}\n"


def row(document: Document, finding: Finding) -> str:
    """A row of the table."""
    where = document.where(finding.span.start)
    fixes = " or ".join(quoted(s.label) or "(delete)" for s in finding.suggestions[:_MOST_FIXES])
    cells = (f"{where.line}:{where.column}", str(finding.severity), quoted(finding.text), fixes, prose(f"{finding.message}. {finding.why}"))
    return f"| {' | '.join(cells)} | {quoted(finding.rule)} |"
