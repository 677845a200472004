"""Two words beside each other, one or both of which stand for a near-synonym in a fixed collocation: "profound learning", "strong rain"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mtcheck.errors import RuleError
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import FUNCTION_WORDS
from mtcheck.lexicon.collocations import (
    ARTICLE,
    CLOSING,
    FIRST,
    LAST,
    OPENING,
    VERB,
    Collocation,
    first_form,
    last_form,
    plural,
    shipped_collocations,
    singular,
)
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.pieces import words_of

_WORD = re.compile(r"\S+")


def _with(part: int) -> bytes:
    """A class of the bytes that contain `part`."""
    return b"[" + b"".join(b"\\x%02x" % number for number in range(16) if number & part) + b"]"


_NEIGHBOURS = re.compile(_with(FIRST) + b"(?=" + _with(LAST) + b")")
_VERB_AND_OBJECT = re.compile(_with(VERB) + b"(?=" + _with(ARTICLE) + _with(LAST) + b")")
"""Over one byte for each word of the text: what it may be. A search in C costs a tenth of a look at each word."""
_BARE_LINE = re.compile(r"\n[ \t]*([^\sA-Z.!?:;][^\nA-Z.!?:;]{2,80}[a-z)])[ \t]*(?=\r?\n|\Z)")
_LONGEST_TERM = 6
"""Words of a line up to which it may be a bare term: a keyword, a cell of a glossary."""


class _Pair(NamedTuple):
    """Number of the first and of the last word in the text, and what the two stand for."""

    at: int
    to: int
    meant: Collocation


class _Found(NamedTuple):
    span: Span
    fix: str
    languages: tuple[str, ...]
    is_bare: bool


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on such pairs, of a chain of pairs on all of it; the fix is the collocation.

    `report` is `translation` for pairs that one foreign word explains, whose languages the hit names, or `term` for the others. In running text
    only the surest pairs tell, and only where they are a phrase of their own; in a line that is a bare term all of them do, with the confidence
    `bare`. `correct` lists pairs, in small letters, that are good English all the same. Raises `RuleError` for another value of `report`.
    Linear in the length of the text.
    """
    report = params.get("report")
    if report not in ("term", "translation"):
        raise RuleError("the check 'collocations' needs the parameter 'report'", "", f"found {report!r}", "use term or translation")
    bare, correct = float(params["bare"]), frozenset(params.get("correct", ()))
    for found in document.analysis(_found):
        if bool(found.languages) == (report == "translation") and document.folded[found.span.start : found.span.end] not in correct:
            yield Hit(found.span, (found.fix,), {}, bare if found.is_bare else None, found.languages)


def _found(document: Document) -> list[_Found]:
    prose = document.prose
    # a pattern that begins with a literal is searched five times as fast as one that begins with `^`
    lines = _BARE_LINE.finditer("\n" + prose)
    terms = [Span(match.start(1) - 1, match.end(1) - 1) for match in lines if len(match[1].split()) <= _LONGEST_TERM and match[1].islower()]
    found = [term for span in terms for term in _in_term(prose, span)]
    starts = [span.start for span in terms]
    words = words_of(prose)
    pairs = _pairs(words, "miscollocations")
    if not pairs:
        return found
    spans = _spans(prose, 0, len(prose), pairs)
    within = [pair for pair in pairs if "\n" not in prose[spans[pair.at].start : spans[pair.to].end]]
    for chain in _chains(within):
        if not _is_phrase(words, chain):
            continue
        one = _joined(prose, chain, spans, is_bare=False)
        at = bisect_right(starts, one.span.start)
        if not (at and terms[at - 1].end > one.span.start):
            found.append(one)
    return found


def _in_term(prose: str, term: Span) -> Iterator[_Found]:
    words = prose[term.start : term.end].split()
    sure = _pairs(words, "miscollocations")
    pairs = sorted(sure + [pair for pair in _pairs(words, "misterms") if not any(pair[:2] == other[:2] for other in sure)])
    spans = _spans(prose, term.start, term.end, pairs)
    for chain in _chains(pairs):
        yield _joined(prose, chain, spans, is_bare=True)


