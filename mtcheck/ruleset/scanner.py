"""All literal work at once: a look at every token and one automaton over the folded text find where any rule could match."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from mtcheck.model import Hit, Rule, Span
from mtcheck.ruleset.guards import passes
from mtcheck.ruleset.kinds import KINDS, TOKEN_KINDS
from mtcheck.text.document import Document

_CHUNK = 1 << 18
"""Characters scanned at a time: bounds the list of candidates in memory."""


_FEW = 16_000
"""Characters of text up to which an automaton is made for each document: that of 20,000 literals takes 100 ms."""
_START = 5
"""First letters of a literal that are looked for: few literals that are not there have theirs there."""


class Scanner:
    """The literal, token and regex rules of a rule set, ready to run; rules of kind `check` are not its business."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._kinds: list[Any] = [KINDS.get(rule.kind) for rule in rules]
        self._prepared: dict[int, Any] = {}
        self._everywhere: list[int] = []
        self._by_token: dict[str, list[tuple[int, int]]] = {}
        self._owners: list[list[tuple[int, int]]] = []
        literals: dict[str, int] = {}
        for number, rule in enumerate(rules):
            if rule.kind not in KINDS:
                continue
            if rule.kind in TOKEN_KINDS:
                for literal, entry in rule.anchors:
                    self._by_token.setdefault(literal, []).append((number, entry))
                continue
            anchored = False
            for literal, entry in rule.anchors:
                anchored = True
                at = literals.setdefault(literal, len(literals))
                if at == len(self._owners):
                    self._owners.append([])
                self._owners[at].append((number, entry))
            if not anchored:
                self._everywhere.append(number)
        self._literals = list(literals)
        self._edges = [(text[0].isalnum(), text[-1].isalnum()) for text in self._literals]
        # whether a boundary is demanded at the anchor's edges: a regex anchor may be part of a word
        self._loose = {number for number, rule in enumerate(rules) if rule.kind == "regex"}
        self._automaton: Any = None
        self._seen = 0

    def hits(self, document: Document) -> Iterator[tuple[int, Hit]]:
        """Rule numbers with their hits, each place once."""
        seen: set[tuple[int, Span]] = set()
        for number, hit in chain(self._token_hits(document), self._text_hits(document)):
            if (number, hit.span) not in seen and passes(self._rules[number].body["guards"], document, hit.span):
                seen.add((number, hit.span))
                yield number, hit

    def _token_hits(self, document: Document) -> Iterator[tuple[int, Hit]]:
        """Hits of the rules whose anchors are tokens, sentence by sentence."""
        by_token, prepared, kinds = self._by_token, self._prepared, self._kinds
        if not by_token:
            return
        for sentence in range(len(document.sentences)):
            wording = document.wording(sentence)
            for at, word in [(at, word) for at, word in enumerate(wording.folded) if word in by_token]:
                for number, entry in by_token[word]:
                    ready = prepared.get(number) or self._prepare(number)
                    kind = kinds[number]
                    match = kind.confirm_token(ready, wording, at, entry)
                    if match and (hit := kind.hit_of(ready, document, sentence, at, match)):
                        yield number, hit

    def _prepare(self, number: int) -> Any:
        if number not in self._prepared:
            rule = self._rules[number]
            self._prepared[number] = KINDS[rule.kind].prepare(rule.body)
        return self._prepared[number]

    def _text_hits(self, document: Document) -> Iterator[tuple[int, Hit]]:
        """Hits of the rules whose anchors are pieces of text, and of those that have none."""
        searched: dict[int, Span] = {}
        for number, entry, span in self._candidates(document):
            kind, prepared = KINDS[self._rules[number].kind], self._prepare(number)
            place = kind.place(prepared, document, span)
            if place is not None and searched.get(number) == place:
                continue
            searched[number] = place
            for hit in kind.confirm(prepared, document, span, entry):
                yield number, hit

    def _candidates(self, document: Document) -> Iterator[tuple[int, int, Span]]:
        """Rules with the entry and the place of an anchor, in order of place, one automaton pass over the text."""
        folded = document.folded
        automaton, numbers = self._automaton_for(folded)
        for low, high in _chunks(document):
            piece = folded[low:high]
            for found, a, b in automaton.find_matches_as_indexes(piece, overlapping=True) if automaton else ():
                literal = numbers[found]
                bounded = self._bounded(folded, literal, low + a, low + b)
                for rule, entry in self._owners[literal]:
                    if bounded or rule in self._loose:
                        yield rule, entry, Span(low + a, low + b)
        for rule in self._everywhere:
            for start in document.line_starts:
                yield rule, 0, Span(start, start)

    def _automaton_for(self, folded: str) -> tuple[Any, Sequence[int]]:
        """An automaton for all literals that may stand in `folded`, None where none does, and the number of each of its literals.

        For the first short texts only those whose first letters stand there, which costs much less than an automaton of all.
        """
        numbers: Sequence[int] = range(len(self._literals))
        self._seen += len(folded)
        if self._automaton is None and self._seen <= _FEW:
            starts = {folded[at : at + _START] for at in range(len(folded))}
            numbers = [
                number
                for number, literal in enumerate(self._literals)
                if literal[:_START] in starts or (len(literal) < _START and literal in folded)
            ]
            return _automaton([self._literals[number] for number in numbers]), numbers
        if self._automaton is None:
            self._automaton = _automaton(self._literals)
        return self._automaton, numbers

    def _bounded(self, folded: str, literal: int, start: int, end: int) -> bool:
        left, right = self._edges[literal]
        if left and start and folded[start - 1].isalnum():
            return False
        return not (right and end < len(folded) and folded[end].isalnum())


def _automaton(literals: list[str]) -> Any:
    if not literals:
        return None
    from ahocorasick_rs import AhoCorasick, Implementation

    # measured on 5,000 literals: built in half the time of the contiguous one, and no slower over 1 MB
    return AhoCorasick(literals, implementation=Implementation.NoncontiguousNFA, store_patterns=False)


def _chunks(document: Document) -> Iterator[tuple[int, int]]:
    """Stretches of the text cut where a sentence begins, so that no anchor of a sentence is cut in two."""
    length = len(document.folded)
    if length <= _CHUNK:
        yield 0, length
        return
    low = 0
    for sentence in document.sentences:
        if sentence.start - low >= _CHUNK:
            yield low, sentence.start
            low = sentence.start
    yield low, length
