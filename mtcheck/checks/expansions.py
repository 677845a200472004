"""Acronyms in brackets and the words that they stand for."""

from __future__ import annotations

import re
from typing import NamedTuple

from mtcheck.model import Span
from mtcheck.text.document import Document
from mtcheck.text.fold import fold

_BRACKETED = re.compile(r"\(([A-Z][A-Za-z&-]{1,7})\)")
_OR = re.compile(r", or (?:the )?([A-Z][A-Za-z&-]{1,7})\b")
_PIECE = re.compile(r"[^ \u00a0\n\r\t]+")
_BREAK = (",", ";", ":", "!", "?", ")", "]", "\u201d", '"')
"""A word that ends in one of these ends what stands before it; a full stop does unless the word is an initial."""
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset("of the and for on in to de du des la le les del della der die das e y et und".split())
_REACH = 120
"""Characters before the bracket that are looked at: the longest names of organisations have about 100."""


class Expansion(NamedTuple):
    """Capitalised words followed by an acronym in brackets."""

    span: Span
    text: str
    acronym: str


def expansions(document: Document) -> list[Expansion]:
    """Every `Words Of A Name (ABC)` of the document in order."""
    found = []
    prose = document.prose
    for match in _BRACKETED.finditer(prose):
        if sum(map(str.isupper, match[1])) < 2:
            continue
        if name := _name_before(prose, match.start()):
            found.append(Expansion(name, prose[name.start : name.end], match[1]))
    return found


def _name_before(prose: str, end: int) -> Span | None:
    """The run of capitalised words, small words between them, that ends at `end`; None where the last word has no capital."""
    pieces = list(_PIECE.finditer(prose, max(0, end - _REACH), end))
    start: int | None = None
    last: int | None = None
    for number, piece in enumerate(reversed(pieces)):
        word = piece.group()
        if number and (word.endswith(_BREAK) or (word.endswith(".") and len(word) > 3)):
            break
        if word.lstrip("(\u201c\"'")[:1].isupper():
            start = piece.start() + len(word) - len(word.lstrip("(\u201c\"'"))
            last = piece.end() if last is None else last
        elif last is None or word not in _SMALL:
            break
    return Span(start, last) if start is not None and last is not None else None


def initials_fit(words: str, acronym: str, slack: int = 1) -> bool:
    """True where the letters of `acronym` are, in this order, initials of `words` from some word on.

    `slack` letters may come from inside the word of the letter before, or words of weight be passed over; small words always may.
    """
    parts = _WORD.findall(fold(words))
    letters = [c for c in acronym.lower() if c.isalpha()]
    return any(_aligned(parts[i:], letters, slack) for i in range(len(parts)))


def _aligned(parts: list[str], letters: list[str], slack: int) -> bool:
    if not parts or not letters or parts[0][0] != letters[0]:
        return False
    # where the letters so far can end: (word, next letter inside it, slack left); few, since an acronym has at most eight letters
    ends = {(0, 1, slack)}
    for letter in letters[1:]:
        following: set[tuple[int, int, int]] = set()
        for at, inside, left in ends:
            passed = 0
            for number in range(at + 1, len(parts)):
                if parts[number][0] == letter and passed <= left:
                    following.add((number, 1, left - passed))
                passed += parts[number] not in _SMALL
            if left and (place := parts[at].find(letter, inside)) >= 0:
                following.add((at, place + 1, left - 1))
        ends = following
    return bool(ends)


def declared_acronyms(document: Document) -> frozenset[str]:
    """The acronyms that the document itself explains by words with those letters, with capitals (Orr Rail Board) or without (order book)."""
    named = {e.acronym for e in document.analysis(expansions) if initials_fit(e.text, e.acronym, slack=3)}
    prose = document.prose
    spelled = {m[1] for pattern in (_BRACKETED, _OR) for m in pattern.finditer(prose) if _spells(prose, m.start(), m[1])}
    return frozenset(named | spelled)


def _spells(prose: str, end: int, acronym: str) -> bool:
    """True where the last words before `end` begin with the letters of `acronym`, word for letter."""
    words = [w for w in _WORD.findall(fold(prose[max(0, end - _REACH) : end])) if w not in _SMALL]
    letters = [c for c in acronym.lower() if c.isalpha()]
    return [w[0] for w in words[-len(letters) :]] == letters