def _chains(pairs: list[_Pair]) -> Iterator[list[_Pair]]:
    """Pairs alone, or with the next one where both mean the same by the word they share: "gross homemade item"."""
    chain: list[_Pair] = []
    for pair in pairs:
        if chain and pair.at < chain[-1].to:
            continue
        if chain and pair.at == chain[-1].to:
            if chain[-1].meant.last == pair.meant.first:
                chain.append(pair)
            continue
        if chain:
            yield chain
        chain = [pair]
    if chain:
        yield chain


def _pairs(words: list[str], name: str) -> list[_Pair]:
    """Pairs of the table `name` that stand for a collocation, in order; a pass over the text without a step of Python for words that are in none."""
    table = shipped_collocations(name)
    parts = bytes(map(table.parts.__getitem__, words))
    found = []
    for match in _NEIGHBOURS.finditer(parts):
        at = match.start()
        first, last = first_form(words[at]), last_form(words[at + 1])
        meant = table.find(first, last)
        if meant:
            found.append(_Pair(at, at + 1, meant))
    for match in _VERB_AND_OBJECT.finditer(parts):
        at = match.start()
        meant = table.find(first_form(words[at]), last_form(words[at + 2]), gap=True)
        if meant:
            found.append(_Pair(at, at + 2, meant))
    return sorted(found)


def _spans(prose: str, start: int, end: int, pairs: list[_Pair]) -> dict[int, Span]:
    """Where the words of the pairs stand, without the marks that cling to them."""
    wanted = {number for pair in pairs for number in (pair.at, pair.to)}
    spans = {}
    for number, match in enumerate(_WORD.finditer(prose, start, end) if pairs else ()):
        if number in wanted:
            written = match.group()
            left = match.start() + len(written) - len(written.lstrip(OPENING))
            spans[number] = Span(left, match.start() + len(written.rstrip(CLOSING)))
    return spans


def _is_phrase(words: list[str], chain: list[_Pair]) -> bool:
    """True where the chain is no part of a longer phrase, unless that phrase is a term with it; not in names."""
    first, last = chain[0], chain[-1]
    before = words[first.at - 1] if first.at else ""
    if words[first.at].lstrip(OPENING)[0].isupper() and before and before[-1] not in ".!?":
        return False  # a name
    table = shipped_collocations()
    after = words[last.to + 1] if last.to + 1 < len(words) else ""
    is_verb = first.to > first.at + 1
    opened = is_verb or words[first.at][0] in OPENING or _is_edge(before, -1) or table.is_collocation(before, first.meant.first)
    closed = (
        words[last.to][-1] in CLOSING
        or _is_edge(after, 0)
        or after.endswith("ed")
        or (not is_verb and table.is_collocation(last.meant.last, singular(after.rstrip(CLOSING))))
    )
    return opened and closed


def _is_edge(word: str, near: int) -> bool:
    """True for a function word, a mark on the near side, or the end of the text: no part of a term stands there."""
    return not word or not word[near].isalnum() or word.lower() in FUNCTION_WORDS


def _joined(prose: str, chain: list[_Pair], spans: Mapping[int, Span], *, is_bare: bool) -> _Found:
    span = Span(spans[chain[0].at].start, spans[chain[-1].to].end)
    parts = [chain[0].meant.first]
    for pair in chain:
        parts.append(prose[spans[pair.at].end : spans[pair.to].start])
        parts.append(pair.meant.last)
    written = prose[spans[chain[-1].to].start : span.end]
    # the key form is a singular: a word that changes under it was written in the plural
    if singular(written) != written:
        parts[-1] = plural(parts[-1])
    fix = "".join(parts)
    if prose[span.start].isupper():
        fix = fix[0].upper() + fix[1:]
    languages = chain[0].meant.languages
    for pair in chain[1:]:
        languages = tuple(language for language in languages if language in pair.meant.languages)
    return _Found(span, fix, languages, is_bare)
