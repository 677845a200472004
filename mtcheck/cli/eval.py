"""Measure findings against annotations: precision, recall and fix accuracy, by category, severity and rule.

GOLD is an annotation NAME.jsonl beside its article NAME.txt (or .md), the article itself, a JSON-lines file of sentence pairs, or a folder of these;
docs/writing-rules.md describes both formats."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from typing import Any

from mtcheck.cli import CLEAN, FINDINGS, TROUBLE
from mtcheck.cli.inputs import Trouble
from mtcheck.cli.options import add_jobs_option, add_language_option, add_session_options, jobs, make_session, score, start_engine
from mtcheck.errors import MtcheckError, UsageError
from mtcheck.evaluation.gold import read_gold
from mtcheck.evaluation.judge import judge_article, judge_pair
from mtcheck.evaluation.outcome import Article, ArticleOutcome, FindingOutcome, Pair, PairOutcome, RowOutcome, Verdict
from mtcheck.evaluation.tally import summarize_articles, summarize_pairs
from mtcheck.files.display import printable
from mtcheck.report.figures import article_lines, figure, pair_lines
from mtcheck.session import Session

SCHEMA = 1


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `eval`."""
    parser.add_argument(
        "gold", metavar="GOLD", nargs="+", help="annotations, annotated articles, sets of sentence pairs, or folders of them"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text for people (default), json for programs")
    parser.add_argument(
        "--misses", action="store_true", help="list what was not found, what is false, and twins and traps that are flagged"
    )
    parser.add_argument("--min-recall", metavar="SHARE", type=score, help="exit with 1 where less is found")
    parser.add_argument("--min-precision", metavar="SHARE", type=score, help="exit with 1 where less of what is found is right")
    add_jobs_option(parser)
    add_language_option(parser)
    add_session_options(parser)


def run(args: Namespace) -> int:
    """Print the figures; 1 where they are under the minimum."""
    session, trouble = make_session(args), Trouble()
    start_engine(session)
    articles: list[ArticleOutcome] = []
    pairs: list[PairOutcome] = []
    for _item, outcome in session.map_items(_items(session, args.gold, trouble), judge, jobs(args.jobs)):
        if isinstance(outcome, MtcheckError):
            trouble.report(outcome)
        elif isinstance(outcome, ArticleOutcome):
            articles.append(outcome)
        else:
            pairs.append(outcome)
    if not articles and not pairs and not trouble.count:
        raise UsageError("there is nothing to measure against", why="no annotation was found", remedy="name NAME.jsonl beside NAME.txt")
    summaries = {
        "articles": summarize_articles(articles) if articles else None,
        "pairs": summarize_pairs(pairs) if pairs else None,
    }
    misses = list(_misses(articles, pairs)) if args.misses else []
    if args.format == "json":
        rows = {"misses": misses} if args.misses else {}
        print(json.dumps({"schema": SCHEMA, "signature": session.signature, **summaries, **rows}, ensure_ascii=True))
    else:
        for line in _lines(summaries, misses):
            print(line)
    low = list(_too_low(summaries, args))
    for complaint in low:
        print(f"mtcheck: {complaint}", file=sys.stderr)
    return TROUBLE if trouble.count else FINDINGS if low else CLEAN


def _items(session: Session, paths: Sequence[str], trouble: Trouble) -> Iterator[Article | Pair]:
    for item in read_gold(paths, suffixes=session.config["suffixes"], max_bytes=int(session.config["max-bytes"])):
        if isinstance(item, MtcheckError):
            trouble.report(item)
        else:
            yield item


def judge(session: Session, item: Article | Pair) -> ArticleOutcome | PairOutcome:
    """Check one article, or the sentences of one pair as documents of their own, and set the findings against the annotation."""
    if isinstance(item, Article):
        checked = session.check_file(item.path)
        return judge_article(item, checked.document.text, checked.report)
    twin = None if item.twin is None else session.check_text(item.twin)
    return judge_pair(item, session.check_text(item.text), twin)


def _lines(summaries: dict[str, Any], misses: list[dict[str, Any]]) -> Iterator[str]:
    parts = [lines(summary) for lines, summary in ((article_lines, summaries["articles"]), (pair_lines, summaries["pairs"])) if summary]
    for number, part in enumerate(parts):
        if number:
            yield ""
        yield from part
    for kind in dict.fromkeys(miss["kind"] for miss in misses):
        yield f"\n{kind}:"
        for miss in misses:
            if miss["kind"] == kind:
                labels = f" [{miss['label']}]" if miss["label"] else ""
                yield printable(
                    f"  {miss['place']}: {miss['text']!r}{labels}{' -> ' + repr(miss['fix']) if miss['fix'] is not None else ''}"
                )


def _misses(articles: Sequence[ArticleOutcome], pairs: Sequence[PairOutcome]) -> Iterator[dict[str, Any]]:
    rows = [row for article in articles for row in article.rows] + [pair.row for pair in pairs if pair.row]
    findings = [finding for article in articles for finding in article.findings] + [finding for pair in pairs for finding in pair.findings]
    yield from (_missed(row) for row in rows if not row.rules)
    yield from (_false(finding) for finding in findings if finding.verdict in (Verdict.FALSE, Verdict.LOOKALIKE))


def _missed(row: RowOutcome) -> dict[str, Any]:
    gold = row.gold
    labels = " ".join(gold.labels[name] for name in ("category", "detectable", "lang") if name in gold.labels)
    return {"kind": "missed", "place": gold.place, "text": gold.text, "label": labels, "fix": next(iter(gold.fixes), None)}


def _false(finding: FindingOutcome) -> dict[str, Any]:
    kind = "false, on a look-alike" if finding.verdict is Verdict.LOOKALIKE else "false"
    return {"kind": kind, "place": finding.place, "text": finding.text, "label": finding.rule, "fix": None}


def _too_low(summaries: dict[str, Any], args: Namespace) -> Iterator[str]:
    for kind, summary in summaries.items():
        for name, least in (("recall", args.min_recall), ("precision", args.min_precision)):
            if summary and least is not None and (summary[name] is None or summary[name] < least):
                yield f"{kind}: {name} {figure(summary[name])} is under {least:.2f}"
