"""A report as plain JSON values, in the shape that the output contract promises."""

from __future__ import annotations

from typing import Any

from mtcheck.model import Finding, Report
from mtcheck.text.document import Document


def finding_row(finding: Finding, document: Document) -> dict[str, Any]:
    """One finding; `suggestions` are replacements for exactly `text`, best first."""
    start, end = document.where(finding.span.start), document.where(finding.span.end)
    return {
        "rule": finding.rule,
        "code": finding.rule,
        "category": finding.category,
        "severity": str(finding.severity),
        "confidence": finding.confidence,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "sentence": finding.sentence,
        "text": finding.text,
        "message": finding.message,
        "why": finding.why,
        "sources": list(finding.sources),
        "suggestions": [s.label for s in finding.suggestions],
        "fix_safety": str(finding.suggestions[0].safety) if finding.suggestions else "none",
        "status": str(finding.status),
    }


def file_row(document: Document, report: Report) -> dict[str, Any]:
    """One file with its sentences and findings."""
    return {
        "path": report.path,
        "language": report.language,
        "pivot": report.pivot._asdict() if report.pivot else None,
        "score": report.score,
        "verdict": report.verdict,
        **({"abstained": report.abstained} if report.abstained else {}),
        "sentences": [
            {"index": i, "start": s.span.start, "end": s.span.end, "line": document.where(s.span.start).line, "score": s.score}
            for i, s in enumerate(report.sentences)
        ],
        "findings": [finding_row(f, document) for f in report.findings],
        "problems": [p._asdict() for p in report.problems],
    }
