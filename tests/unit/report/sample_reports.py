"""Reports made by hand: what they print must not depend on any rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from mtcheck.model import Edit, Finding, Pivot, Problem, Report, Safety, SentenceScore, Severity, Span, Status, Suggestion
from mtcheck.report.summary import Summary, summarize
from mtcheck.text.document import Document

SIGNATURE = {
    "tool": "mtcheck",
    "version": "9.9.9",
    "rules": "0123456789abcdef",
    "model": "none",
    "profile": "default",
    "config": "89abcdef",
}


class Sample(NamedTuple):
    """A document and the report on it."""

    document: Document
    report: Report


def finding(document: Document, at: str, fixes: tuple[str, ...], safety: Safety = Safety.REVIEW, **changes: Any) -> Finding:
    """A finding on the first `at` in the document."""
    span = Span(document.text.index(at), document.text.index(at) + len(at))
    plain = Finding(
        rule="calque/zorb",
        category="calque",
        span=span,
        sentence=document.sentence_at(span.start),
        message=f"'{at}' reads as a word-for-word rendering",
        why="A word of the test.",
        sources=(),
        severity=Severity.WARNING,
        confidence=0.8,
        suggestions=tuple(Suggestion((Edit(span, fix),), fix, safety) for fix in fixes),
        status=Status.NEW,
        text=at,
    )
    return plain._replace(**changes)


def sample(path: str, text: str, findings: Callable[[Document], list[Finding]], **changes: Any) -> Sample:
    """A report on `text` with every sentence at 0.25, or without a score where it is short."""
    document = Document(path, text)
    scores = tuple(
        SentenceScore(span, 0.25 if len(text[span.start : span.end].split()) > 5 else None, (("calque/zorb", 0.25),))
        for span in document.sentences
    )
    plain = Report(path, "en", None, tuple(findings(document)), scores, 0.25, "clean", ())
    return Sample(document, plain._replace(**changes))


LONG = "Nobody in the whole of the long and quiet valley of the river that flows past the old mill had seen a zorb before it came."
SAMPLES = (
    sample(
        "news/a.txt",
        "The Supreme Zorb of Orr spoke for the hall on Friday.\r\n\r\nThe cafe\u0301 in \u65e5\u672c was , and the the \U0001f600 zorb too.\n"
        + LONG
        + "\n",
        lambda d: [
            finding(
                d,
                "Supreme Zorb",
                ("Supreme Leader", "Leader", "Ruler", "a fourth that is not shown"),
                rule="title/zorb",
                category="title",
                severity=Severity.ERROR,
                confidence=0.95,
                sources=("fr", "ro", "es", "it"),
            ),
            finding(d, " ,", (",",), Safety.SAFE, rule="typography/space", category="typography", severity=Severity.INFO, confidence=0.5),
            finding(d, "the the", ("the", ""), rule="grammar/twice", category="grammar", sources=("xx",)),
            finding(d, "the \U0001f600", ("",)),
            finding(d, "a zorb", (), status=Status.BASELINED, confidence=1.0),
            finding(d, "it came", (), status=Status.SUPPRESSED),
        ],
        score=0.8125,
        verdict="machine-translated",
        pivot=Pivot("fr", 0.75),
    ),
    sample("clean.txt", "The council met in the town hall on Monday.\n", lambda d: [], score=0.0),
    sample(
        "odd\x1b[31m\u202e.md",
        "A zorb\x1b[2J\tin \ud800town.",
        lambda d: [finding(d, "zorb\x1b[2J", ("ball\x07",), message="odd\nmessage \x9b", why="why\u200b?")],
        score=None,
        verdict="abstained",
        abstained="fewer than 8 words",
        language="und",
    ),
    sample(
        "fr.txt",
        "Le conseil.",
        lambda d: [],
        score=None,
        verdict="abstained",
        abstained="the text is not English",
        language="xx",
        problems=(Problem("not-english", "the text does not read as English"),),
    ),
    sample("b.txt", "One zorb.", lambda d: [finding(d, "zorb", ("ball",))], score=0.4, verdict="suspect", pivot=Pivot("xx", 0.5)),
)


def written(report: Any) -> str:
    """The whole output of a format over all samples, put together as `mtcheck check` does."""
    parts = [text for document, result in SAMPLES if (text := report.file(document, result))]
    total = sum((summarize(result) for _document, result in SAMPLES), Summary(failed_files=1))
    return str(report.start() + report.separator.join(parts) + report.end(total))
