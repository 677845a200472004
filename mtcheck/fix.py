"""Choose edits, apply them, and settle: pure text in, text out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from mtcheck.model import Edit, Finding, Report, Safety, Status, Suggestion
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


Choose = Callable[[Finding], str]
"""Why the only or first suggestion of a finding may be applied unasked, in a word; empty where it may not."""


def safely(finding: Finding) -> str:
    """`safe` for a new finding that needs no person: its suggestion is safe, and the only one."""
    only = len(finding.suggestions) == 1 and finding.status is Status.NEW
    return "safe" if only and finding.suggestions[0].safety is Safety.SAFE else ""


def why_left(finding: Finding) -> tuple[str, str]:
    """The tier of a finding that is left as it is (`known`, `review` or `display-only`) and the reason."""
    if finding.status is not Status.NEW:
        return "known", f"it is {finding.status}"
    if not finding.suggestions:
        return "display-only", "no wording can be told from the text alone"
    number = len(finding.suggestions)
    if all(suggestion.safety is Safety.NONE for suggestion in finding.suggestions):
        return "display-only", "its wording is an explanation, no replacement"
    if number > 1:
        return "review", f"{number} wordings to choose from"
    if finding.suggestions[0].safety is Safety.SAFE:
        return "review", "it overlaps another fix, or fixing did not settle"
    return "review", "its wording fits only where the sense is what the rule takes it for"


class Made(NamedTuple):
    """A suggestion that was applied: the line (1-based) in the text of that round, what stood there, what stands there now."""

    line: int
    old: str
    new: str
    rule: str
    reason: str


class Fixed(NamedTuple):
    """The text after fixing, how many edits were made, the report on what came out, and what was applied."""

    text: str
    made: int
    report: Report
    applied: tuple[Made, ...] = ()


def fix_text(text: str, check: Callable[[str], Report], choose: Choose = safely) -> Fixed:
    """Apply the first suggestion of every finding that `choose` takes, and check again until nothing changes, at most `ROUNDS` times."""
    made = 0
    applied: list[Made] = []
    report = check(text)
    for _ in range(ROUNDS):
        taken = [(f, reason) for f in report.findings if f.suggestions and (reason := choose(f))]
        edits, left = plan(f.suggestions[0] for f, _reason in taken)
        if not edits:
            break
        passed = {id(suggestion) for suggestion in left}
        for finding, reason in taken:
            if id(finding.suggestions[0]) not in passed:
                line = text.count("\n", 0, finding.span.start) + 1
                applied.append(Made(line, finding.text, finding.suggestions[0].label, finding.rule, reason))
        text = apply(text, edits)
        made += len(edits)
        report = check(text)
    return Fixed(text, made, report, tuple(applied))
