"""What stands between double quotation marks, paragraph by paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from mtcheck.model import Span
from mtcheck.text.search import occurrences

_MARKS = '"\u201c\u201d\u201e\u00ab\u00bb'


def quoted_spans(text: str, line_starts: Sequence[int]) -> tuple[Span, ...]:
    """Spans between a pair of double quotation marks of one line, marks left out; `line_starts` are the offsets at which lines begin.

    A paragraph that opens a quotation and does not close it (speech that goes on in the next one) is quoted to its end.
    """
    spans: list[Span] = []
    opened: int | None = None
    line_end = 0
    for at in sorted(at for mark in _MARKS for at in occurrences(text, mark)):
        if opened is not None and at >= line_end:
            spans.append(Span(opened, line_end))
            opened = None
        mark = text[at]
        if opened is None:
            if mark not in "\u201d\u00bb":
                opened, line_end = at + 1, _line_end(text, line_starts, at)
        elif mark not in "\u201e\u00ab":
            spans.append(Span(opened, at))
            opened = at + 1 if mark == "\u201c" and text[at - 1 : at].isspace() else None
    if opened is not None:
        spans.append(Span(opened, line_end))
    return tuple(spans)


def _line_end(text: str, line_starts: Sequence[int], at: int) -> int:
    """Where the line that holds `at` ends, its line break left out."""
    line = bisect_right(line_starts, at)
    end = line_starts[line] if line < len(line_starts) else len(text)
    while end > at and text[end - 1] in "\r\n":
        end -= 1
    return end
