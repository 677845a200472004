"""Document in, report out: no I/O, no globals, no clock."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import filterfalse
from typing import TYPE_CHECKING, NamedTuple

from mtcheck import company, pivot, score
from mtcheck.articles import article_edit
from mtcheck.lexicon import Lexicon
from mtcheck.model import (
    Edit,
    Finding,
    Hit,
    Problem,
    Reading,
    Report,
    Rule,
    Safety,
    SentenceScore,
    Span,
    Status,
    Suggestion,
    Surprisal,
)
from mtcheck.ruleset.guards import passes
from mtcheck.ruleset.scanner import Scanner
from mtcheck.ruleset.table import Head, table_of
from mtcheck.text.disjoint import DisjointSpans
from mtcheck.text.document import MASK, Document
from mtcheck.text.language import FEWEST_WORDS, document_language

if TYPE_CHECKING:
    from mtcheck.models.readings import Readings
    from mtcheck.suppress.obey import RuleNames, Suppressions

_PLACE = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
_QUOTED_WEIGHT = 0.7
"""Confidence inside quoted speech: people speak loosely, yet a machine's damage in a quotation is evidence too."""
_QUOTED_AS_IS = ("typography", "boilerplate", "accuracy", "meta")
"""Kinds of damage that no speaker makes."""
_MOST_SHOWN = 80
"""Characters of the matched text that a message repeats."""


class Settings(NamedTuple):
    """What a run may vary: `quotes` is check, downweight or skip; `languages` are the only ones the text can have come through, none for any.

    `unaccompanied`: rules that may not speak alone are heard all the same, because somebody asked for them by name.
    """

    quotes: str = "downweight"
    languages: tuple[str, ...] = ()
    unaccompanied: bool = False


DEFAULT_SETTINGS = Settings()
Settle = Callable[[Sequence[Finding]], list[Finding]]
"""The findings of a document with what the project knows of them: suppressed ones are shown, and weigh nothing."""


