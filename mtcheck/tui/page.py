"""The whole text of a document laid out in lines, of which only those that are looked at are made.

Heights of all blocks are known (a scrollbar needs them), lines are made when asked for: a book costs little more than its text. What changes
is laid out, the rest is taken over.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple, Protocol

from mtcheck.files.display import printable
from mtcheck.model import Span
from mtcheck.review.passage import Block
from mtcheck.review.reading import Sentences
from mtcheck.tui.wrap import TAB, breaks, standing, without_selectors

_LONGEST = 4000
"""Characters of a block: a paragraph longer than that is laid out in parts, so that no keystroke lays out a whole book of one line."""


_KEPT = 256
"""Blocks whose lines are kept: some screens."""


class Mark(NamedTuple):
    """A finding in the text. `sign` is the letter that stands before it, `role` what it is drawn as, `struck` the original words, where they are shown."""

    span: Span
    number: int
    sign: str
    role: str
    struck: str = ""


class Run(NamedTuple):
    """Printable characters drawn alike. `sentence` is an index or -1, `number` that of the finding or -1."""

    text: str
    start: int
    """Offset in the document of the first character; for a sign and struck words, that of the finding."""
    role: str
    sentence: int
    number: int
    stands_for_one: bool = False
    """Whether all of them stand for one character of the document: an escape, the blanks of a tab."""


Line = tuple[Run, ...]


class Marked(Protocol):
    """Where the marks come from."""

    def within(self, start: int, end: int) -> Sequence[Mark]:
        """The marks that share a character with this stretch, in order of place."""

    def spans(self) -> Iterable[Span]:
        """Where there are marks."""


class Page:
    """`text` in lines of `width` cells. Laid out as a whole where no blocks are given: O(text)."""

    def __init__(
        self, text: str, marks: Marked, sentences: Sentences, width: int, cuts: list[int] | None = None, heights: list[int] | None = None
    ) -> None:
        self.text = text
        self.width = max(width, 2)
        self._marks = marks
        self._sentences = sentences
        self._lines: dict[int, list[Line]] = {}
        if cuts is None or heights is None:
            self._cuts = [0, *_ends(text)] if text else [0, 0]
            marked = {block for span in marks.spans() for block in self._blocks_of(span)}
            heights = [
                self._marked_height(number) if number in marked else self._plain_height(start, end)
                for number, (start, end) in enumerate(pairwise(self._cuts))
            ]
        else:
            self._cuts = cuts
        self._heights = heights
        self._tops = [0, *accumulate(heights)]

    def renewed(self, text: str, marks: Marked, sentences: Sentences, blocks: Sequence[Block], signs: Iterable[Span]) -> Page:
        """The page of a later text: `blocks` are what was replaced, `signs` where marks are others. Lays out these lines and no others."""
        cuts, heights = self._cuts, self._heights
        fresh: set[int] = set()
        if blocks:
            cuts, heights, fresh = self._replaced(text, blocks)
        page = Page(text, marks, sentences, self.width, cuts, heights)
        fresh.update(number for span in signs for number in page._blocks_of(span))
        if fresh:
            page._heights = heights.copy()
            for number in fresh:
                page._heights[number] = page._marked_height(number)
            page._tops = [0, *accumulate(page._heights)]
        return page

    def _replaced(self, text: str, blocks: Sequence[Block]) -> tuple[list[int], list[int], set[int]]:
        """Where blocks begin in the new text, their heights as far as they are known, and which are not."""
        old, last = self._cuts, len(self._cuts) - 1
        regions: list[tuple[int, int, int]] = []
        for block in blocks:
            # whole lines: a block begins where the line does that it is in, however long that is
            first = self._block_at(block.before.start)
            while first and self.text[old[first] - 1] != "\n":
                first -= 1
            end = self._block_at(block.before.end) + 1
            while end < last and self.text[old[end] - 1] != "\n":
                end += 1
            shift = block.after.end - block.before.end
            if regions and first < regions[-1][1]:
                first, end = regions[-1][0], max(end, regions[-1][1])
                regions.pop()
            regions.append((first, end, shift))
        cuts, heights = [0], []
        fresh: set[int] = set()
        at = shift = 0
        for first, end, after in regions:
            cuts += [cut + shift for cut in old[at + 1 : first + 1]] if shift else old[at + 1 : first + 1]
            heights += self._heights[at:first]
            ends = _ends(text[old[first] + shift : old[end] + after])
            fresh.update(range(len(heights), len(heights) + len(ends)))
            cuts += [old[first] + shift + each for each in ends]
            heights += [1] * len(ends)
            at, shift = end, after
        cuts += [cut + shift for cut in old[at + 1 :]]
        heights += self._heights[at:]
        if len(cuts) == 1:
            return [0, 0], [1], {0}
        return cuts, heights, fresh

    def _block_at(self, offset: int) -> int:
        return min(max(bisect_right(self._cuts, offset) - 1, 0), len(self._cuts) - 2)

    def _blocks_of(self, span: Span) -> range:
        return range(self._block_at(span.start), self._block_at(max(span.end - 1, span.start)) + 1)

    def _plain_height(self, start: int, end: int) -> int:
        text = self.text[start:end].rstrip("\r\n")
        if not text.isprintable() or not text.isascii():
            text = standing(_display(text))
        return 1 if len(text) <= self.width and text.isascii() else len(breaks(text, self.width))

    def _marked_height(self, number: int) -> int:
        if not self._marks.within(self._cuts[number], self._cuts[number + 1]):
            return self._plain_height(self._cuts[number], self._cuts[number + 1])
        return len(breaks("".join(run.text for run in self._runs(number)), self.width))

    def lines_of(self, block: int) -> list[Line]:
        """The lines of a block; those asked for last are kept."""
        if block not in self._lines:
            if len(self._lines) >= _KEPT:
                self._lines.clear()
            self._lines[block] = self._lines_of(block)
        return self._lines[block]

    @property
    def height(self) -> int:
        """Lines in all."""
        return self._tops[-1]

    def line(self, row: int) -> Line:
        """The runs of a line."""
        block = bisect_right(self._tops, row) - 1
        return self.lines_of(block)[row - self._tops[block]] if 0 <= row < self.height else ()

    def row_of(self, offset: int) -> int:
        """The line on which the character at `offset` is."""
        block = self._block_at(offset)
        row = 0
        for number, line in enumerate(self.lines_of(block)):
            if any(run.start <= offset for run in line):
                row = number
        return self._tops[block] + row

    def first_offset(self, row: int) -> int:
        """Offset of the first character on a line, or at its end, where the line is empty."""
        line = self.line(min(max(row, 0), max(self.height - 1, 0)))
        block = max(bisect_right(self._tops, row) - 1, 0)
        return line[0].start if line else self._cuts[min(block, len(self._cuts) - 1)]

    def _runs(self, block: int) -> list[Run]:
        start, end = self._cuts[block], self._cuts[block + 1]
        end -= len(self.text[start:end]) - len(self.text[start:end].rstrip("\r\n"))
        runs: list[Run] = []
        at = start
        for mark in self._marks.within(start, end):
            low, high = max(mark.span.start, at), min(mark.span.end, end)
            if mark.span.start < at and mark.span.end <= at:
                continue
            runs += self._plain(at, low, "plain", -1)
            if mark.span.start >= start:
                runs.append(Run(mark.sign, low, f"sign-{mark.role}", self._sentence_at(low), mark.number))
                if mark.struck:
                    runs.append(Run(_display(mark.struck.replace("\n", " ")), low, "struck", self._sentence_at(low), mark.number))
            runs += self._plain(low, high, mark.role, mark.number)
            at = max(at, high)
        runs += self._plain(at, end, "plain", -1)
        if runs and (ring := standing(runs[0].text).removesuffix(runs[0].text)):
            runs.insert(0, runs[0]._replace(text=ring, stands_for_one=True))
        return runs

    def _plain(self, start: int, end: int, role: str, number: int) -> Iterator[Run]:
        """The text from `start` to `end`, in pieces that lie in one sentence each."""
        while start < end:
            sentence = self._sentence_at(start)
            following = self._sentences.at(start) + 1
            edge = self._sentences[sentence].end if sentence >= 0 else end
            if following < len(self._sentences):
                edge = min(edge, self._sentences[following].start)
            edge = min(edge, end)
            for at, shown, same in _pieces(self.text[start:edge]):
                yield Run(shown, start + at, role, sentence, number, not same)
            start = edge

    def _sentence_at(self, offset: int) -> int:
        index = self._sentences.at(offset)
        return index if index >= 0 and offset < self._sentences[index].end else -1

    def _lines_of(self, block: int) -> list[Line]:
        runs = self._runs(block)
        ends = breaks("".join(run.text for run in runs), self.width)
        lines: list[Line] = []
        at, index, used = 0, 0, 0
        for end in ends:
            line: list[Run] = []
            while at < end:
                run = runs[index]
                part = run.text[used : used + end - at]
                exact = not run.role.startswith(("sign", "struck")) and not run.stands_for_one
                line.append(run._replace(text=part, start=run.start + used if exact else run.start))
                at += len(part)
                used += len(part)
                if used == len(run.text):
                    index, used = index + 1, 0
            lines.append(tuple(line))
        return lines


def _ends(text: str) -> list[int]:
    """Where blocks end: at every line, and inside of very long ones."""
    ends = []
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        while end - at > _LONGEST:
            blank = text.rfind(" ", at + 1, at + _LONGEST)
            at = blank + 1 if blank > 0 else at + _LONGEST
            ends.append(at)
        ends.append(end)
        at = end
    return ends


def _display(text: str) -> str:
    return without_selectors(printable(text.replace("\t", TAB), keep_newlines=False))


def _pieces(text: str) -> Iterator[tuple[int, str, bool]]:
    """What is shown of `text`: offset, characters, and whether they are those of the text; else they stand for a single one."""
    if text.isprintable() and len(without_selectors(text)) == len(text):
        if text:
            yield 0, text, True
        return
    at = 0
    for same, characters in groupby(text, lambda character: _display(character) == character):
        stretch = "".join(characters)
        for piece in [stretch] if same else stretch:
            shown = piece if same else _display(piece)
            if shown:
                yield at, shown, same
            at += len(piece)
