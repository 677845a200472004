"""Find words and literals in text."""

from __future__ import annotations

from collections.abc import Iterator


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
