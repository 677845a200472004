"""What each rule does on running text: hits, their rate, precision on annotated text, cost; the sums behind `mtcheck rules measure`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from mtcheck.engine import Engine, resolve_overlaps
from mtcheck.evaluation.judge import judge_findings
from mtcheck.evaluation.outcome import Article, Gold, Pair, Verdict
from mtcheck.evaluation.tally import share
from mtcheck.model import Finding, Rule
from mtcheck.text.document import Document
from mtcheck.text.language import document_language

_CONTEXT = 40
"""Characters of text on both sides of a sample."""


class TextHits(NamedTuple):
    """Of one text: its words (0 where it is not English and was not searched), hits by rule, and some samples of each rule."""

    words: int
    hits: Mapping[str, int]
    samples: Mapping[str, Sequence[str]]


def hits_by_rule(engine: Engine, document: Document) -> dict[str, list[Finding]]:
    """The findings of each rule as if it ran alone: what overlaps is settled inside each rule only."""
    groups: dict[str, list[Finding]] = {}
    for finding in engine.findings(document):
        groups.setdefault(finding.rule, []).append(finding)
    return {rule: resolve_overlaps(findings) for rule, findings in groups.items()}


def text_hits(engine: Engine, document: Document, samples: int) -> TextHits:
    """Hits in one text with at most `samples` samples a rule."""
    if document_language(document.prose) == "xx":
        return TextHits(0, {}, {})
    groups = hits_by_rule(engine, document)
    shown = {rule: [_sample(document, finding) for finding in mine[:samples]] for rule, mine in groups.items()} if samples else {}
    return TextHits(len(document.prose.split()), {rule: len(mine) for rule, mine in groups.items()}, shown)


def _sample(document: Document, finding: Finding) -> str:
    start, end, text = *finding.span, document.text
    around = f"{text[max(0, start - _CONTEXT) : start]}[{text[start:end]}]{text[end : end + _CONTEXT]}"
    return f"{document.where(start)}: {' '.join(around.split())}"


class GoldHits(NamedTuple):
    """By rule: hits that touch an artifact, and hits that touch none."""

    right: Mapping[str, int]
    false: Mapping[str, int]


def gold_hits(engine: Engine, documents: Iterable[tuple[Document, Sequence[Gold], Article | Pair]]) -> GoldHits:
    """Hits in annotated texts, each with its artifacts and the article or pair that it is from."""
    right: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for document, gold, origin in documents:
        aside = (origin.lookalikes, origin.debatable) if isinstance(origin, Article) else ((), ())
        for rule, mine in hits_by_rule(engine, document).items():
            verdicts = [outcome.verdict for outcome in judge_findings(document.path, document.text, gold, mine, *aside)]
            right[rule] += verdicts.count(Verdict.RIGHT)
            false[rule] += verdicts.count(Verdict.FALSE) + verdicts.count(Verdict.LOOKALIKE)
    return GoldHits(right, false)


class Corpus:
    """Sums over the texts of one kind (clean, or machine-translated)."""

    def __init__(self, samples: int) -> None:
        self.texts = self.words = self.not_english = 0
        self.hits: Counter[str] = Counter()
        self._most = samples
        self._samples: dict[str, list[str]] = {}

    def add(self, text: TextHits) -> None:
        """Count one text more."""
        if not text.words:
            self.not_english += 1
            return
        self.texts += 1
        self.words += text.words
        self.hits.update(text.hits)
        for rule, samples in text.samples.items():
            kept = self._samples.setdefault(rule, [])
            kept += samples[: self._most - len(kept)]

    def size(self) -> dict[str, int]:
        """How much was searched."""
        return {"texts": self.texts, "words": self.words, "not_english": self.not_english}

    def per_1000(self, rule: str) -> float:
        """Hits of `rule` for each thousand words."""
        return round(1000 * self.hits[rule] / self.words, 4) if self.words else 0.0

    def figures(self, rule: str) -> dict[str, Any]:
        """Hits, their rate, and the samples kept, of `rule`."""
        samples = {"samples": self._samples.get(rule, [])} if self._most else {}
        return {"hits": self.hits[rule], "per_1000": self.per_1000(rule), **samples}


class GoldSums:
    """Sums over annotated texts."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.false: Counter[str] = Counter()

    def add(self, hits: GoldHits) -> None:
        """Count one article or pair more."""
        self.right.update(hits.right)
        self.false.update(hits.false)

    def figures(self, rule: str) -> dict[str, Any]:
        """Right and false hits of `rule`, and its precision."""
        right, false = self.right[rule], self.false[rule]
        return {"right": right, "false": false, "precision": share(right, right + false)}


SORTS = ("clean", "mt", "precision", "cost", "rule")


def rule_rows(
    rules: Sequence[Rule], clean: Corpus | None, mt: Corpus | None, gold: GoldSums | None, costs: Mapping[str, float], sort: str
) -> list[dict[str, Any]]:
    """A row of figures for each rule: the worst first (most hits on clean text, least precise, dearest), by `mt` the most hits."""
    rows = [
        {
            "rule": rule.id,
            "category": rule.category,
            "severity": str(rule.severity),
            "confidence": rule.confidence,
            "status": rule.status,
            **{name: part.figures(rule.id) for name, part in (("clean", clean), ("mt", mt), ("gold", gold)) if part},
            **({"ms_per_1000": costs[rule.id]} if rule.id in costs else {}),
        }
        for rule in rules
    ]
    return sorted(rows, key=lambda row: (*_sort_key(row, sort), row["rule"]))


def _sort_key(row: Mapping[str, Any], sort: str) -> tuple[float, ...]:
    if sort == "precision":
        figure = row.get("gold", {}).get("precision")
        return (2.0 if figure is None else figure,)
    if sort == "cost":
        return (-row.get("ms_per_1000", 0.0),)
    rates = {name: -row.get(name, {}).get("per_1000", 0.0) for name in ("clean", "mt")}
    return {"clean": (rates["clean"], rates["mt"]), "mt": (rates["mt"], rates["clean"]), "rule": ()}[sort]
