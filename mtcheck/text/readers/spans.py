"""Order for the spans that a reader collects in passing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mtcheck.model import Span
from mtcheck.text.readers.layout import Escape


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


def outside(escapes: Sequence[Escape], masked: Sequence[Span]) -> tuple[Escape, ...]:
    """Those of `escapes` that no masked span overlaps; both are in order."""
    kept, number = [], 0
    for item in escapes:
        while number < len(masked) and masked[number].end <= item.span.start:
            number += 1
        if number == len(masked) or masked[number].start >= item.span.end:
            kept.append(item)
    return tuple(kept)


def gaps(spans: Iterable[Span], length: int) -> list[Span]:
    """What `spans`, in order and disjoint, leave of a text of that length."""
    found, at = [], 0
    for start, end in spans:
        found.append(Span(at, start))
        at = end
    return [*found, Span(at, length)]
