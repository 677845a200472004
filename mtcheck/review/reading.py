"""One version of a document: its text, and where what a report speaks of stands in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from mtcheck.fix import apply
from mtcheck.model import Span
from mtcheck.review.ground import Ground
from mtcheck.review.passage import Passage, Version
from mtcheck.review.state import Item


class Sentences(Sequence[Span]):
    """The places `spans` of a text (in order, `starts` where each begins), moved to a later text by `ahead`."""

    def __init__(self, spans: Sequence[Span], starts: Sequence[int], ahead: Passage | None = None) -> None:
        self._spans = spans
        self._starts = starts
        self._ahead = ahead if ahead is not None and ahead.blocks else None

    def __len__(self) -> int:
        return len(self._spans)

    def __getitem__(self, index: int) -> Span:  # type: ignore[override]
        return self._spans[index] if self._ahead is None else self._ahead.cover(self._spans[index])

    def at(self, offset: int) -> int:
        """Index of the sentence that holds `offset` or ends before it; -1 where there is none."""
        if self._ahead is None:
            return bisect_right(self._starts, offset) - 1
        return bisect_right(range(len(self._spans)), offset, key=lambda index: self[index].start) - 1


class Reading:
    """The text of `version`. Costs O(edits since the report) to make, O(log n) to ask for a place."""

    def __init__(self, ground: Ground, original: str, version: Version) -> None:
        self._original = original
        self._checked = ground.checked
        self._version = version
        self._reported = ground.reported
        self.ahead = Passage(ground.checked, version)
        """From the checked text."""
        self._passages: dict[int, Passage] = {}
        self.touched = {block.before for block in self.ahead.blocks}
        """The stretches of the checked text that read differently now."""
        self.sentences = Sentences(ground.sentence_spans, ground.sentence_starts, self.ahead)

    @cached_property
    def text(self) -> str:
        """As it reads now."""
        return apply(self._original, self._version)

    @cached_property
    def forward(self) -> Passage:
        """From the original."""
        return Passage((), self._version)

    @cached_property
    def back(self) -> Passage:
        """To the checked text."""
        return Passage(self._version, self._checked)

    @cached_property
    def onto_checked(self) -> Passage:
        """From the original to the checked text."""
        return Passage((), self._checked)

    def stands(self, item: Item) -> bool:
        """True where a reported item has its words still."""
        # what a report holds was seen in the text that it is on
        return not self.ahead.blocks or self.ahead.exact(item.finding.span) is not None

    def exact(self, item: Item) -> Span | None:
        """The place of an item; None where its words were changed."""
        return self.moved(item, item.finding.span)

    def moved(self, item: Item, span: Span) -> Span | None:
        """The place of a stretch of the text that `item` was seen in; None where it was changed."""
        if item.number in self._reported:
            return self.ahead.exact(span)
        if id(item.seen) not in self._passages:
            self._passages[id(item.seen)] = Passage(item.seen, self._version)
        return self._passages[id(item.seen)].exact(span)

    def edits_within(self, start: int, end: int) -> range:
        """Indices in the version of the edits whose text lies in this stretch, or beside it."""
        if not self._version:
            return range(0)
        # edits never touch, so each is a block of its own
        blocks = self.forward.blocks
        first = bisect_left(blocks, start, key=lambda block: block.after.end)
        return range(first, bisect_right(blocks, end, lo=first, key=lambda block: block.after.start))
