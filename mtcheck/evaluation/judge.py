"""Findings against an annotation: pure functions from texts, annotations and findings to outcomes."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.evaluation.matching import fix_rank, hits, meets, widened
from mtcheck.evaluation.outcome import Article, ArticleOutcome, FindingOutcome, Gold, Pair, PairOutcome, RowOutcome, Verdict, place_of
from mtcheck.model import Finding, Report, Span


def judge_article(article: Article, text: str, report: Report) -> ArticleOutcome:
    """The outcome of an article whose `text` gave `report`."""
    rows = tuple(_row(text, gold, report.findings) for gold in article.gold)
    findings = judge_findings(article.path, text, article.gold, report.findings, article.lookalikes, article.debatable)
    return ArticleOutcome(rows, findings)


def judge_pair(pair: Pair, report: Report, twin: Report | None) -> PairOutcome:
    """The outcome of a pair whose text gave `report` and whose twin, if it has one, gave `twin`."""
    gold = (pair.gold,) if pair.gold else ()
    findings = judge_findings(pair.place, pair.text, gold, report.findings)
    if pair.gold is None:
        return PairOutcome(pair.labels, None, None, None, bool(report.findings), findings)
    row = _row(pair.text, pair.gold, report.findings)
    if pair.twin is None or twin is None:
        return PairOutcome(pair.labels, row, None, None, None, findings)
    corrected = corrected_span(pair.text, pair.gold.span, pair.twin)
    findings += judge_findings(f"{pair.place} (twin)", pair.twin, (), twin.findings)
    return PairOutcome(pair.labels, row, any(meets(f.span, [corrected]) for f in twin.findings), bool(twin.findings), None, findings)


def corrected_span(text: str, span: Span, twin: str) -> Span:
    """Where in `twin` the correction of `span` of `text` stands, with a character on both sides where it is a deletion.

    What stands before and after the span is the same in both; where the twin was changed elsewhere too, all of its change.
    """
    tail = text[span.end :]
    if len(twin) >= span.start + len(tail) and twin.startswith(text[: span.start]) and twin.endswith(tail):
        start, end = span.start, len(twin) - len(tail)
    else:
        shorter = min(len(text), len(twin))
        start = next((i for i in range(shorter) if text[i] != twin[i]), shorter)
        same = next((i for i in range(shorter - start) if text[-1 - i] != twin[-1 - i]), shorter - start)
        start, end = min(start, span.start), len(twin) - min(same, len(tail))
    return Span(start, end) if start < end else Span(max(0, start - 1), start + 1)


def _row(text: str, gold: Gold, findings: Sequence[Finding]) -> RowOutcome:
    found = [f for f in findings if hits(text, gold.span, f)]
    ranks = [rank for f in found if (rank := fix_rank(text, gold.span, gold.fixes, f)) is not None]
    return RowOutcome(gold, tuple(dict.fromkeys(f.rule for f in found)), min(ranks, default=None))


def judge_findings(
    path: str,
    text: str,
    gold: Sequence[Gold],
    findings: Sequence[Finding],
    lookalikes: Sequence[Span] = (),
    debatable: Sequence[Span] = (),
) -> tuple[FindingOutcome, ...]:
    """What each finding is worth next to the artifacts of `text`; `path` is where that text is from."""
    outcomes = []
    for finding in findings:
        # a join or a cut between words has no width to a reader: one character more on both sides
        touched = [row for row in gold if meets(finding.span, [_wider(widened(text, row.span))])]
        verdict = Verdict.RIGHT
        if not touched:
            verdict = Verdict.LOOKALIKE if meets(finding.span, lookalikes) else Verdict.FALSE
            verdict = Verdict.DEBATABLE if meets(finding.span, debatable) else verdict
        fixed = any(fix_rank(text, row.span, row.fixes, finding) == 0 for row in touched)
        outcomes.append(FindingOutcome(finding.rule, verdict, fixed, finding.text, finding.message, place_of(path, text, finding)))
    return tuple(outcomes)


def _wider(span: Span) -> Span:
    return Span(span.start - 1, span.end + 1)
