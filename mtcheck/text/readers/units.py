"""What the readers of structured files share: units of prose, each a part of the file, with what lies between them left out of the text as read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from mtcheck.model import Span
from mtcheck.text.escapes import Places
from mtcheck.text.pairs import Original
from mtcheck.text.readers.addresses import addresses
from mtcheck.text.readers.layout import Escape, Layout, as_it_is
from mtcheck.text.readers.spans import merged

PARAGRAPH = "\n\n"
"""What is read between two units that have nothing to do with each other."""
_MARKUP = re.compile(
    r"</?[A-Za-z][^<>]{0,400}>|\{\{[^{}\n]{0,80}\}\}|\$?\{[A-Za-z0-9_.:!-]{0,60}\}|(?<![\d%])%(?:\([\w.]{1,40}\))?[sdif@](?!\w)"
)
"""Tags and placeholders inside of a string, which stand for something else."""


class Units:
    """Collects the units of a text in order; `layout` is what the reader returns."""

    def __init__(self, text: str, escape: Callable[[str, int], str | None] = as_it_is) -> None:
        """`escape` as in `Layout`."""
        self._text = text
        self._escape = escape
        self._escapes: list[Escape] = []
        self._mask: list[Span] = []
        self._breaks: list[int] = []
        self._end = 0

    def add(
        self,
        start: int,
        end: int,
        escapes: Iterable[Escape] = (),
        mask: Iterable[Span] = (),
        *,
        between: str = PARAGRAPH,
        breaks: Iterable[int] = (),
    ) -> None:
        """The unit `[start, end)` of the file, behind all others; `between` is what is read between it and the one before.

        A sentence goes on from that one only where `between` is a single character. `escapes` and `mask` are those inside of it, in order and disjoint.
        """
        first = self._end == 0 and not self._breaks
        if self._end < start:
            self._escapes.append(Escape(Span(self._end, start), "" if first else between, True))
        if first or len(between) > 1:
            self._breaks.append(start)
        self._escapes += escapes
        self._mask += mask
        self._breaks += breaks
        self._end = end

    def layout(self, soft_newlines: bool | None = None, *, original: Original | None = None, placeholders: bool = False) -> Layout:
        """What was collected; addresses are masked, and with `placeholders` tags and placeholders too."""
        if self._end < len(self._text):
            self._escapes.append(Escape(Span(self._end, len(self._text)), "", True))
        places = Places(self._text, self._escapes, self._escape)
        found = list(addresses(places.read))
        if placeholders:
            found += (Span(*match.span()) for match in _MARKUP.finditer(places.read))
        mask, escapes = _apart([*self._mask, *map(places.span, found)], self._escapes)
        return Layout(mask, tuple(self._breaks), soft_newlines, escapes, self._escape, original=original)


def _apart(spans: Iterable[Span], escapes: Sequence[Escape]) -> tuple[tuple[Span, ...], tuple[Escape, ...]]:
    """Mask and escapes, disjoint: what is kept parts a masked span, and no other escape is undone in one."""
    starts = [escape.span.start for escape in escapes]
    mask: list[Span] = []
    undone: set[int] = set()
    for start, end in merged(spans):
        at = start
        for number in range(bisect_left(starts, start), bisect_left(starts, end)):
            escape = escapes[number]
            if escape.kept:
                mask.append(Span(at, escape.span.start))
                at = escape.span.end
            else:
                undone.add(number)
        mask.append(Span(at, end))
    left = [escape for number, escape in enumerate(escapes) if number not in undone]
    # spans that touch an escape on both sides must not be joined across it
    return tuple(span for span in mask if span.start < span.end), tuple(left)
