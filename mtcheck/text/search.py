"""Find words and literals in text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence


def contains(folded: str, word: str, start: int, end: int) -> bool:
    """True where `word` stands in `folded[start:end]` between word boundaries; a final `*` frees the right one.

    A mark (`%`, `,`) has no boundary: it may touch a word.
    """
    prefix = len(word) > 1 and word.endswith("*")
    needle = word[:-1] if prefix else word
    left_mark, right_mark = not needle[:1].isalnum(), prefix or not needle[-1:].isalnum()
    at = folded.find(needle, start, end)
    while at >= 0:
        after = at + len(needle)
        left_free = left_mark or at == 0 or not folded[at - 1].isalnum()
        if left_free and (right_mark or after >= len(folded) or not folded[after].isalnum()):
            return True
        at = folded.find(needle, at + 1, end)
    return False


def occurrences(text: str, literal: str) -> Iterator[int]:
    """Where `literal` begins in `text`, overlapping ones too."""
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)


def in_lines_with(trigger: re.Pattern[str], pattern: re.Pattern[str], text: str, line_starts: Sequence[int]) -> Iterator[re.Match[str]]:
    """The matches of `pattern` in `text`, none of which goes beyond a line, where each of them has a match of `trigger` in its line.

    A pattern that begins with a look behind, or with what most words begin with, takes ten times as long as a rare piece of it.
    """
    found = trigger.search(text)
    while found:
        line = bisect_right(line_starts, found.start())
        end = line_starts[line] if line < len(line_starts) else len(text)
        yield from pattern.finditer(text, line_starts[line - 1], end)
        found = trigger.search(text, end)
