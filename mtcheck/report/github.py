"""`--format github`: a log line a finding, annotations for the worst, and a table for the job summary.

GitHub keeps ten annotations of each level for a step and drops the others in silence (limits of GitHub Actions, 2025), so the ten worst are
chosen here, and what is left out is said.
"""

from __future__ import annotations

import heapq
from typing import NamedTuple

from mtcheck.files.display import printable
from mtcheck.model import Report, Severity, Status
from mtcheck.report.form import Context, ReportFormat
from mtcheck.report.markdown_text import prose, quoted
from mtcheck.report.places import below
from mtcheck.report.summary import Summary
from mtcheck.report.text import counts, verdict
from mtcheck.text.document import Document

ANNOTATIONS = 10
"""Of each level, in a step."""
_LISTED = 200
"""Rows of the job summary; GitHub takes 1 MiB from a step."""
_MOST_TEXT = 300
"""Characters of a cell in the job summary."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class Line(NamedTuple):
    """A finding as a log has it."""

    severity: Severity
    confidence: float
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    rule: str
    text: str
    message: str
    why: str
    fix: str | None


class Part(NamedTuple):
    """The new findings of a file, and what is said of it."""

    path: str
    verdict: str
    lines: tuple[Line, ...]


class GithubReport(ReportFormat):
    """Paths are relative to `GITHUB_WORKSPACE` where that is set; the job summary goes to the file `GITHUB_STEP_SUMMARY`."""

    def __init__(self, context: Context) -> None:
        self._top = context.environment.get("GITHUB_WORKSPACE", "")
        self._summary_path = context.environment.get("GITHUB_STEP_SUMMARY", "")
        self._worst = {severity: _Worst(ANNOTATIONS) for severity in _LEVELS}
        self._listed = _Worst(_LISTED)

    def file(self, document: Document, report: Report) -> Part | None:
        """The new findings of a file; nothing where there are none."""
        path, lines = below(report.path, self._top), []
        for finding in report.findings:
            if finding.status is not Status.NEW:
                continue
            start, end = document.where(finding.span.start), document.where(finding.span.end)
            places = (start.line, start.column, end.line, end.column)
            fix = finding.suggestions[0].label if finding.suggestions else None
            words = (finding.rule, finding.text, finding.message, finding.why)
            lines.append(Line(finding.severity, finding.confidence, path, *places, *words, fix))
        return Part(path, verdict(report), tuple(lines)) if lines else None

    def add(self, part: Part | None) -> str:
        """The log lines of a file."""
        if part is None:
            return ""
        for line in part.lines:
            self._worst[line.severity].add(line)
            self._listed.add(line)
        lines = [f"{line.path}:{line.line}:{line.column}: {line.severity} {line.message} ({line.rule})" for line in part.lines]
        return "".join(f"{log_line(text)}\n" for text in [*lines, f"{part.path}: {part.verdict}"])

    def end(self, summary: Summary) -> str:
        """The annotations, worst first, and how many findings have none."""
        shown = [line for severity in sorted(_LEVELS, reverse=True) for line in self._worst[severity].lines()]
        lines = [annotation(line) for line in shown]
        if missing := summary.findings - len(shown):
            lines.append(
                f"mtcheck: {missing} of {summary.findings} findings are in this log only: GitHub shows {ANNOTATIONS} annotations of each level a step"
            )
        return "".join(f"{line}\n" for line in [*lines, *([f"mtcheck: {counts(summary)}"] if summary.findings else [])])

    def appendix(self, summary: Summary) -> tuple[str, str]:
        """The job summary: counts and a table of the worst findings."""
        lines = ["## mtcheck", "", counts(summary) + (f"; {summary.failed_files} could not be checked" if summary.failed_files else "")]
        listed = self._listed.lines()
        if listed:
            lines += ["", "| place | severity | found | perhaps | what | rule |", "|---|---|---|---|---|---|"]
            lines += [_row(line) for line in listed]
        if left := summary.findings - len(listed):
            lines += ["", f"The log of the step has the other {left} findings."]
        return self._summary_path, "\n".join(lines) + "\n"


class _Worst:
    """The `most` worst of the lines that come by: by severity, then confidence, then the earlier."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._heap: list[tuple[int, float, int, Line]] = []
        self._seen = 0

    def add(self, line: Line) -> None:
        self._seen += 1
        row = (int(line.severity), line.confidence, -self._seen, line)
        if len(self._heap) < self._most:
            heapq.heappush(self._heap, row)
        else:
            heapq.heappushpop(self._heap, row)

    def lines(self) -> list[Line]:
        return [row[3] for row in sorted(self._heap, reverse=True)]


def log_line(text: str) -> str:
    """`text` as a line of the log that the runner takes for no command, neither `::name::` at its start nor `##[name]` anywhere."""
    line = printable(text).replace("##[", "##\\x5b")
    return f"\\x3a{line.lstrip()[1:]}" if line.lstrip().startswith("::") else line


def annotation(line: Line) -> str:
    """The workflow command that makes an annotation."""
    fields: dict[str, object] = {"file": line.path, "line": line.line, "endLine": line.end_line, "title": f"mtcheck {line.rule}"}
    if line.line == line.end_line:
        fields |= {"col": line.column, "endColumn": line.end_column}
    places = ",".join(f"{name}={_property(str(value))}" for name, value in fields.items())
    fix = [] if line.fix is None else [f"perhaps: {line.fix or '(delete)'}"]
    message = "\n".join(map(printable, [line.message, line.why, *fix]))
    return f"::{_LEVELS[line.severity]} {places}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")


def _row(line: Line) -> str:
    fix = "" if line.fix is None else quoted(_cut(line.fix)) or "(delete)"
    place = quoted(f"{line.path}:{line.line}:{line.column}")
    return f"| {place} | {line.severity} | {quoted(_cut(line.text))} | {fix} | {prose(_cut(line.message))} | {quoted(line.rule)} |"


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_TEXT else text[:_MOST_TEXT] + "\u2026"
