"""Front matter of Markdown: the fields that are asked for, and comments."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mtcheck.errors import Malformed
from mtcheck.model import Span
from mtcheck.text.readers.layout import Layout
from mtcheck.text.readers.selection import Selection

_FENCE = 3
"""Characters of the signs around front matter."""


def read_front_matter(text: str, end: int, selection: Selection) -> Layout | None:
    """What to read of the front matter `[0, end)`, with its fences; None where nothing is asked for, or it is broken: then all of it is masked."""
    if not selection.fields and "mtcheck:" not in text[:end]:
        return None
    # either costs more than most articles: only where there is something to read
    from mtcheck.text.readers import toml, yaml

    # blanks for the first fence, so that offsets stay
    inner = " " * _FENCE + text[_FENCE:end].rstrip(" \t")[:-_FENCE]
    try:
        found: Layout = (yaml if text.startswith("---") else toml).layout(inner, selection)
    except Malformed:
        return None
    if not selection.fields:
        # the start of an article says of itself what it is; only comments are for us
        return Layout((Span(0, end),), comments=found.comments)
    return found._replace(mask=(*found.mask, Span(len(inner), end)), escape=partial(_escape, front=found.escape, end=end))


def _escape(text: str, at: int, *, front: Callable[[str, int], str | None], end: int) -> str | None:
    return front(text, at) if at < end else text
