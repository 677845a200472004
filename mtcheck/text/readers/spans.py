"""Order for the spans that a reader collects in passing."""

from __future__ import annotations

from collections.abc import Iterable

from mtcheck.model import Span


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """`spans` sorted, empty ones dropped, those that overlap or touch joined."""
    result: list[Span] = []
    for span in sorted(spans):
        if span.start >= span.end:
            continue
        if result and span.start <= result[-1].end:
            if span.end > result[-1].end:
                result[-1] = Span(result[-1].start, span.end)
        else:
            result.append(span)
    return tuple(result)
