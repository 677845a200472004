"""Words and marks with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S. e.g.
    r"|[^\W\d_]+(?:['\u2019\u2018\u02bc][^\W\d_]+)*"
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\w\s]|_|\w"
)
"""Pointed initials, a word with inner apostrophes, a number with inner marks, or one other visible character.

Each alternative starts with another class of characters and repeats only over disjoint classes, so matching is linear."""


class Token(NamedTuple):
    """A word, number or mark: half-open code points of the document and its wording as written and folded."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def is_word(self) -> bool:
        """True for letters (with inner apostrophes or points), False for numbers and marks."""
        return self.text[0].isalpha()

    @property
    def is_capitalised(self) -> bool:
        """True where the first letter is a capital one."""
        return self.text[0].isupper()


def tokenize(text: str, folded: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of `text[start:end]`; `folded` is the folded form of the whole `text`, which has the same length."""
    for match in TOKEN.finditer(text, start, end):
        a, b = match.span()
        yield Token(a, b, match.group(), folded[a:b])
