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
    if old is new:
        return []
    shared = 0
    shift = [0, 0]
    while shared < min(len(old), len(new)) and old[shared] == new[shared]:
        shift[0] += _growth(old[shared])
        shared += 1
    shift[1] = shift[0]
    tail = 0
    while tail < min(len(old), len(new)) - shared and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return _blocks_between(old[shared : len(old) - tail], new[shared : len(new) - tail], shift)


def _blocks_between(old: Version, new: Version, shift: list[int]) -> list[Block]:
    """Where `shift` is how far each side has moved before its first edit."""
    both = set(old) & set(new)
    only = [(edit, side) for side, edits in enumerate((old, new)) for edit in edits if edit not in both]
    events = sorted([*((edit, 2) for edit in both), *only])
    blocks: list[Block] = []
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
    """`version` with `changes` made to its text (offsets of that text; in order, not overlapping). O(edits + changes).

    An edit that a change overlaps or touches is absorbed by it; what ends up as the original is no edit.
    """
    if not changes:
        return version
    blocks = Passage((), version).blocks
    current = apply(original, version) if blocks else original
    composed: list[Edit] = []
    at = done = 0
    shift = 0
    while done < len(changes):
        # what touches the next change, and what touches that
        low, high = changes[done].span
        while at < len(blocks) and blocks[at].after.end < low:
            composed.append(version[at])
            shift = blocks[at].after.end - blocks[at].before.end
            at += 1
        first_block, first_change = at, done
        done += 1
        while True:
            if at < len(blocks) and blocks[at].after.start <= high:
                low, high = min(low, blocks[at].after.start), max(high, blocks[at].after.end)
                at += 1
            elif done < len(changes) and changes[done].span.start <= high:
                high = max(high, changes[done].span.end)
                done += 1
            else:
                break
        start = low - shift
        if at > first_block:
            shift = blocks[at - 1].after.end - blocks[at - 1].before.end
        end = high - shift
        text = apply(current[low:high], [Edit(Span(c.start - low, c.end - low), words) for c, words in changes[first_change:done]])
        if original[start:end] != text:
            composed.append(Edit(Span(start, end), text))
    return (*composed, *version[at:])
