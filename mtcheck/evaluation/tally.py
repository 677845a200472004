"""Outcomes summed up: recall, precision, fix accuracy, twins and traps, over all and group by group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from mtcheck.evaluation.outcome import LABELS, ArticleOutcome, FindingOutcome, PairOutcome, RowOutcome, Verdict


def share(part: int, whole: int) -> float | None:
    """`part / whole` to four digits; None of nothing."""
    return round(part / whole, 4) if whole else None


class Recall(NamedTuple):
    """Artifacts, those found, those with a known fix, and of these the ones whose fix was offered first and among the first three."""

    rows: int = 0
    found: int = 0
    fixable: int = 0
    first: int = 0
    in_three: int = 0

    @classmethod
    def of(cls, rows: Iterable[RowOutcome]) -> Recall:
        """Counted over `rows`."""
        rows = list(rows)
        fixable = [row for row in rows if row.gold.fixes]
        return cls(
            len(rows),
            sum(bool(row.rules) for row in rows),
            len(fixable),
            sum(row.rank == 0 for row in fixable),
            sum(row.rank is not None for row in fixable),
        )

    def figures(self) -> dict[str, Any]:
        """Counts and shares by name."""
        return {
            **self._asdict(),
            "recall": share(self.found, self.rows),
            "fix_first": share(self.first, self.fixable),
            "fix_in_three": share(self.in_three, self.fixable),
        }


class RuleFigures(NamedTuple):
    """Of a rule: its findings, the right and the false ones, and those whose first suggestion is the right fix."""

    rule: str
    findings: int
    right: int
    false: int
    fixed: int

    def figures(self) -> dict[str, Any]:
        """Counts and shares by name."""
        return {**self._asdict(), "precision": share(self.right, self.right + self.false)}


def by_label(rows: Sequence[RowOutcome]) -> dict[str, dict[str, Recall]]:
    """Recall by each label that the annotation has, by each of its values in order of the alphabet."""
    groups: dict[str, dict[str, Recall]] = {}
    for label in LABELS:
        values = sorted({row.gold.labels[label] for row in rows if label in row.gold.labels})
        if values:
            groups[label] = {value: Recall.of(row for row in rows if row.gold.labels.get(label) == value) for value in values}
    return groups


def by_rule(findings: Iterable[FindingOutcome]) -> list[RuleFigures]:
    """Figures of every rule with a finding, those with most false ones first."""
    groups: dict[str, list[FindingOutcome]] = {}
    for finding in findings:
        groups.setdefault(finding.rule, []).append(finding)
    figures = [
        RuleFigures(
            rule,
            len(mine),
            sum(f.verdict is Verdict.RIGHT for f in mine),
            sum(f.verdict in (Verdict.FALSE, Verdict.LOOKALIKE) for f in mine),
            sum(f.fixed for f in mine),
        )
        for rule, mine in groups.items()
    ]
    return sorted(figures, key=lambda f: (-f.false, -f.right, f.rule))


def precision(findings: Sequence[FindingOutcome]) -> float | None:
    """Share of the findings that are not false; debatable ones are not."""
    false = sum(f.verdict in (Verdict.FALSE, Verdict.LOOKALIKE) for f in findings)
    return share(len(findings) - false, len(findings))


def summarize_articles(outcomes: Sequence[ArticleOutcome]) -> dict[str, Any]:
    """All figures of annotated articles, as JSON values."""
    rows = [row for outcome in outcomes for row in outcome.rows]
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    return {
        "articles": len(outcomes),
        **Recall.of(rows).figures(),
        **_finding_figures(findings),
        "by": {label: {value: recall.figures() for value, recall in values.items()} for label, values in by_label(rows).items()},
        "rules": [rule.figures() for rule in by_rule(findings)],
    }


def summarize_pairs(outcomes: Sequence[PairOutcome]) -> dict[str, Any]:
    """All figures of sentence pairs and traps, as JSON values."""
    rows = [outcome.row for outcome in outcomes if outcome.row]
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    groups: dict[str, dict[str, Any]] = {}
    for label in LABELS:
        values = sorted({outcome.labels[label] for outcome in outcomes if label in outcome.labels})
        if values:
            groups[label] = {value: _pair_figures([o for o in outcomes if o.labels.get(label) == value]) for value in values}
    return {
        "pairs": len(rows),
        **_pair_figures(outcomes),
        **_finding_figures(findings),
        "by": groups,
        "rules": [rule.figures() for rule in by_rule(findings)],
    }


def _finding_figures(findings: Sequence[FindingOutcome]) -> Mapping[str, Any]:
    verdicts = [finding.verdict for finding in findings]
    lookalikes = verdicts.count(Verdict.LOOKALIKE)
    return {
        "findings": len(findings),
        "false": verdicts.count(Verdict.FALSE) + lookalikes,
        "on_lookalikes": lookalikes,
        "precision": precision(findings),
    }


def _pair_figures(outcomes: Sequence[PairOutcome]) -> dict[str, Any]:
    twins = [outcome for outcome in outcomes if outcome.twin is not None]
    traps = [outcome for outcome in outcomes if outcome.trap is not None]
    return {
        **Recall.of(outcome.row for outcome in outcomes if outcome.row).figures(),
        "twins": len(twins),
        "twins_flagged_at_place": share(sum(bool(o.twin_place) for o in twins), len(twins)),
        "twins_flagged": share(sum(bool(o.twin) for o in twins), len(twins)),
        "traps": len(traps),
        "traps_flagged": share(sum(bool(o.trap) for o in traps), len(traps)),
    }
