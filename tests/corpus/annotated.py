"""Findings against hand-annotated spans, by the rules of seeds/README.md and fixtures/DIRTY.md."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from mtcheck.model import Finding, Report
from mtcheck.session import Session


class Outcome(NamedTuple):
    """What was found of one annotated document."""

    name: str
    gold: list[dict[str, Any]]
    found: dict[str, Finding]
    false: list[Finding]
    on_lookalikes: list[Finding]
    report: Report


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def widened(text: str, gold: dict[str, Any]) -> tuple[int, int]:
    """The gold span; one of one or two characters with the five words on both sides."""
    start, end = gold["start"], gold["end"]
    if end - start > 2:
        return start, end
    left = [m.start() for m in re.finditer(r"\S+", text[:start])][-5:]
    right = [m.end() for m in re.finditer(r"\S+", text[end:])][:5]
    return (left[0] if left else start), (end + right[-1] if right else end)


def touches(finding: Finding, spans: Iterable[tuple[int, int]]) -> bool:
    return any(finding.span.start < end and start < finding.span.end for start, end in spans)


def outcome(session: Session, annotation: Path) -> Outcome:
    base = annotation.with_suffix("")
    document = next(base.with_suffix(suffix) for suffix in (".txt", ".md") if base.with_suffix(suffix).exists())
    checked = session.check_file(str(document))
    text, gold = checked.document.text, rows(annotation)
    spans = {row["id"]: widened(text, row) for row in gold}
    found: dict[str, Finding] = {}
    for row in gold:
        start, end = spans[row["id"]]
        for finding in checked.report.findings:
            width = finding.span.end - finding.span.start
            if touches(finding, [(start, end)]) and width <= max(3 * (row["end"] - row["start"]), end - start, 12):
                found.setdefault(row["id"], finding)
    false = [f for f in checked.report.findings if not touches(f, [(a - 1, b + 1) for a, b in spans.values()])]
    clean = [(row["start"], row["end"]) for row in rows(base.with_suffix(".clean.jsonl"))]
    return Outcome(base.name, gold, found, false, [f for f in false if touches(f, clean)], checked.report)
