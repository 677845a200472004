"""Places that move when text is edited: from one version of a document to another, both made from the same original.

A version is a tuple of edits of the original, in order of place, no two of which overlap or touch; `compose` keeps it so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from mtcheck.fix import apply
from mtcheck.model import Edit, Span

Version = tuple[Edit, ...]


class Block(NamedTuple):
    """A stretch of text that reads differently in the two versions; either side may be empty."""

    before: Span
    after: Span


class Passage:
    """Where spans of the version `old` are in the version `new`. Costs O(edits) to make, O(log edits) to ask."""

    def __init__(self, old: Version, new: Version) -> None:
        self.blocks = _blocks(old, new)
        self._ends = [block.before.end for block in self.blocks]

    def exact(self, span: Span) -> Span | None:
        """The span with the very same characters; None where something inside it was changed."""
        return None if self._touched(span) else self._moved(span)

    def cover(self, span: Span) -> Span:
        """The smallest span that holds what became of `span`; all of a changed stretch that it shares a character with."""
        touched = self._touched(span)
        if not touched:
            return self._moved(span)
        first, last = touched[0], touched[-1]
        start = first.after.start - max(first.before.start - span.start, 0)
        return Span(start, last.after.end + max(span.end - last.before.end, 0))

    def _moved(self, span: Span) -> Span:
        at = bisect_left(self._ends, span.start + 1) - 1
        shift = self.blocks[at].after.end - self.blocks[at].before.end if at >= 0 else 0
        return Span(span.start + shift, span.end + shift)

    def _touched(self, span: Span) -> list[Block]:
        touched = []
        for block in self.blocks[bisect_left(self._ends, span.start) :]:
            if block.before.start > span.end:
                break
            if _conflict(span, block.before):
                touched.append(block)
        return touched


def _conflict(span: Span, changed: Span) -> bool:
    """Text put in right beside `span` leaves it as it is; an empty `span` has no inside, so it goes with what it touches."""
    if span.start == span.end:
        return changed.start <= span.start <= changed.end
    return span.start < changed.end and changed.start < span.end


def _growth(edit: Edit) -> int:
    return len(edit.text) - (edit.span.end - edit.span.start)


def _blocks(old: Version, new: Version) -> list[Block]:
    shared = set(old) & set(new)
    only = [(edit, side) for side, edits in enumerate((old, new)) for edit in edits if edit not in shared]
    events = sorted([*((edit, 2) for edit in shared), *only])
    blocks: list[Block] = []
    shift = [0, 0]
    group: tuple[int, int] | None = None
    grown = [0, 0]

    def close() -> None:
        nonlocal group
        if group is not None:
            low, high = group
            sides = [Span(low + shift[s], high + shift[s] + grown[s]) for s in (0, 1)]
            blocks.append(Block(sides[0], sides[1]))
            shift[0] += grown[0]
            shift[1] += grown[1]
            grown[:] = [0, 0]
            group = None

    for edit, side in events:
        if group is not None and (side == 2 or edit.span.start > group[1]):
            close()
        if side == 2:
            shift[0] += _growth(edit)
            shift[1] += _growth(edit)
            continue
        group = (edit.span.start, edit.span.end) if group is None else (group[0], max(group[1], edit.span.end))
        grown[side] += _growth(edit)
    close()
    return blocks


def compose(original: str, version: Version, changes: Sequence[Edit]) -> Version:
    """`version` with `changes` made to its text (offsets of that text; in order, not overlapping).

    An edit that a change overlaps or touches is absorbed by it; what ends up as the original is no edit.
    """
    for change in reversed(changes):
        version = _compose_one(original, version, change)
    return version


def _compose_one(original: str, version: Version, change: Edit) -> Version:
    span, text = change
    low, high = span
    back = Passage(version, ())
    absorbed = [block for block in back.blocks if block.before.start <= high and low <= block.before.end]
    if absorbed:
        current = apply(original, version)
        low, high = min(low, absorbed[0].before.start), max(high, absorbed[-1].before.end)
        text = current[low : span.start] + text + current[span.end : high]
    # a block's shift holds from its end on, so the start is measured from the last block that lies before
    before = [block for block in back.blocks if block.before.end < low]
    shift = before[-1].after.end - before[-1].before.end if before else 0
    start = low + shift
    end = high + (absorbed[-1].after.end - absorbed[-1].before.end if absorbed else shift)
    swallowed = {block.after for block in absorbed}
    rest = [edit for edit in version if edit.span not in swallowed]
    if original[start:end] != text:
        rest.append(Edit(Span(start, end), text))
    return tuple(sorted(rest))
