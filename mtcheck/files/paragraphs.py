"""A document in XML as paragraphs, one a line: which characters of the file each one is made of, and how a changed line is put back.

Formatting lies in elements around pieces of a paragraph: a change goes into the piece where it begins, and no element is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html import unescape
from typing import NamedTuple

from mtcheck.errors import WriteError
from mtcheck.files.xml import REFERENCE, escaped

LINE_BREAK = "\u2028"
"""Stands for a line break inside of a paragraph."""
_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_WORDS = 3000
"""Of a changed paragraph, above which it is taken as changed from the first difference to the last."""
_PRESERVE = ' xml:space="preserve"'


class Piece(NamedTuple):
    """Characters of a paragraph and where they stand in the XML; `start` and `end` are equal for what an element stands for."""

    text: str
    start: int
    end: int
    opened: int = -1
    """Where the tag before it ends whose element loses outer white space unless an attribute keeps it; -1 where there is none."""


class Part(NamedTuple):
    """A member of a package with its paragraphs, in order."""

    name: str
    xml: str
    paragraphs: list[list[Piece]]

    @property
    def lines(self) -> list[str]:
        """The paragraphs as people read them."""
        return ["".join(piece.text for piece in paragraph) for paragraph in self.paragraphs]


def pieces(xml: str, start: int, end: int, opened: int = -1) -> Iterator[Piece]:
    """The text `[start, end)`, which holds no mark: characters as they are, and references each for itself."""
    at = start
    for match in REFERENCE.finditer(xml, start, end):
        yield from _plain(xml, at, match.start(), opened)
        yield Piece(_on_one_line(unescape(match.group())), match.start(), match.end(), opened)
        at = match.end()
    yield from _plain(xml, at, end, opened)


def _plain(xml: str, start: int, end: int, opened: int) -> Iterator[Piece]:
    at = start
    for match in re.finditer(r"[\r\n]+", xml[start:end]):
        low, high = start + match.start(), start + match.end()
        if at < low:
            yield Piece(xml[at:low], at, low, opened)
        yield Piece(" ", low, high, opened)
        at = high
    if at < end:
        yield Piece(xml[at:end], at, end, opened)


def _on_one_line(text: str) -> str:
    return re.sub(r"[\r\n]", " ", text)


def changed(part: Part, lines: Sequence[str], path: str, first: int) -> str:
    """The XML of `part` with these lines for its paragraphs; `first` is the number (from 1) of the first. Raises `WriteError`."""
    edits: list[tuple[int, int, str]] = []
    for number, (paragraph, old, new) in enumerate(zip(part.paragraphs, part.lines, lines, strict=True), first):
        if old != new:
            edits += _edits(part.xml, paragraph, old, new, f"{path}:{number}:1")
    xml, at = [], 0
    for start, end, text in sorted(edits):
        xml += [part.xml[at:start], text]
        at = end
    return "".join([*xml, part.xml[at:]])


def _edits(xml: str, paragraph: Sequence[Piece], old: str, new: str, where: str) -> Iterator[tuple[int, int, str]]:
    texts = [piece.text for piece in paragraph]
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text)
    # from the end, so that what stands before stays where it was
    for low, high, text in reversed(_differences(old, new)):
        touched = [k for k, piece in enumerate(paragraph) if starts[k] < high and starts[k] + len(piece.text) > low]
        if low == high:
            touched = [
                k for k, piece in enumerate(paragraph) if starts[k] <= low <= starts[k] + len(piece.text) and piece.start < piece.end
            ][:1]
        if not touched or any(paragraph[k].start == paragraph[k].end for k in touched):
            raise WriteError(
                "cannot be written",
                where,
                "the change would take out a line break, a tab or a picture, or there is no text to put it into",
                "leave that change out, or make it with the program that made the file",
            )
        for k in touched:
            begin, stop = max(low - starts[k], 0), max(high - starts[k], 0)
            texts[k] = texts[k][:begin] + (text if k == touched[0] else "") + texts[k][stop:]
    kept: set[int] = set()
    for piece, text in zip(paragraph, texts, strict=True):
        if text == piece.text:
            continue
        if xml[piece.start : piece.end] == piece.text:
            left, right = _common(piece.text, text)
            yield piece.start + left, piece.end - right, escaped(text[left : len(text) - right])
        else:
            yield piece.start, piece.end, escaped(text)
        if piece.opened >= 0 and text != text.strip() and piece.opened not in kept:
            kept.add(piece.opened)
            yield piece.opened, piece.opened, _PRESERVE


def _differences(old: str, new: str) -> list[tuple[int, int, str]]:
    """Spans of `old` and what takes their place, in order, word by word."""
    left, right = _common(old, new)
    a, b = _WORD.findall(old), _WORD.findall(new)
    if max(len(a), len(b)) > _MOST_WORDS:
        return [(left, len(old) - right, new[left : len(new) - right])]
    ends = [0]
    for word in a:
        ends.append(ends[-1] + len(word))
    found = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [_trimmed(old, ends[i], ends[j], "".join(b[k:m])) for tag, i, j, k, m in found if tag != "equal"]


def _trimmed(old: str, low: int, high: int, new: str) -> tuple[int, int, str]:
    left, right = _common(old[low:high], new)
    return low + left, high - right, new[left : len(new) - right]


def _common(old: str, new: str) -> tuple[int, int]:
    """Lengths of the common beginning and end."""
    limit = min(len(old), len(new))
    left = next((n for n in range(limit) if old[n] != new[n]), limit)
    return left, next((n for n in range(limit - left) if old[-1 - n] != new[-1 - n]), limit - left)
