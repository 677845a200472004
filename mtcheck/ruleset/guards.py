"""Conditions on the company of a hit: words that must or must not stand in its sentence, its document or right beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from mtcheck.errors import nearest
from mtcheck.lexicon.inflect import expand
from mtcheck.lexicon.topics import TOPICS, speaks_of
from mtcheck.model import Span
from mtcheck.ruleset.fields import FieldError, Node, as_words
from mtcheck.text.document import Document
from mtcheck.text.fold import fold
from mtcheck.text.search import contains

GUARD_KEYS = ("when", "unless", "when_document", "unless_document", "not_after", "not_before", "topic", "unless_topic")


def compile_guards(fields: Mapping[str, Node]) -> dict[str, list[str]]:
    """The guards among `fields`, of a rule or of an entry of its table, ready for `passes`. Raises FieldError for an unknown topic."""
    guards: dict[str, list[str]] = {}
    for name in GUARD_KEYS:
        if name in fields:
            words = as_words(fields[name])
            guards[name] = _known_topics(words, fields[name]) if name in ("topic", "unless_topic") else expand_words(words)
    return guards


def _known_topics(names: list[str], node: Node) -> list[str]:
    for name in names:
        if name not in TOPICS:
            near = nearest(name, TOPICS)
            raise FieldError(f"unknown topic {name!r}", node, f"did you mean {near!r}?" if near else ", ".join(TOPICS))
    return names


def expand_words(words: Sequence[str]) -> list[str]:
    """Folded wordings of a guard list: `word`, `two words`, `prefix*`, `word/v`, `word/n`."""
    return [fold(wording) for word in words for wording, _ in expand(word)]


def _in_document(document: Document, word: str) -> bool:
    memo = document.analysis(_document_memo)
    if word not in memo:
        memo[word] = contains(document.folded, word, 0, len(document.folded))
    return memo[word]


def _document_memo(document: Document) -> dict[str, bool]:
    return {}


def neighbour(document: Document, span: Span, step: int) -> str:
    """The folded word or mark right after (`step` 1) or before (-1) the span within its sentence; empty at the edges."""
    index = document.sentence_at(span.start)
    tokens = document.tokens(index)
    if step > 0:
        after = bisect_left(tokens, span.end, key=lambda t: t.start)
        return tokens[after].folded if after < len(tokens) else ""
    before = bisect_right(tokens, span.start, key=lambda t: t.end)
    return tokens[before - 1].folded if before else ""


def passes(guards: Mapping[str, Any], document: Document, span: Span) -> bool:
    """True where all of `guards` (a mapping with some of `GUARD_KEYS`, lists already expanded) hold for a hit at `span`."""
    if not guards:
        return True
    sentence = document.sentences[document.sentence_at(span.start)]
    folded = document.folded

    def here(words: Sequence[str]) -> bool:
        return any(contains(folded, w, sentence.start, span.start) or contains(folded, w, span.end, sentence.end) for w in words)

    if guards.get("when") and not here(guards["when"]):
        return False
    if guards.get("unless") and here(guards["unless"]):
        return False
    if guards.get("topic") or guards.get("unless_topic"):
        words = [t.folded for t in document.tokens(document.sentence_at(span.start)) if t.end <= span.start or t.start >= span.end]
        if guards.get("topic") and not any(speaks_of(topic, words) for topic in guards["topic"]):
            return False
        if guards.get("unless_topic") and any(speaks_of(topic, words) for topic in guards["unless_topic"]):
            return False
    if guards.get("when_document") and not any(_in_document(document, w) for w in guards["when_document"]):
        return False
    if guards.get("unless_document") and any(_in_document(document, w) for w in guards["unless_document"]):
        return False
    if guards.get("not_before") and _starts_with(neighbour(document, span, 1), guards["not_before"]):
        return False
    return not (guards.get("not_after") and _starts_with(neighbour(document, span, -1), guards["not_after"]))


def _starts_with(word: str, patterns: Sequence[str]) -> bool:
    return any(word.startswith(p[:-1]) if p.endswith("*") else word == p for p in patterns)
