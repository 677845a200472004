"""The whole text of a document laid out in lines, of which only those that are looked at are made.

Heights of all blocks are known (a scrollbar needs them), lines are made when asked for: a book costs little more than its text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from mtcheck.files.display import printable
from mtcheck.model import Span
from mtcheck.tui.wrap import TAB, breaks, standing, without_selectors

_LONGEST = 4000
"""Characters of a block: a paragraph longer than that is laid out in parts, so that no keystroke lays out a whole book of one line."""


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


Line = tuple[Run, ...]


class Page:
    """`text` in lines of `width` cells. `marks` are in order of place; `sentences` too. What `old` laid out alike is taken over from it."""

    def __init__(self, text: str, marks: Sequence[Mark], sentences: Sequence[Span], width: int, old: Page | None = None) -> None:
        self.text = text
        self.width = max(width, 2)
        self._marks = marks
        self._mark_starts = [mark.span.start for mark in marks]
        self._sentences = sentences
        self._sentence_starts = [span.start for span in sentences]
        self._cuts = _cuts(text)
        known = old._heights if old is not None and old.width == self.width else {}
        self._heights: dict[int, int] = {}
        heights = []
        for number, (start, end) in enumerate(pairwise(self._cuts)):
            key = hash(
                (text[start:end], tuple((m.span.start - start, m.span.end - start, m.sign, m.struck) for m in self._within(start, end)))
            )
            height = known.get(key) or self._heights.get(key) or len(breaks(self._shown(number), self.width))
            self._heights[key] = height
            heights.append(height)
        self._tops = [0, *accumulate(heights)]
        self.lines_of = lru_cache(maxsize=256)(self._lines_of)

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
        block = min(max(bisect_right(self._cuts, offset) - 1, 0), len(self._cuts) - 2)
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

    def _within(self, start: int, end: int) -> Sequence[Mark]:
        low = bisect_left(self._mark_starts, start)
        while low > 0 and self._marks[low - 1].span.end > start:
            low -= 1
        return self._marks[low : bisect_left(self._mark_starts, end)]

    def _shown(self, block: int) -> str:
        start, end = self._cuts[block], self._cuts[block + 1]
        if not self._within(start, end):
            return standing(_display(self.text[start:end].rstrip("\r\n")))
        return "".join(run.text for run in self._runs(block))

    def _runs(self, block: int) -> list[Run]:
        start, end = self._cuts[block], self._cuts[block + 1]
        end -= len(self.text[start:end]) - len(self.text[start:end].rstrip("\r\n"))
        runs: list[Run] = []
        at = start
        for mark in self._within(start, end):
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
        if runs:
            runs[0] = runs[0]._replace(text=standing(runs[0].text))
        return runs

    def _plain(self, start: int, end: int, role: str, number: int) -> Iterator[Run]:
        """The text from `start` to `end`, in pieces that lie in one sentence each."""
        while start < end:
            sentence = self._sentence_at(start)
            following = bisect_right(self._sentence_starts, start)
            edge = self._sentences[sentence].end if sentence >= 0 else end
            if following < len(self._sentences):
                edge = min(edge, self._sentence_starts[following])
            edge = min(edge, end)
            shown = _display(self.text[start:edge])
            if shown:
                yield Run(shown, start, role, sentence, number)
            start = edge

    def _sentence_at(self, offset: int) -> int:
        index = bisect_right(self._sentence_starts, offset) - 1
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
                exact = run.role == "plain" or not run.role.startswith(("sign", "struck"))
                line.append(run._replace(text=part, start=run.start + used if exact else run.start))
                at += len(part)
                used += len(part)
                if used == len(run.text):
                    index, used = index + 1, 0
            lines.append(tuple(line))
        return lines


def _cuts(text: str) -> list[int]:
    """Where blocks begin, and the end: at every line, and inside of very long ones."""
    cuts = [0]
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        while end - at > _LONGEST:
            blank = text.rfind(" ", at + 1, at + _LONGEST)
            at = blank + 1 if blank > 0 else at + _LONGEST
            cuts.append(at)
        cuts.append(end)
        at = end
    return cuts if len(cuts) > 1 else [0, 0]


def _display(text: str) -> str:
    return without_selectors(printable(text.replace("\t", TAB), keep_newlines=False))