class Engine:
    """Rules, lexicon and settings, ready for any number of documents.

    `find_check` maps the name in a rule of kind `check` to its `run` function; checks are looked up when first needed. `read` has the fluency
    model read a document; without it rules of kind `model` find nothing. `surprise` asks a language model how little it expected each sentence.
    `known` are all rules that comments in a text may name; None for those that run.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        lexicon: Lexicon,
        find_check: Callable[[str], Callable[..., Iterable[Hit]]],
        settings: Settings = DEFAULT_SETTINGS,
        read: Callable[[Document], Readings | None] | None = None,
        surprise: Callable[[Document], Sequence[Surprisal | None]] | None = None,
        known: Sequence[Head] | None = None,
    ) -> None:
        self.rules = table_of(rules)
        self._known = self.rules.heads if known is None else known
        self._lexicon = lexicon
        # asked for every rule and every document: 10 us each time
        self._find_check = cache(find_check)
        self._settings = settings
        self._read = read
        self._surprise = surprise
        self._scanner = Scanner(self.rules)
        self._slips = {head.id for head in self.rules.heads if head.slip}
        self._tiers = {head.id: head.tier for head in self.rules.heads if head.tier != company.ALONE}
        self._checks = [number for number, head in enumerate(self.rules.heads) if head.kind == "check"]
        self._models = [number for number, head in enumerate(self.rules.heads) if head.kind == "model"]
        self._bilingual = {head.id: number for number, head in enumerate(self.rules.heads) if head.kind == "bilingual"}
        self._comments = {head.id: number for number, head in enumerate(self.rules.heads) if head.kind == "comment"}
        self._names: dict[tuple[bool, bool], RuleNames] = {}

    def without_model(self) -> Engine:
        """The same engine, which reads nothing with a model; what both have made is shared."""
        from copy import copy

        other = copy(self)
        other._read = other._surprise = None
        return other

    def check(self, document: Document, settle: Settle | None = None) -> Report:
        """Findings and scores of one document; `settle` gives the findings their status."""
        language = document_language(document.prose)
        if language == "xx":
            return self._not_english(document)
        words = _words_of_sentences(document)
        total = sum(words)
        readings = self._readings(document)
        seen, background = self._heard(self._rule_findings(document), total)
        findings = resolve_overlaps(seen)
        languages, guess = pivot.infer(findings, total, self._settings.languages)
        if guess or self._settings.languages:
            # of two findings on one place, the one whose language it is may now weigh more
            findings = resolve_overlaps(pivot.feed_back(seen, languages))
        displaced: list[Finding] = []
        if document.original and (proven := self._bilingual_findings(document)):
            settled = resolve_overlaps([*findings, *proven])
            kept = set(settled)
            displaced = [f for f in findings if f not in kept]
            findings = settled
        # the model comes last: it is no company for a rule, tells no language, and what a rule explains needs no second finding
        borne_out = self._settings.unaccompanied or company.borne_out([f for f in findings if f.rule not in self._tiers], total, guess)
        findings = beside(findings, self._model_findings(document, readings, doubts=borne_out))
        silent: set[int] = set()
        heard: Sequence[Reading | None] | None = readings
        if document.comments and (comments := self._suppressions(document, readings is not None)):
            findings, silent = self._obeyed(document, findings, comments)
            heard = _without(readings, document.sentences, comments.muted())
        if settle is not None:
            findings = settle(findings)
        findings = (
            [f._replace(status=Status.SUPPRESSED) if number in silent else f for number, f in enumerate(findings)] if silent else findings
        )
        # a wrong number tells nothing of how the English reads: a score means the same with the source and without it, or with comments
        unweighed = {*self._bilingual, *self._comments}
        counted = [f for f in findings if f.status is not Status.SUPPRESSED and f.rule not in unweighed] + displaced
        abstained = f"fewer than {FEWEST_WORDS} words" if total < FEWEST_WORDS else ""
        surprisals = self._surprise(document) if self._surprise else None
        sentences = score.score_sentences(document.sentences, counted, words, FEWEST_WORDS, heard, surprisals)
        read = score.log_odds(sentences, words, heard)
        weighed = [*counted, *background]
        value = None if abstained else score.score_document(weighed, total, read)
        document.release()
        return Report(
            path=document.path,
            language=language,
            pivot=guess,
            findings=tuple(findings),
            sentences=sentences,
            score=value,
            verdict=score.verdict(value, counted),
            problems=(),
            abstained=abstained,
            evidence=() if abstained else score.document_evidence(weighed, total, read),
        )

    def findings(self, document: Document) -> list[Finding]:
        """What each rule finds by itself, in no order: places where rules overlap are not settled, and the language is not looked at."""
        readings = self._readings(document) if self._models else None
        found = [*self._rule_findings(document), *self._model_findings(document, readings)]
        return [*found, *self._bilingual_findings(document)] if document.original else found

    def _readings(self, document: Document) -> Readings | None:
        return self._read(document) if self._read else None

    def _rule_findings(self, document: Document) -> list[Finding]:
        return [f for number, hit in self._hits(document) if (f := self._finding(document, number, hit))]

    def _model_findings(self, document: Document, readings: Readings | None, *, doubts: bool = True) -> list[Finding]:
        """What the model finds; `doubts` tells whether rules that may not speak alone are heard."""
        if readings is None or not self._models:
            return []
        # the profile without a model starts without it
        from mtcheck.models.spans import model_hits
        from mtcheck.models.suggesting import suggested

        found = []
        for number in self._models:
            rule = self.rules[number]
            if rule.id in self._tiers and not doubts:
                continue
            hits = model_hits(document, readings, rule.body["level"])
            for hit in hits if rule.safety is Safety.NONE else suggested(document, readings, hits):
                # the model's own probability and how often a finding of this kind is right
                weighed = hit._replace(confidence=rule.confidence * (hit.confidence or 0.0))
                if passes(rule.body["guards"], document, hit.span) and (finding := self._finding(document, number, weighed)):
                    found.append(finding)
        return found

    def _bilingual_findings(self, document: Document) -> list[Finding]:
        """What a look at the source text shows."""
        if not self._bilingual:
            return []
        # a text whose source nobody knows does not pay for it
        from mtcheck.bilingual import detector

        found = []
        for number in self._bilingual.values():
            body = self.rules.body(number)
            for hit in detector(body["check"])(document, body["params"], self._lexicon):
                if passes(body["guards"], document, hit.span) and (finding := self._finding(document, number, hit, document.text)):
                    found.append(finding)
        return found

    def _suppressions(self, document: Document, is_read: bool) -> Suppressions | None:
        """What the comments of the document say to mtcheck; None where none speaks to it."""
        # few texts have one
        from mtcheck.suppress.directives import MARK

        if not any(MARK in comment.text for comment in document.comments):
            return None
        from mtcheck.suppress.obey import Suppressions, rule_names

        circumstances = (is_read, document.original is not None)
        if circumstances not in self._names:
            running = {head.id for head in self.rules.heads}
            idle = {kind for kind, runs in zip(("model", "bilingual"), circumstances, strict=True) if not runs}
            self._names[circumstances] = rule_names(
                (
                    head.id,
                    head.category,
                    head.id in running and head.kind not in idle,
                    head.status == "stable" and head.tier == company.ALONE,
                )
                for head in self._known
            )
        return Suppressions(document, self._names[circumstances])

    def _obeyed(self, document: Document, findings: list[Finding], comments: Suppressions) -> tuple[list[Finding], set[int]]:
        """The findings with those on the comments themselves, in order of place, and the indices of the suppressed ones."""
        silent = {findings[index] for index in comments.silenced(findings)}
        numbers = {self.rules.body(number)["check"]: number for number in self._comments.values()}
        own = [
            found
            for report, hit in comments.hits()
            if report in numbers and (found := self._finding(document, numbers[report], hit, document.text))
        ]
        both = sorted([*findings, *own], key=lambda f: (f.span, f.rule))
        return both, {index for index, f in enumerate(both) if f in silent} | comments.silenced(both)

    def _heard(self, found: list[Finding], words: int) -> tuple[list[Finding], list[Finding]]:
        """Of all that was found, what may be a finding, and what only weighs in the document's score."""
        if self._slips and not self._settings.unaccompanied:
            slips = [f for f in found if f.rule in self._slips]
            others = [f for f in found if f.rule not in self._slips]
            if company.typed_by_hand(slips, others, words):
                # a strange word there is a misspelling, whatever language has it
                found = [f for f in others if f.category != "foreign-word"]
        if not self._tiers:
            return found, []
        alone = [f for f in found if f.rule not in self._tiers]
        others = [f for f in found if f.rule in self._tiers]
        if not self._settings.unaccompanied and others:
            settled = resolve_overlaps(alone)
            _languages, guess = pivot.infer(settled, words, self._settings.languages)
            others = company.heard(others, settled, words, guess)
        shown = [f for f in others if self._tiers[f.rule] == company.COMPANY or self._settings.unaccompanied]
        return [*alone, *shown], [f for f in others if self._tiers[f.rule] == company.DENSITY and not self._settings.unaccompanied]

    def _not_english(self, document: Document) -> Report:
        problem = Problem("not-english", "the text is not English, so nothing was checked")
        sentences = tuple(SentenceScore(span, None) for span in document.sentences)
        return Report(document.path, "xx", None, (), sentences, None, "abstained", (problem,), "not English")

    def _hits(self, document: Document) -> Iterable[tuple[int, Hit]]:
        if not document.sentences:
            return
        yield from self._scanner.hits(document)
        for number in self._checks:
            body = self.rules.body(number)
            needs = body.get("needs")
            if needs and not any(map(document.folded.__contains__, needs)):
                continue
            for hit in self._find_check(body["check"])(document, body["params"], self._lexicon):
                if passes(body["guards"], document, hit.span):
                    yield number, hit

    def _finding(self, document: Document, number: int, hit: Hit, among: str = "") -> Finding | None:
        """The hit in the words of its rule, in the prose or `among` all the text; None where it may not be one."""
        rule, span = self.rules[number], hit.span
        text = (among or document.prose)[span.start : span.end]
        if MASK in text:
            return None
        confidence = rule.confidence if hit.confidence is None else hit.confidence
        if rule.category not in _QUOTED_AS_IS and document.in_quotes(span):
            if self._settings.quotes == "skip" or rule.body["quotes"] == "skip":
                return None
            if self._settings.quotes == "downweight":
                confidence *= _QUOTED_WEIGHT
        fixes = tuple(dict.fromkeys(fix for fix in hit.fixes if fix != text))
        words = {"match": _shorten(text), "fix": fixes[0] if fixes else "", **hit.captures}
        return Finding(
            rule=rule.id,
            category=rule.category,
            span=span,
            sentence=document.sentence_at(span.start),
            message=fill(rule.summary, words),
            why=fill(words.get("why", rule.why), words),
            sources=hit.sources or rule.sources,
            severity=rule.severity,
            confidence=round(confidence, 4),
            suggestions=tuple(Suggestion(_edits(document.prose, span, fix), fix, rule.safety) for fix in fixes),
            status=Status.NEW,
            text=document.text[span.start : span.end],
        )


