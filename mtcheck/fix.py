"""Choose edits, apply them, and settle: pure text in, text out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from mtcheck.model import Edit, Finding, Report, Safety, Suggestion
from mtcheck.text.disjoint import DisjointSpans

ROUNDS = 5
"""Fixing is repeated until nothing changes; the gates show that one round is enough for each rule alone, so five is plenty for their sum."""


class Plan(NamedTuple):
    """Edits that can be made together, in order of place, and the suggestions that collide with one already taken."""

    edits: tuple[Edit, ...]
    left_over: tuple[Suggestion, ...]


def plan(chosen: Iterable[Suggestion]) -> Plan:
    """Take suggestions in the order given; one that overlaps a taken edit is left over as a whole, never cut."""
    taken = DisjointSpans()
    edits: list[Edit] = []
    left: list[Suggestion] = []
    for suggestion in chosen:
        if any(taken.overlaps(edit.span) for edit in suggestion.edits):
            left.append(suggestion)
            continue
        for edit in suggestion.edits:
            taken.take(edit.span)
        edits.extend(suggestion.edits)
    return Plan(tuple(sorted(edits)), tuple(left))


def apply(text: str, edits: Sequence[Edit]) -> str:
    """`text` with `edits` (in order, not overlapping; offsets are those of `text`) made."""
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*parts, text[at:]])


def safe_suggestions(findings: Iterable[Finding]) -> list[Suggestion]:
    """The suggestions that need no person: safe ones, where exactly one is offered."""
    return [f.suggestions[0] for f in findings if len(f.suggestions) == 1 and f.suggestions[0].safety is Safety.SAFE]


class Fixed(NamedTuple):
    """The text after fixing, how many edits were made, and the report on what came out."""

    text: str
    made: int
    report: Report


def fix_text(text: str, check: Callable[[str], Report]) -> Fixed:
    """Apply all safe suggestions and check again until nothing changes, at most `ROUNDS` times."""
    made = 0
    report = check(text)
    for _ in range(ROUNDS):
        edits = plan(safe_suggestions(report.findings)).edits
        if not edits:
            break
        text = apply(text, edits)
        made += len(edits)
        report = check(text)
    return Fixed(text, made, report)
