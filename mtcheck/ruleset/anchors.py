"""Which rules each literal stands for, in a form that is stored as it is asked: a run opens it at once and decodes only what its text holds."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mtcheck.lexicon.tries import number_of

if TYPE_CHECKING:
    import marisa_trie

Owner = tuple[int, int]
"""A rule, by its number in the table, and the entry of its body that the literal stands for."""


class Postings:
    """Literals with their owners: a MARISA trie that numbers them, where the owners of each begin, and all owners in a row."""

    __slots__ = ("_begins", "_owners", "_trie", "longest")

    def __init__(self, trie: marisa_trie.Trie, begins: Sequence[int], owners: Sequence[int], longest: int) -> None:
        self._trie = trie
        self._begins = begins
        self._owners = owners
        self.longest = longest
        """Characters of the longest literal."""

    def of(self, literal: str) -> list[Owner]:
        """The owners of `literal`, none where it is not in the table."""
        number = number_of(self._trie, literal)
        return [] if number is None else self._at(number)

    def starting(self, text: str) -> list[str]:
        """The literals that stand at the beginning of `text`."""
        found: list[str] = self._trie.prefixes(text)
        return found

    def items(self) -> Iterator[tuple[str, list[Owner]]]:
        """Every literal with its owners."""
        for literal, number in self._trie.items():
            yield literal, self._at(number)

    def _at(self, number: int) -> list[Owner]:
        flat = self._owners[2 * self._begins[number] : 2 * self._begins[number + 1]]
        return list(zip(flat[::2], flat[1::2], strict=True))

    def parts(self) -> list[bytes]:
        """The table as bytes, for `opened`."""
        return [self._trie.tobytes(), bytes(self._begins), bytes(self._owners)]


def gathered(owners: Mapping[str, Sequence[Owner]]) -> Postings:
    """The table of `owners`; no literal is empty or has a NUL in it."""
    import marisa_trie

    trie = marisa_trie.Trie(owners)
    begins, flat = array("I", [0]), array("I")
    for literal in sorted(owners, key=trie.get):
        for owner in owners[literal]:
            flat.extend(owner)
        begins.append(len(flat) // 2)
    return Postings(trie, begins, flat, max(map(len, owners), default=0))


def opened(parts: Sequence[bytes], longest: int) -> Postings:
    """The table whose `parts` these are."""
    # not at the top: a run that has no rule to look for needs none of it
    import marisa_trie

    trie, begins, owners = parts
    return Postings(marisa_trie.Trie().frombytes(trie), memoryview(begins).cast("I"), memoryview(owners).cast("I"), longest)


class Anchors:
    """The anchors of many rules.

    `tokens` are those that must be a whole token; `words` those that may begin only where no word is cut in two; `plain` all other literals, which are
    looked for one by one, with whether they must be whole words; `everywhere` the rules without any.
    """

    __slots__ = ("everywhere", "plain", "tokens", "words")

    def __init__(self, tokens: Postings, words: Postings, plain: Sequence[tuple[str, list[Owner]]], everywhere: Sequence[int]) -> None:
        self.tokens = tokens
        self.words = words
        self.plain = plain
        self.everywhere = everywhere


def collect(rules: Iterable[tuple[str, Mapping[str, Any]]], kinds: Mapping[str, Any], token_kinds: frozenset[str]) -> Anchors:
    """The anchors of `rules`, given as kind and body."""
    tokens: dict[str, list[Owner]] = {}
    words: dict[str, list[Owner]] = {}
    plain: dict[str, list[Owner]] = {}
    everywhere: list[int] = []
    for number, (kind, body) in enumerate(rules):
        if kind not in kinds:
            continue
        anchors = list(kinds[kind].anchors(body))
        if not anchors:
            everywhere.append(number)
        for literal, entry in anchors:
            # a NUL ends a key of the trie
            table = tokens if kind in token_kinds else plain if kind == "regex" or literal[0] == " " or "\0" in literal else words
            table.setdefault(literal, []).append((number, entry))
    return Anchors(gathered(tokens), gathered(words), list(plain.items()), everywhere)
