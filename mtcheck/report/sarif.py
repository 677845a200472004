"""`--format sarif`: Static Analysis Results Interchange Format 2.1.0 (OASIS), as GitHub code scanning and editors read it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from mtcheck.errors import MtcheckError
from mtcheck.model import Finding, Report, Rule, Severity, Span, Status, Suggestion
from mtcheck.report.form import Context, ReportFormat
from mtcheck.report.places import fingerprints, is_well_formed, slashed, uri, well_formed
from mtcheck.report.summary import Summary
from mtcheck.text.document import Document

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "mtcheckFinding/v1"
_PLACE = re.compile(r"\{(\d+)\}")


class Part(NamedTuple):
    """What a file adds: results and notifications as JSON, and the rules that they name."""

    results: str
    notifications: tuple[dict[str, Any], ...]
    rules: frozenset[str]


class SarifReport(ReportFormat):
    """Results are written as files come; the rules that they name, which only the end knows, stand after them."""

    separator = ",\n"

    def __init__(self, context: Context) -> None:
        self._context = context
        self._rules: set[str] = set()
        self._notifications: list[dict[str, Any]] = []

    def start(self) -> str:
        """The run up to its first result."""
        head = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0"}
        return f'{json.dumps(head)[:-1]}, "runs": [{{"columnKind": "unicodeCodePoints", "results": [\n'

    def file(self, document: Document, report: Report) -> Part:
        """The results of one file, those that a baseline or somebody's decision covers among them."""
        prints = fingerprints(document, report, slashed(report.path))
        results = [json.dumps(_result(f, document, p)) for f, p in zip(report.findings, prints, strict=True)]
        notes = tuple(_notification("note", problem.message, report.path, problem.code) for problem in report.problems)
        return Part(",\n".join(results), notes, frozenset(f.rule for f in report.findings))

    def add(self, part: Part) -> str:
        """The results; what else there is to tell waits for the end."""
        self._rules |= part.rules
        self._notifications += part.notifications
        return super().add(part.results)

    def trouble(self, errors: Sequence[MtcheckError]) -> None:
        """What could not be checked becomes notifications."""
        self._notifications += [_notification("error", str(error), "", "") for error in errors]

    def end(self, summary: Summary) -> str:
        """Tool, rules, and whether everything could be checked."""
        signature = dict(self._context.signature())
        driver: dict[str, Any] = {"name": "mtcheck", "version": signature.get("version", "")}
        driver["rules"] = [_descriptor(rule) for rule in self._context.rules(sorted(self._rules))]
        failed = summary.failed_files or any(note["level"] == "error" for note in self._notifications)
        invocation: dict[str, Any] = {"executionSuccessful": not failed}
        if self._notifications:
            invocation["toolExecutionNotifications"] = self._notifications
        tail = {"tool": {"driver": driver}, "invocations": [invocation], "properties": {"signature": signature}}
        return f"\n], {json.dumps(tail)[1:-1]}}}]}}\n"


def message_text(text: str) -> str:
    """`text` for a SARIF message, in which `{0}` would be a place to fill (section 3.11.5) and `[a](b)` a link (3.11.6)."""
    return _PLACE.sub(r"{{\1}}", well_formed(text)).replace("](", "\\](")


def _result(finding: Finding, document: Document, print_: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "kind": "fail",
        "message": {"text": message_text(f"{finding.message}. {finding.why}")},
        "locations": [
            {"physicalLocation": {"artifactLocation": _artifact(document.path), "region": _region(document, finding.span, True)}}
        ],
        "partialFingerprints": {_FINGERPRINT: print_},
        "rank": round(100 * finding.confidence, 1),
        "properties": {
            "category": finding.category,
            "confidence": finding.confidence,
            "sources": list(finding.sources),
            "fixSafety": str(finding.suggestions[0].safety) if finding.suggestions else "none",
        },
    }
    # a replacement that UTF-8 cannot say would not be the one that is meant
    fixes = [_fix(s, document) for s in finding.suggestions if all(is_well_formed(edit.text) for edit in s.edits)]
    if fixes:
        row["fixes"] = fixes
    if finding.status is not Status.NEW:
        why = "known to the baseline" if finding.status is Status.BASELINED else "settled by a decision, a vocabulary or a comment"
        row["suppressions"] = [{"kind": "external", "status": "accepted", "justification": why}]
    return row


def _artifact(path: str) -> dict[str, str]:
    name = uri(path)
    return {"uri": name} if name.startswith("file:") else {"uri": name, "uriBaseId": "%SRCROOT%"}


def _region(document: Document, span: Span, with_text: bool = False) -> dict[str, Any]:
    start, end = document.where(span.start), document.where(span.end)
    region: dict[str, Any] = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }
    if with_text:
        region["snippet"] = {"text": well_formed(document.text[span.start : span.end])}
    return region


def _fix(suggestion: Suggestion, document: Document) -> dict[str, Any]:
    replacements = [{"deletedRegion": _region(document, edit.span), "insertedContent": {"text": edit.text}} for edit in suggestion.edits]
    label = f"replace by '{suggestion.label}'" if suggestion.label else "delete"
    return {
        "description": {"text": message_text(f"{label} ({suggestion.safety})")},
        "artifactChanges": [{"artifactLocation": _artifact(document.path), "replacements": replacements}],
    }


def _descriptor(rule: Rule) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.replace("/", "-").split("-")),
        "shortDescription": {"text": message_text(rule.summary)},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.why},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "rank": round(100 * rule.confidence, 1)},
        "properties": {"tags": [rule.category, *rule.sources][:20], "kind": rule.kind, "since": rule.since},
    }
    if rule.bad:
        example = f"{rule.why}\n\nFound in, for example: {rule.bad[0].text}"
        row["help"]["text"] = example if rule.bad[0].fixed is None else f"{example}\nBetter: {rule.bad[0].fixed}"
    return row


def _notification(level: str, message: str, path: str, code: str) -> dict[str, Any]:
    row: dict[str, Any] = {"level": level, "message": {"text": message_text(message)}}
    if path:
        row["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(path)}}]
    if code:
        row["descriptor"] = {"id": code}
    return row
