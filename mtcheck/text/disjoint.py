"""A growing set of spans of which no two overlap."""

from __future__ import annotations

from bisect import bisect_left, insort

from mtcheck.model import Span


class DisjointSpans:
    """Spans in order of place. A look-up compares two neighbours only: with all spans of a long text it would be quadratic."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def overlaps(self, span: Span) -> bool:
        """True where `span` overlaps one that was taken."""
        at = bisect_left(self._spans, span)
        return any(span.overlaps(other) for other in self._spans[max(at - 1, 0) : at + 1])

    def take(self, span: Span) -> bool:
        """Add `span` unless it overlaps one that was taken; whether it was added."""
        if self.overlaps(span):
            return False
        insort(self._spans, span)
        return True
