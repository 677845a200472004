"""All literal work at once: a look at every token and one automaton over the folded text find where any rule could match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from mtcheck.model import Hit, Rule, Span
from mtcheck.ruleset.anchors import Anchors, Owner
from mtcheck.ruleset.guards import passes
from mtcheck.ruleset.kinds import KINDS
from mtcheck.ruleset.table import table_of
from mtcheck.text.document import Document
from mtcheck.text.search import occurrences

_CHUNK = 1 << 18
"""Characters scanned at a time: bounds the list of candidates in memory."""


_FEW = 50_000
"""Characters of text up to which the stored tables are asked: an automaton of 20,000 literals takes 100 ms, and then a sixth of the time for each text."""
_BEGINS = re.compile(r"(?<![^\W_])[^\W_]|[^\w ]|_")
"""Where a literal may begin that cuts no word in two; none of them begins with a space."""


class Scanner:
    """The literal, token and regex rules of a rule set, ready to run; those of kind `check` and `model` are not its business."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = table_of(rules)
        self._kinds: list[Any] = [KINDS.get(head.kind) for head in self._rules.heads]
        self._prepared: dict[int, Any] = {}
        # whether a boundary is demanded at the anchor's edges: a regex anchor may be part of a word
        self._loose = {number for number, head in enumerate(self._rules.heads) if head.kind == "regex"}
        self._by_token: dict[str, list[Owner]] | None = None
        self._literals: list[str] = []
        self._owners: list[list[Owner]] = []
        self._automaton: Any = None
        self._seen = 0

    @cached_property
    def _anchors(self) -> Anchors:
        return self._rules.anchors

    @cached_property
    def _places(self) -> dict[int, int]:
        return self._rules.places()

    @cached_property
    def _everywhere(self) -> list[int]:
        return [self._places[number] for number in self._anchors.everywhere if number in self._places]

    def _active(self, owners: Iterable[Owner]) -> list[Owner]:
        """Those of the owners that are among the rules which run, by their place there."""
        places = self._places
        return [(places[number], entry) for number, entry in owners if number in places]

    def hits(self, document: Document) -> Iterator[tuple[int, Hit]]:
        """Rule numbers with their hits, each place once."""
        if not self._rules:
            return
        self._seen += len(document.folded)
        few = self._seen <= _FEW
        seen: set[tuple[int, Span]] = set()
        for number, hit in chain(self._token_hits(document, few), self._text_hits(document, few)):
            if (number, hit.span) not in seen and passes(self._rules.body(number)["guards"], document, hit.span):
                seen.add((number, hit.span))
                yield number, hit

    def _token_hits(self, document: Document, few: bool) -> Iterator[tuple[int, Hit]]:
        """Hits of the rules whose anchors are tokens, sentence by sentence."""
        prepared, kinds = self._prepared, self._kinds
        by_token = self._anchors_among(document) if few else self._all_by_token()
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

    def _anchors_among(self, document: Document) -> dict[str, list[Owner]]:
        """The tokens of a document that are anchors, with the rules that run by them."""
        words = {word for sentence in range(len(document.sentences)) for word in document.wording(sentence).folded}
        found = ((word, self._active(self._anchors.tokens.of(word))) for word in words)
        return {word: owners for word, owners in found if owners}

    def _all_by_token(self) -> dict[str, list[Owner]]:
        if self._by_token is None:
            found = ((word, self._active(owners)) for word, owners in self._anchors.tokens.items())
            self._by_token = {word: owners for word, owners in found if owners}
        return self._by_token

    def _prepare(self, number: int) -> Any:
        if number not in self._prepared:
            self._prepared[number] = self._kinds[number].prepare(self._rules.body(number))
        return self._prepared[number]

    def _text_hits(self, document: Document, few: bool) -> Iterator[tuple[int, Hit]]:
        """Hits of the rules whose anchors are pieces of text, and of those that have none."""
        searched: dict[int, Span] = {}
        for number, entry, span in self._candidates(document, few):
            kind, prepared = self._kinds[number], self._prepare(number)
            place = kind.place(prepared, document, span)
            if place is not None and searched.get(number) == place:
                continue
            searched[number] = place
            for hit in kind.confirm(prepared, document, span, entry):
                yield number, hit

    def _candidates(self, document: Document, few: bool) -> Iterator[tuple[int, int, Span]]:
        """Rules with the entry and the place of an anchor, in order of the places' ends, and those that are tried in every line."""
        folded = document.folded
        for literal, owners, start in self._found(folded) if few else self._found_at_once(document):
            end = start + len(literal)
            bounded = _bounded(folded, start, end)
            for rule, entry in owners:
                if bounded or rule in self._loose:
                    yield rule, entry, Span(start, end)
        for rule in self._everywhere:
            for start in document.line_starts:
                yield rule, 0, Span(start, start)

    def _found(self, folded: str) -> list[tuple[str, list[Owner], int]]:
        """Literals of the tables with their rules and the places where they stand."""
        words, found = self._anchors.words, []
        for match in _BEGINS.finditer(folded) if words.longest else ():
            start = match.start()
            for literal in words.starting(folded[start : start + words.longest]):
                if owners := self._active(words.of(literal)):
                    found.append((literal, owners, start))
        for literal, owners in self._anchors.plain:
            if literal in folded and (active := self._active(owners)):
                found += [(literal, active, start) for start in occurrences(folded, literal)]
        found.sort(key=lambda row: (row[2] + len(row[0]), row[2]))
        return found

    def _found_at_once(self, document: Document) -> Iterator[tuple[str, list[Owner], int]]:
        """The same in one pass of an automaton of all literals, which is made for the first long text."""
        if self._automaton is None:
            for literal, owners in chain(self._anchors.words.items(), self._anchors.plain):
                if active := self._active(owners):
                    self._literals.append(literal)
                    self._owners.append(active)
            self._automaton = _automaton(self._literals)
        if not self._literals:
            return
        folded = document.folded
        for low, high in _chunks(document):
            for literal, start, _end in self._automaton.find_matches_as_indexes(folded[low:high], overlapping=True):
                yield self._literals[literal], self._owners[literal], low + start


def _bounded(folded: str, start: int, end: int) -> bool:
    """True where no word is cut in two at either end."""
    if start and folded[start].isalnum() and folded[start - 1].isalnum():
        return False
    return not (end < len(folded) and folded[end - 1].isalnum() and folded[end].isalnum())


def _automaton(literals: list[str]) -> Any:
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
