"""What every rule must prove, with its own examples, before it may ship."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from mtcheck.model import Example, Finding, Report, Rule, Span


class Check(Protocol):
    """Text to report; the gates are given one for the rule alone and one for all packs."""

    def __call__(self, text: str, source: str = "", glossary: str = "") -> Report:
        """The report on `text`, which was translated from `source` where that is not empty, with the rows of `glossary`."""


_ROUNDS = 5
_BEFORE, _AFTER = "This is about ", "."
"""The sentence around a replacement of a table: one that says nothing of what it may be."""


class Failure(NamedTuple):
    """A gate that a rule does not pass: its name, the example it is about, and what came out."""

    gate: str
    example: str
    message: str

    def __str__(self) -> str:
        return f"[{self.gate}] {self.message}\n      in: {self.example!r}"


def run_gates(rule: Rule, alone: Check, together: Check) -> Iterator[Failure]:
    """Failures of `rule`: `alone` runs this rule only, `together` all packs with it."""
    for example in rule.bad:
        yield from _bad(rule, example, alone, together)
    for good in rule.good:
        for finding in (*together(*good).findings, *(alone(*good).findings if rule.tier != "alone" else ())):
            yield Failure("good-is-clean", good.text, f"{finding.rule} finds {finding.text!r}")


def _bad(rule: Rule, example: Example, alone: Check, together: Check) -> Iterator[Failure]:
    text, original = example.text, (example.source, example.glossary)
    found = [f for f in alone(text, *original).findings if f.rule == rule.id]
    if len(found) != 1:
        yield Failure("finds-exactly-one", text, f"found {len(found)}: {[f.text for f in found]}, expected one at {example.at!r}")
        return
    finding = found[0]
    if finding.text != example.at:
        yield Failure("finds-it-at", text, f"found {finding.text!r}, expected {example.at!r}")
        return
    if rule.tier == "alone" and not any(f.span.overlaps(finding.span) for f in together(text, *original).findings):
        yield Failure("survives-company", text, f"with all packs nothing is found at {example.at!r}")
    if example.fixed is None:
        if finding.suggestions:
            yield Failure("fix-is-written-down", text, f"the rule offers {finding.suggestions[0].label!r} but the example has no 'fixed'")
        return
    if not finding.suggestions:
        yield Failure("fix-gives-fixed", text, "the rule offers no fix, the example has one")
        return
    fixed = apply_first(text, finding)
    if fixed != example.fixed:
        yield Failure("fix-gives-fixed", text, f"the fix gives {fixed!r}, expected {example.fixed!r}")
        return
    for other in together(fixed, *original).findings:
        yield Failure("fixed-is-clean", fixed, f"{other.rule} finds {other.text!r}")
    if (again := _settle(fixed, original, alone)) != fixed:
        yield Failure("fix-converges", fixed, f"fixing again gives {again!r}")


def apply_first(text: str, finding: Finding) -> str:
    """`text` with the first suggestion of `finding` applied."""
    for edit in sorted(finding.suggestions[0].edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _settle(text: str, original: tuple[str, str], alone: Check) -> str:
    for _ in range(_ROUNDS):
        fixable = [f for f in alone(text, *original).findings if f.suggestions]
        if not fixable:
            break
        text = apply_first(text, fixable[0])
    return text


def swap_conflicts(rules: Sequence[Rule], together: Check) -> Iterator[tuple[str, Failure]]:
    """Rule ids with failures: a replacement of a table that another rule, or the same one, would flag where it stands in a sentence."""
    for rule in rules:
        if rule.kind == "phrase":
            for fix in _fixes(rule):
                # alone on a line it would be a label of a page or an entry of a glossary, of which other rules say more
                place = Span(len(_BEFORE), len(_BEFORE) + len(fix))
                for finding in together(f"{_BEFORE}{fix}{_AFTER}").findings:
                    within = place.start <= finding.span.start and finding.span.end <= place.end
                    if finding.span == place or (within and rule.body["exact"] is False):
                        yield rule.id, Failure("swap-target-is-clean", fix, f"{finding.rule} finds {finding.text!r}")


def _fixes(rule: Rule) -> Iterable[str]:
    return dict.fromkeys(fix for _key, fixes, *_rest in rule.body["entries"] for fix in fixes)


def over_budget(rules: Sequence[Rule], reports: Iterable[Report]) -> Iterator[tuple[str, Failure]]:
    """Rule ids with failures: more hits on clean documents than the rule's budget allows."""
    hits: dict[str, list[tuple[str, str]]] = {}
    for report in reports:
        for finding in report.findings:
            hits.setdefault(finding.rule, []).append((report.path, finding.text))
    for rule in rules:
        mine = hits.get(rule.id, [])
        if len(mine) > rule.budget:
            yield (
                rule.id,
                Failure(
                    "clean-budget",
                    mine[0][0],
                    f"{len(mine)} hits on clean text, {rule.budget} allowed: {[text for _path, text in mine][:5]}",
                ),
            )
