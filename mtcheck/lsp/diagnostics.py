"""Findings, and what is wrong with settings, as the editor shows them in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lsprotocol import types

from mtcheck.errors import MtcheckError
from mtcheck.files.display import printable
from mtcheck.lsp.texts import Text
from mtcheck.model import Finding, Severity

SOURCE = "mtcheck"
NOT_CHECKED = "not-checked"
"""Code where a text could not be checked."""
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_PLACE = re.compile(r":(\d{1,9})(?::(\d{1,9}))?$")


def diagnostic(finding: Finding, text: Text) -> types.Diagnostic:
    """One finding in `text`."""
    deletes = bool(finding.suggestions) and not finding.suggestions[0].label
    return types.Diagnostic(
        range=text.range(finding.span),
        message=printable(finding.message),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if deletes else None,
        data={
            "rule": finding.rule,
            "category": finding.category,
            "confidence": finding.confidence,
            "sources": list(finding.sources),
            "start": finding.span.start,
            "end": finding.span.end,
        },
    )


def trouble(error: MtcheckError, code: str = NOT_CHECKED) -> types.Diagnostic:
    """An error at the place that it names, at the start of its file where it names none."""
    match = _PLACE.search(error.where)
    line, column = (int(match[1]), int(match[2] or 1)) if match else (1, 1)
    # columns are code points there, and units here: on a line with others than those of the BMP it may be some off
    start = types.Position(max(line - 1, 0), max(column - 1, 0))
    return types.Diagnostic(
        range=types.Range(start, types.Position(start.line, start.character + 1)),
        message=said(error),
        severity=types.DiagnosticSeverity.Error,
        code=code,
        source=SOURCE,
    )


def said(error: MtcheckError) -> str:
    """What is wrong, why, and what to do, without the place."""
    parts = [error.what, *(part for part in (error.why, error.remedy) if part)]
    return printable("\n".join(parts), keep_newlines=True)


def touched(findings: Sequence[Finding], text: Text, place: types.Range) -> list[Finding]:
    """The findings that a range, or a cursor, touches."""
    wanted = text.span(place)
    return [f for f in findings if f.span.start <= wanted.end and wanted.start <= f.span.end]
