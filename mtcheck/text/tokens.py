"""Words and marks with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from mtcheck.text.fold import fold

_KEPT = 1 << 15
_LONGEST_KNOWN = 40
"""Strings without white space whose tokens are remembered, and the characters of the longest: together 10 MB at most."""

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


class Wording(NamedTuple):
    """The tokens of a stretch of text as written and folded, without their places: what most looks need, at a quarter of the price of `Token`s."""

    texts: list[str]
    folded: list[str]


def wording_of(text: str, start: int, end: int) -> Wording:
    """The tokens of `text[start:end]`, the same ones as `tokenize` gives.

    No token has white space in it, so each string between white space is cut by itself; most of them are known from earlier in the text.
    """
    pieces = text[start:end].split()
    if not pieces:
        return Wording([], [])
    # the rare long piece goes by the slower way, so that nearly all text is put together without a step of Python for each
    known = len(max(pieces, key=len)) <= _LONGEST_KNOWN
    texts, folded = zip(*map(_known_tokens if known else _tokens_in, pieces), strict=True)
    return Wording(list(chain.from_iterable(texts)), list(chain.from_iterable(folded)))


def _tokens_of(piece: str) -> tuple[list[str], list[str]]:
    if piece.isascii():
        # a bare word, or one with a mark behind it: nine in ten
        word, mark = (piece, "") if piece.isalpha() else (piece[:-1], piece[-1])
        if word.isalpha() and not mark.isalnum():
            return ([word, mark], [word.lower(), mark]) if mark else ([word], [word.lower()])
    folded = fold(piece)
    spans = [match.span() for match in TOKEN.finditer(piece)]
    return [piece[a:b] for a, b in spans], [folded[a:b] for a, b in spans]


def _tokens_in(piece: str) -> tuple[list[str], list[str]]:
    return _known_tokens(piece) if len(piece) <= _LONGEST_KNOWN else _tokens_of(piece)


_known_tokens = lru_cache(maxsize=_KEPT)(_tokens_of)


def tokenize(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of `text[start:end]`."""
    at = start
    for piece in text[start:end].split():
        at = text.index(piece, at)
        # tokens leave nothing but white space out, so they follow one another
        for token, folded in zip(*_tokens_in(piece), strict=True):
            yield Token(at, at + len(token), token, folded)
            at += len(token)
