"""What saving would write, to be read: the words that change in each line of prose, or the lines of a unified diff."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from mtcheck.files.display import printable
from mtcheck.review.view import Piece
from mtcheck.review.worddiff import word_diff
from mtcheck.tui import paint
from mtcheck.tui.dialogs import PageDialog
from mtcheck.tui.wrap import without_selectors

_HUNK = re.compile(r"@@ -(\d+)")
_AROUND = 40
"""Characters that are shown on either side of a change; a paragraph is one line, and all of it would hide the word that changes."""
_MOST_LINES = 2000


class Change(NamedTuple):
    """A line that would be written otherwise, or that goes or comes; or the name of a file, where `line` is 0."""

    line: int
    """In the file as it is, from 1."""
    pieces: Sequence[Piece]


def changes(diff: str) -> Iterator[Change]:
    """The changed lines of a unified diff, each with its words: removed, added, and some around them."""
    line = 0
    old: list[str] = []
    new: list[str] = []
    for row in [*diff.split("\n"), ""]:
        if line and row[:1] == "-":
            old.append(row[1:])
            continue
        if line and row[:1] == "+":
            new.append(row[1:])
            continue
        if row[:1] == "\\":
            continue
        yield from _replaced(line, old, new)
        line += len(old)
        old, new = [], []
        hunk = _HUNK.match(row)
        if hunk:
            line = int(hunk[1])
        elif row.startswith(" "):
            line += 1
        else:
            line = 0
            if row.startswith("+++ b/"):
                yield Change(0, [Piece(printable(row[6:]))])


def _replaced(line: int, old: list[str], new: list[str]) -> Iterator[Change]:
    if len(old) == len(new):
        for number, (before, after) in enumerate(zip(old, new, strict=True)):
            yield Change(line + number, _words(before, after))
        return
    for number, text in enumerate(old):
        yield Change(line + number, [Piece(printable(text), "removed")])
    for text in new:
        yield Change(line, [Piece(printable(text), "added")])


def _words(before: str, after: str) -> list[Piece]:
    runs = word_diff(before, after)
    shown: list[Piece] = []
    for number, run in enumerate(runs):
        if run.same:
            shown.append(Piece(printable(_shortened(run.old, first=number == 0, last=number == len(runs) - 1))))
        else:
            shown += [Piece(printable(text), role) for text, role in ((run.old, "removed"), (run.new, "added")) if text]
    return shown


def _shortened(text: str, first: bool, last: bool) -> str:
    """An unchanged stretch without what is far from any change, cut at words."""
    head = "" if first else text[:_AROUND]
    tail = "" if last else text[-_AROUND:]
    if len(text) <= len(head) + len(tail) + _AROUND:
        return text
    if " " in head:
        head = head[: head.rindex(" ") + 1]
    if " " in tail:
        tail = tail[tail.index(" ") :]
    return f"{head}\u2026{tail}"


class DiffDialog(PageDialog):
    """All that saving would write: word by word, as prose is read, or as the lines of a diff. Signs stand where colours do."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("w,d", "turn", "words or lines")]

    def __init__(self, title: str, diff: str) -> None:
        super().__init__(title, "w: whole lines or words")
        self._diff = diff
        self._by_words = True

    def content(self) -> Sequence[Content]:
        """What is changed, one part for all of it."""
        if not self._diff:
            return [Content("Nothing is changed: saving would write no text.")]
        return [Content("\n").join(self._changed_words() if self._by_words else self._lines())]

    def action_turn(self) -> None:
        """The other way of showing it."""
        self._by_words = not self._by_words
        for widget, part in zip(self.query(Static), self.content(), strict=True):
            widget.update(part)

    def _changed_words(self) -> list[Content]:
        found = list(changes(self._diff))
        shown = []
        for change in found[:_MOST_LINES]:
            if not change.line:
                shown.append(Content.assemble(paint.pieces(change.pieces).stylize("bold")))
            else:
                shown.append(Content.assemble((f"{change.line}: ", "$mt-info"), paint.pieces(change.pieces)))
        return [*shown, *_left(len(found) - _MOST_LINES)]

    def _lines(self) -> list[Content]:
        looks = {"+": "$mt-done", "-": "$mt-error", "@": "$mt-info"}
        shown = []
        lines = self._diff.rstrip("\n").split("\n")
        for line in lines[:_MOST_LINES]:
            look = "bold" if line.startswith(("+++", "---")) else looks.get(line[:1], "")
            shown.append(Content.assemble((without_selectors(printable(line.replace("\t", "    "))), look)))
        return [*shown, *_left(len(lines) - _MOST_LINES)]


def _left(count: int) -> list[Content]:
    return [Content.assemble((f"\u2026 and {count} more lines", "italic"))] if count > 0 else []
