"""A report as bytes and back, without the least difference; without its path, so that a text that is moved keeps its result."""

from __future__ import annotations

import json
from enum import Enum
from typing import Any

from mtcheck.model import Edit, Finding, Pivot, Problem, Report, Safety, SentenceScore, Severity, Span, Status, Suggestion


def packed(report: Report) -> bytes | None:
    """`report` as bytes; None where it would not come back as it is (a plug-in may put anything into a finding)."""
    try:
        data = json.dumps(report._replace(path=""), ensure_ascii=True, separators=(",", ":"), default=_value).encode("ascii")
    except (TypeError, ValueError, RecursionError):
        return None
    return data if opened(data, report.path) == report else None


def opened(data: bytes, path: str) -> Report | None:
    """The report on the file at `path`; None where `data` is none."""
    try:
        report = Report(*json.loads(data))
        return report._replace(
            path=path,
            pivot=Pivot(*report.pivot) if report.pivot is not None else None,
            findings=tuple(map(_finding, report.findings)),
            sentences=_sentences(report.sentences),
            problems=tuple(Problem(*problem) for problem in report.problems),
            evidence=_evidence(report.evidence),
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _value(item: Any) -> Any:
    if isinstance(item, Enum):
        return item.value
    raise TypeError(type(item).__name__)


def _finding(row: Any) -> Finding:
    finding = Finding(*row)
    return finding._replace(
        span=Span(*finding.span),
        sources=tuple(finding.sources),
        severity=Severity(finding.severity),
        suggestions=tuple(
            Suggestion(tuple(Edit(Span(*span), text) for span, text in edits), label, Safety(safety))
            for edits, label, safety in finding.suggestions
        ),
        status=Status(finding.status),
    )


def _sentences(rows: Any) -> tuple[SentenceScore, ...]:
    # half of what opening a report costs: most sentences have no evidence
    return tuple([SentenceScore(Span(start, end), score, _evidence(terms) if terms else ()) for (start, end), score, terms in rows])


def _evidence(terms: Any) -> tuple[tuple[str, float], ...]:
    return tuple([(name, value) for name, value in terms])
