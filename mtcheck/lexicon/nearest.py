"""English spelling candidates by Damerau-Levenshtein distance, made from the misspelt word and looked up: no scan over the list.

Source of the approach: candidate generation as in Norvig, "How to Write a Spelling Corrector" (2007), with prefix pruning on a trie, which
keeps the second edit affordable: a branch ends as soon as no English word begins like it.
"""

from __future__ import annotations

from collections.abc import Callable

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONGEST = 24
"""Longer strings get no candidates: the cost grows with the length, and English has next to no such words."""
TWO_EDITS_FROM = 8
"""Shorter words have too many neighbours at distance two for any of them to be a good guess."""
MOST_PROBES = 60_000
"""Trie look-ups for one word, about 20 ms; reached by no real word, and a bound for made-up ones."""


def within(word: str, edits: int, exists: Callable[[str], bool], begins: Callable[[str], bool]) -> set[str]:
    """All words at `edits` or fewer edits from `word`: insertion, deletion, replacement, or exchange of two neighbours.

    `exists` tells a word of the list, `begins` a beginning of one. Where the budget runs out, the words found so far are returned.
    """
    found: set[str] = set()
    probes = 0

    def probe(prefix: str) -> bool:
        nonlocal probes
        probes += 1
        return probes <= MOST_PROBES and begins(prefix)

    def walk(head: str, rest: str, left: int) -> None:
        if exists(head + rest):
            found.add(head + rest)
        if not left:
            return
        for at in range(len(rest) + 1):
            start, here, after = head + rest[:at], rest[at : at + 1], rest[at + 1 :]
            if at and not probe(start):
                return
            if here:
                walk(start, after, left - 1)
                if after and after[0] != here and probe(start + after[0] + here):
                    walk(start + after[0] + here, after[1:], left - 1)
            for letter in LETTERS:
                if probe(start + letter):
                    walk(start + letter, rest[at:], left - 1)
                    if here and letter != here:
                        walk(start + letter, after, left - 1)

    walk("", word, edits)
    return found
