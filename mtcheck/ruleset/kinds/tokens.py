"""`tokens`: a pattern over the words of a sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mtcheck.lexicon.closed import FUNCTION_WORDS
from mtcheck.model import Hit, Span
from mtcheck.ruleset.casing import match_case
from mtcheck.ruleset.classes import CLASSES
from mtcheck.ruleset.fields import FieldError, Node, as_words
from mtcheck.ruleset.inflect import form_at
from mtcheck.ruleset.match import Match, longest_reach, match_at
from mtcheck.ruleset.pattern import (
    Pattern,
    PatternError,
    from_json,
    inflections,
    parse_pattern,
    rewrite_names,
    substitute,
    to_json,
)
from mtcheck.text.document import Document
from mtcheck.text.tokens import Token


def compile_body(fields: Mapping[str, Node]) -> dict[str, Any]:
    """Parse patterns and rewrites; each pattern knows the element that anchors it."""
    lists = {name: as_words(node) for name, node in fields["lists"].named()} if "lists" in fields else {}
    rewrites = as_words(fields["rewrite"]) if "rewrite" in fields else []
    patterns = []
    for node in fields["pattern"].items():
        try:
            pattern = parse_pattern(node.text(), lists, frozenset(CLASSES))
        except PatternError as error:
            raise FieldError(str(error), node) from None
        names = {e.name for e in pattern.elements if e.name}
        for rewrite in rewrites:
            try:
                unknown = sorted(rewrite_names(rewrite) - names)
            except PatternError as error:
                raise FieldError(str(error), fields["rewrite"]) from None
            if unknown:
                raise FieldError(f"the rewrite uses {unknown[0]!r}, which the pattern does not capture", fields["rewrite"])
        anchor = _anchor_element(pattern)
        if anchor is None:
            raise FieldError("no element must match a word that is rare enough to search for; add a literal content word", node)
        patterns.append([to_json(pattern), anchor, longest_reach(pattern.elements[:anchor])])
    return {"patterns": patterns, "rewrites": rewrites}


_EVERYWHERE = frozenset(
    "the of and to a an in that is was for on with as by at from he she it his her have had has are be this which not but they were been or will".split()
)
"""The words of nearly every sentence: to look around each of them would be to look everywhere."""


def _anchor_element(pattern: Pattern) -> int | None:
    """The mandatory element of literals whose most common word is likely the rarest: by length, function words only if there is no other."""
    best, best_rank = None, (False, 0)
    for number, element in enumerate(pattern.elements):
        if element.look or not element.least or any(a.kind != "words" for a in element.alternatives):
            continue
        literals = [_anchor_word(a.words) for a in element.alternatives]
        rank = (not any(w in FUNCTION_WORDS for w in literals), min(len(w) for w in literals))
        if rank > best_rank and not any(w in _EVERYWHERE for w in literals):
            best, best_rank = number, rank
    return best


def _anchor_word(words: tuple[str, ...]) -> str:
    return max(words, key=lambda w: (w not in FUNCTION_WORDS, len(w)))


def anchors(body: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """The rarest word of each alternative of each pattern's anchor element."""
    for number, (pattern, anchor, _reach) in enumerate(body["patterns"]):
        for literal in sorted({_anchor_word(tuple(words)) for _kind, words, *_rest in pattern[0][anchor][0]}):
            yield literal, number


class Prepared(NamedTuple):
    """Patterns as objects, each with the number of its anchoring element and how many tokens may stand before that."""

    patterns: list[tuple[Pattern, int, int]]
    rewrites: list[str]


def prepare(body: Mapping[str, Any]) -> Prepared:
    """The body of the cache as objects."""
    return Prepared([(from_json(p), anchor, reach) for p, anchor, reach in body["patterns"]], body["rewrites"])


def confirm(prepared: Prepared, document: Document, span: Span, number: int) -> Iterator[Hit]:
    """The first match of the pattern that takes in the token at `span`."""
    pattern, anchor, reach = prepared.patterns[number]
    index = document.sentence_at(span.start)
    tokens = document.tokens(index)
    at = bisect_left(tokens, span.start, key=lambda t: t.start)
    if at == len(tokens) or tokens[at].end < span.end:
        return
    widest = max(len(a.words) if a.kind == "words" else 1 for a in pattern.elements[anchor].alternatives)
    for start in range(max(0, at - reach - widest + 1), at + 1):
        match = match_at(pattern, tokens, start)
        if match and match.start <= at < match.end and match.first < match.last:
            yield _hit(prepared.rewrites, document, tokens, match)
            return


def _hit(rewrites: list[str], document: Document, tokens: tuple[Token, ...], match: Match) -> Hit:
    span = Span(tokens[match.first].start, tokens[match.last - 1].end)
    captures = {
        name: document.prose[tokens[a].start : tokens[b - 1].end] if a < b else "" for name, (a, b) in match.captures.items()
    }
    found = document.prose[span.start : span.end]
    begins = found[:1].isupper() and not any(t.is_word for t in tokens[: match.first])
    fixes = []
    for rewrite in rewrites:
        inflected = {f"{name}>{lemma}": _inflect(lemma, match.forms.get(name, "")) for name, lemma in inflections(rewrite)}
        fix = substitute(rewrite, captures, inflected)
        # a capital is copied only where it begins the sentence: inside, captured words bring their own
        fixes.append(match_case(fix, found) if begins else fix)
    return Hit(span, tuple(dict.fromkeys(fixes)), captures)


def _inflect(lemma: str, form: str) -> str:
    return (form_at(lemma, form[0], int(form[1])) if form else lemma).replace("_", " ")
