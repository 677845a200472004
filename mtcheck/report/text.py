"""`--format text`: for people. Silent about a clean file."""

from __future__ import annotations

from mtcheck.files.display import printable
from mtcheck.lexicon.languages import language_name
from mtcheck.model import Finding, Report, Severity, Status
from mtcheck.report.excerpt import cells, excerpt
from mtcheck.report.form import ReportFormat
from mtcheck.report.summary import Summary
from mtcheck.text.document import Document

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_MOST_FIXES = 3


class TextReport(ReportFormat):
    """`width` in terminal cells; `colour` turns ANSI colours on."""

    def __init__(self, width: int = 100, colour: bool = False) -> None:
        self._width = max(width, 40)
        self._colour = colour

    def start(self) -> str:
        """Nothing: a clean run prints nothing."""
        return ""

    def file(self, document: Document, report: Report) -> str:
        """The new findings of a file, then its verdict; nothing for a file without any."""
        shown = [finding for finding in report.findings if finding.status is Status.NEW]
        if not shown:
            return ""
        blocks = [self._finding(document, finding) for finding in shown]
        return "\n".join(blocks) + f"\n{printable(report.path)}: {printable(verdict(report))}\n"

    def end(self, summary: Summary) -> str:
        """The run in one line; nothing where nothing was found."""
        return counts(summary) + "\n" if summary.findings else ""

    def _finding(self, document: Document, finding: Finding) -> str:
        where = document.where(finding.span.start)
        place = self._paint(f"{printable(where.path)}:{where.line}:{where.column}:", "1")
        severity = self._paint(str(finding.severity), _COLOURS[finding.severity])
        origin = f" [{', '.join(language_name(code) for code in finding.sources[:3])}]" if finding.sources else ""
        before, inside, after = excerpt(document, finding.span, self._width - 4)
        underline = " " * cells(before) + "^" * max(cells(inside), 1)
        lines = [
            f"{place} {severity} {printable(finding.message)}{origin} ({finding.rule})",
            f"    {before}{self._paint(inside, '1')}{after}",
            f"    {self._paint(underline, _COLOURS[finding.severity])}",
            f"    why: {printable(finding.why)}",
        ]
        if finding.suggestions:
            fixes = " | ".join(printable(s.label) or "(delete)" for s in finding.suggestions[:_MOST_FIXES])
            lines.append(f"    fix: {fixes}")
        return "\n".join(lines) + "\n"

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour and text else text


def verdict(report: Report) -> str:
    """The score of a document and what it means, or why there is none."""
    if report.score is None:
        return f"no score ({report.abstained})"
    words = {"clean": "isolated findings", "suspect": "suspect", "machine-translated": "reads like machine translation"}
    links = {"clean": "that point to", "suspect": "reads like a translation out of", "machine-translated": "out of"}
    said = "no findings" if report.verdict == "clean" and not report.findings else words[report.verdict]
    if report.pivot:
        comma = "," if report.verdict == "suspect" else ""
        said += f"{comma} {links[report.verdict]} {language_name(report.pivot.code)} ({report.pivot.probability:.2f})"
    return f"score {report.score:.2f}, {said}"


def counts(summary: Summary) -> str:
    """How many findings of which severity in how many files."""
    kinds = [_count(n, word) for n, word in ((summary.errors, "error"), (summary.warnings, "warning"), (summary.infos, "info")) if n]
    found = f"{_count(summary.findings, 'finding')} ({', '.join(kinds)})" if kinds else "no findings"
    return f"{found} in {summary.files_with_findings} of {_count(summary.files, 'file')}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
