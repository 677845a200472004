"""`--format html`: one file that needs nothing else, to read and to print; a script filters, and nothing depends on it."""

from __future__ import annotations

from _blake2 import blake2b
from collections.abc import Iterator
from typing import IO, NamedTuple

from mtcheck.model import Report, Status
from mtcheck.report.form import Context, ReportFormat
from mtcheck.report.html_article import article
from mtcheck.report.html_page import FORM, LEGEND, head, tail
from mtcheck.report.html_text import html_text
from mtcheck.report.places import encoded
from mtcheck.report.summary import Summary
from mtcheck.report.text import counts
from mtcheck.text.document import Document

_CHUNK = 1 << 20
_LISTED_CLEAN = "Files without findings"


class Part(NamedTuple):
    """A row of the overview, and the section of a document that has one."""

    path: str
    prefix: str
    score: float | None
    said: str
    findings: int
    article: str


class HtmlReport(ReportFormat):
    """Sections wait in a temporary file for the overview, which stands before them and is known last."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._rows: list[Part] = []
        self._sections: IO[str] | None = None

    def file(self, document: Document, report: Report) -> Part:
        """A document in full if there is anything to see in it: findings, or a verdict other than clean."""
        prefix = "d" + blake2b(encoded(report.path), digest_size=6).hexdigest()
        new = sum(finding.status is Status.NEW for finding in report.findings)
        said = report.abstained if report.score is None else report.verdict
        shown = bool(report.findings) or report.verdict in ("suspect", "machine-translated")
        return Part(report.path, prefix, report.score, said, new, article(document, report, prefix) if shown else "")

    def add(self, part: Part) -> str:
        """Nothing yet."""
        if part.article:
            if self._sections is None:
                # 5 ms, for this format only
                from tempfile import TemporaryFile

                self._sections = TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 - `end` closes it
            self._sections.write(part.article)
        self._rows.append(part._replace(article="-" if part.article else ""))
        return ""

    def end(self, summary: Summary) -> Iterator[str]:
        """The page."""
        signature = ", ".join(f"{name} {value}" for name, value in self._context.signature().items())
        failed = f" {summary.failed_files} could not be checked." if summary.failed_files else ""
        yield head()
        yield f"<h1>mtcheck report</h1>\n<p>{html_text(counts(summary))}.{failed}</p>\n"
        yield from self._overview()
        yield FORM + LEGEND
        if self._sections is not None:
            with self._sections as sections:
                sections.seek(0)
                while chunk := sections.read(_CHUNK):
                    yield chunk
        yield f'<footer class="soft"><p><small>{html_text(signature)}</small></p></footer>\n'
        yield tail()

    def _overview(self) -> Iterator[str]:
        shown = sorted((row for row in self._rows if row.article), key=lambda row: (-(row.score or 0), -row.findings, row.path))
        if shown:
            yield '<table>\n<thead><tr><th>File</th><th class="num">Score</th><th class="num">Findings</th><th>Verdict</th></tr></thead>\n<tbody>\n'
            for row in shown:
                yield _row(row, f'<a href="#{row.prefix}">{html_text(row.path)}</a>')
            yield "</tbody>\n</table>\n"
        clean = [row for row in self._rows if not row.article]
        if clean:
            yield f"<details><summary>{_LISTED_CLEAN}: {len(clean)}</summary>\n<table>\n"
            for row in clean:
                yield _row(row, html_text(row.path))
            yield "</table>\n</details>\n"


def _row(row: Part, name: str) -> str:
    score = "-" if row.score is None else f"{row.score:.2f}"
    return f'<tr><td>{name}</td><td class="num">{score}</td><td class="num">{row.findings}</td><td>{html_text(row.said)}</td></tr>\n'
