"""What stands between double quotation marks, paragraph by paragraph."""

from __future__ import annotations

import re

from mtcheck.model import Span

_MARK = re.compile('["\u201c\u201d\u201e\u00ab\u00bb]|[\r\n]+')


def quoted_spans(text: str) -> tuple[Span, ...]:
    """Spans between a pair of double quotation marks of one line, marks left out.

    A paragraph that opens a quotation and does not close it (speech that goes on in the next one) is quoted to its end.
    """
    spans: list[Span] = []
    opened: int | None = None
    for match in _MARK.finditer(text):
        mark = match.group()
        if mark[0] in "\r\n":
            if opened is not None:
                spans.append(Span(opened, match.start()))
            opened = None
        elif opened is None:
            if mark not in "\u201d\u00bb":
                opened = match.end()
        elif mark not in "\u201e\u00ab":
            spans.append(Span(opened, match.start()))
            opened = match.end() if mark == "\u201c" and text[match.start() - 1 : match.start()].isspace() else None
    if opened is not None:
        spans.append(Span(opened, len(text)))
    return tuple(spans)