def _edits(text: str, span: Span, fix: str) -> tuple[Edit, ...]:
    edit = Edit(span, fix)
    article = article_edit(text, span.start, fix)
    return (article, edit) if article else (edit,)


def fill(template: str, words: Mapping[str, str]) -> str:
    """`template` with `{name}` replaced where the name is known; a plain replacement, since rule files come from strangers."""
    return _PLACE.sub(lambda m: words.get(m[1], m[0]), template)


def _shorten(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "\u2026"


def resolve_overlaps(findings: Sequence[Finding]) -> list[Finding]:
    """Findings in order of place, of overlapping ones the weightiest: severity, then confidence, then one with a fix, then the longer."""
    taken = DisjointSpans()
    # weightiest first, so that nothing is lost to a finding that is itself dropped
    ranked = sorted(findings, key=lambda f: (-f.severity, -f.confidence, not f.suggestions, f.span.start - f.span.end, f.span, f.rule))
    return sorted((f for f in ranked if taken.take(f.span)), key=lambda f: (f.span, f.rule))


def beside(findings: Sequence[Finding], others: Sequence[Finding]) -> list[Finding]:
    """`findings`, which are disjoint, and those of `others` that overlap none of them, settled among themselves; in order of place."""
    taken = DisjointSpans()
    for finding in findings:
        taken.take(finding.span)
    free = resolve_overlaps([f for f in others if not taken.overlaps(f.span)])
    return sorted([*findings, *free], key=lambda f: (f.span, f.rule))


def _without(readings: Readings | None, sentences: Sequence[Span], muted: Sequence[Span]) -> Sequence[Reading | None] | None:
    """The readings, None for sentences of which nothing is to be said."""
    if readings is None or not muted:
        return readings
    quiet = DisjointSpans()
    for span in sorted(muted, key=lambda span: span.start - span.end):
        quiet.take(span)
    return [None if quiet.overlaps(span) else reading for span, reading in zip(sentences, readings, strict=True)]


def _words_of_sentences(document: Document) -> list[int]:
    """White-space separated strings with a letter or digit, for each sentence."""
    prose, numbers = document.prose, []
    for start, end in document.sentences:
        words = prose[start:end].split()
        # most are nothing but letters, which is seen without a step of Python
        marks = sum(1 for word in filterfalse(str.isalnum, words) if not any(map(str.isalnum, word)))
        numbers.append(len(words) - marks)
    return numbers
