"""What a reader tells of a text: the one type that all readers return."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from mtcheck.model import Span
from mtcheck.text.pairs import Original


class Escape(NamedTuple):
    """Characters of the file that stand for others: `&eacute;` is read as one letter, a string's line break may be read as nothing."""

    span: Span
    text: str
    kept: bool = False
    """True for what no edit may write anew: what stands between two units, or a tag that is read as nothing."""


class Comment(NamedTuple):
    """A comment of the file: `span` with its signs, `text` without them."""

    span: Span
    text: str


def as_it_is(text: str, at: int) -> str:
    """How `text` is written at the offset `at` of a format without escapes."""
    return text


class Layout(NamedTuple):
    """What of a text is prose; every offset is a code point of the text as it stands in the file."""

    mask: tuple[Span, ...]
    """What is not prose: sorted, disjoint."""
    breaks: tuple[int, ...] = ()
    """Ascending offsets that no sentence crosses."""
    soft_newlines: bool | None = None
    """As in `split_sentences`."""
    escapes: tuple[Escape, ...] = ()
    """Sorted, disjoint from each other and from `mask`."""
    escape: Callable[[str, int], str | None] = as_it_is
    """How a text (of a fix) is written at an offset, None where it cannot be; a function of a module, so that it can be pickled."""
    comments: tuple[Comment, ...] = ()
    """In order."""
    original: Original | None = None
    """What the file says that its text was translated from; spans are those of the file."""
