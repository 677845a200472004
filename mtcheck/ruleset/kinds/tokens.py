"""`tokens`: a pattern over the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf
from typing import Any, NamedTuple

from mtcheck.lexicon import shipped_lexicon
from mtcheck.lexicon.inflect import form_at
from mtcheck.model import Hit, Span
from mtcheck.ruleset.casing import match_case
from mtcheck.ruleset.classes import CLASSES
from mtcheck.ruleset.fields import FieldError, Node, as_words
from mtcheck.ruleset.match import Match, Step, Steps, match_at, reach, ready
from mtcheck.ruleset.neighbours import beside
from mtcheck.ruleset.pattern import (
    Pattern,
    PatternError,
    inflections,
    parse_pattern,
    rewrite_names,
    substitute,
    to_json,
)
from mtcheck.text.document import Document
from mtcheck.text.tokens import Token, Wording


def compile_body(fields: Mapping[str, Node]) -> dict[str, Any]:
    """Parse patterns and rewrites; each pattern knows the element that anchors it."""
    lists = {name: as_words(node) for name, node in fields["lists"].named()} if "lists" in fields else {}
    rewrites = as_words(fields["rewrite"]) if "rewrite" in fields else []
    patterns: list[Any] = []
    anchors: list[Any] = []
    for node in _patterns(fields["pattern"]):
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
        fewest, most = reach(pattern.elements[:anchor])
        # the token found may be any word of a longer alternative
        most += reach(pattern.elements[anchor : anchor + 1])[1] - 1
        literals = sorted({_anchor_word(alternative.words) for alternative in pattern.elements[anchor].alternatives})
        anchors += [[literal, len(patterns)] for literal in literals]
        patterns.append([to_json(pattern), fewest, most, beside(pattern.elements, anchor, _share)])
    return {"anchors": anchors, "patterns": patterns, "rewrites": rewrites}


_EVERYWHERE = frozenset(
    "the of and to a an in that is was for on with as by at from he she it his her have had has are be this which not but they were been or will , .".split()
)
"""The words and marks of nearly every sentence: to look around each of them would be to look everywhere."""


def _patterns(node: Node) -> list[Node]:
    if not node.items():
        raise FieldError("expected one pattern or a list of them", node)
    return node.items()


def _share(word: str) -> float:
    """Occurrences of a word in a billion words of English; marks and digits count as in every sentence."""
    return 10 ** shipped_lexicon().zipf(word) if word.isalpha() else 1e8


def _anchor_element(pattern: Pattern) -> int | None:
    """The mandatory element of literals that stands in the least text, by the frequency of its words in English."""
    best, best_share = None, inf
    for number, element in enumerate(pattern.elements):
        if element.look or not element.least or any(a.kind != "words" for a in element.alternatives):
            continue
        literals = {_anchor_word(a.words) for a in element.alternatives}
        share = sum(map(_share, literals))
        if share < best_share and not literals & _EVERYWHERE:
            best, best_share = number, share
    return best


def _anchor_word(words: tuple[str, ...]) -> str:
    return min(words, key=lambda word: (_share(word), word))


def anchors(body: Mapping[str, Any]) -> Iterable[tuple[str, int]]:
    """The rarest word of each alternative of each pattern's anchor element."""
    found: list[tuple[str, int]] = body["anchors"]
    return found


class Ready(NamedTuple):
    """A pattern ready to match, with the fewest and the most tokens that may stand before its anchor, and what must stand beside it."""

    pattern: Steps
    fewest: int
    most: int
    neighbours: tuple[tuple[int, int, bool, Step], ...]
    """From where to where, counted from the anchor, the step must fit, and whether it is made of words alone."""
    opening: Step | None
    """The step that must take the first token, where there is one."""


class Prepared(NamedTuple):
    """The patterns of a rule, each made ready when the first of its anchors is met, and its rewrites."""

    patterns: list[Ready | None]
    body: Mapping[str, Any]

    def pattern(self, number: int) -> Ready:
        """The pattern with that number."""
        known = self.patterns[number]
        if known is None:
            data, fewest, most, neighbours = self.body["patterns"][number]
            steps = ready(data)
            near = tuple((low, high, steps.steps[at].is_literal, steps.steps[at]) for low, high, at in neighbours)
            first = steps.steps[steps.body]
            known = self.patterns[number] = Ready(steps, fewest, most, near, first if first.least else None)
        return known


def prepare(body: Mapping[str, Any]) -> Prepared:
    """The body of the cache, its patterns still to be made."""
    return Prepared([None] * len(body["patterns"]), body)


def confirm_token(prepared: Prepared, wording: Wording, at: int, number: int) -> Match | None:
    """The first match of the pattern that takes in the token at `at`."""
    pattern, fewest, most, neighbours, opening = prepared.patterns[number] or prepared.pattern(number)
    folded = wording.folded
    # nearly all anchors are done with here, so nothing is called for the usual case of one place or a few and a list of words
    for low, high, literal, step in neighbours:
        near = at + low
        if literal and near >= 0:
            if low == high:
                if near >= len(folded) or folded[near] not in step.by_word:
                    return None
            elif step.by_word.keys().isdisjoint(folded[near : at + high + 1]):
                return None
        elif not any(step.fits(wording, place) for place in range(near, at + high + 1)):
            return None
    for start in range(at - most if at > most else 0, at - fewest + 1):
        if opening is not None and not opening.fits(wording, start):
            continue
        match = match_at(pattern, wording, start)
        if match and match.start <= at < match.end and match.first < match.last:
            return match
    return None


def hit_of(prepared: Prepared, document: Document, sentence: int, at: int, match: Match) -> Hit | None:
    """The hit that a match around token `at` makes; None where that token is glued to a letter or digit, as in "1st"."""
    tokens, prose = document.tokens(sentence), document.prose
    start, end = tokens[at].start, tokens[at].end
    if (prose[start].isalnum() and prose[start - 1 : start].isalnum()) or (prose[end - 1].isalnum() and prose[end : end + 1].isalnum()):
        return None
    return _hit(prepared.body["rewrites"], document, tokens, match)


def _hit(rewrites: list[str], document: Document, tokens: tuple[Token, ...], match: Match) -> Hit:
    span = Span(tokens[match.first].start, tokens[match.last - 1].end)
    captures = {name: document.prose[tokens[a].start : tokens[b - 1].end] if a < b else "" for name, (a, b) in match.captures.items()}
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
