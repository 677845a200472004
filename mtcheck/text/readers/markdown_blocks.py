"""The block structure of a Markdown document: CommonMark 0.31 with tables, footnotes, front matter and display math.

One pass over the lines, after the two-phase strategy in the CommonMark specification's appendix: match the open containers, open new ones,
then give the rest of the line to a leaf. No line is looked at twice, and containers nest at most `_DEPTH` deep, so that the cost is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.model import Span
from mtcheck.text.readers.markdown_lines import (
    CLOSED_BY_BLANK,
    Line,
    cells_of,
    content_end,
    front_matter,
    html_block,
    is_delimiter_row,
    label_key,
    list_marker,
    reference_definition,
)

_DEPTH = 100
"""Containers inside of containers; the limit of markdown-it."""

_HEADING = re.compile(r"#{1,6}(?=[ \t]|$)")
_FENCE = re.compile(r"`{3,}+(?![^`]*+`)|~{3,}+")
_SETEXT = re.compile(r"(?:=+|-+)[ \t]*$")
_FOOTNOTE = re.compile(r"\[\^[^\s\[\]]{1,200}\]:")
_LINE = re.compile(r"([^\r\n]*+)(?:\r\n?|\n|\Z)")


class Leaf(NamedTuple):
    """Running text of one paragraph, heading or cell: its lines without indentation, markers and newlines."""

    lines: tuple[Span, ...]
    html: bool = False
    """An HTML block: tags are markup, but nothing else is."""


class Blocks(NamedTuple):
    """What the lines of a document are."""

    masked: list[Span]
    breaks: list[int]
    leaves: list[Leaf]
    labels: set[str]
    """Of link reference definitions, folded."""
    comments: list[Span]
    """Those of HTML with which a block begins, with their signs."""


class _Container(NamedTuple):
    kind: str
    """`quote`, `item` or `note` (footnote definition)."""
    width: int
    """Columns of indentation that continue it."""


def blocks(text: str) -> Blocks:
    """Scan `text`; every offset in the result is one of `text`."""
    scanner = _Scanner(text)
    for line in _lines(text, scanner.start):
        scanner.feed(line)
    scanner.close_leaf()
    return scanner.out


def _lines(text: str, start: int) -> Iterator[Span]:
    """Lines without their ends, which are LF, CR LF or CR."""
    for match in _LINE.finditer(text, start):
        if match.end() > match.start():
            yield Span(match.start(1), match.end(1))


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.out = Blocks([], [], [], set(), [])
        self.start = front_matter(text)
        if self.start:
            self.out.masked.append(Span(0, self.start))
            self.out.breaks.append(0)
        self.line_start = 0
        self.containers: list[_Container] = []
        self.leaf = ""
        """The kind of the open leaf: `paragraph`, `fence`, `html`, `code`, `table`, `math`, or none."""
        self.lines: list[Span] = []
        self.fence = ""
        self.html_end: re.Pattern[str] | None = None
        self.html_start = 0
        self.item_is_empty = False
        self.math_is_unclosed = False

    def feed(self, span: Span) -> None:
        """Take the next line."""
        self.line_start = span.start
        line = Line(self.text, span.start, span.end)
        matched = self._match_containers(line)
        if matched == len(self.containers) and self.leaf and self._continue_leaf(line):
            return
        lazy = self.leaf == "paragraph" and matched < len(self.containers)
        if matched < len(self.containers) and not lazy:
            self.close_leaf()
            del self.containers[matched:]
        opened = self._open_containers(line, matched, lazy)
        if lazy and not opened and self._is_lazy(line):
            self.lines.append(Span(line.pos, content_end(self.text, line)))
            return
        if matched < len(self.containers) and not opened:
            self.close_leaf()
            del self.containers[matched:]
        self._new_leaf(line)

    def _match_containers(self, line: Line) -> int:
        for number, container in enumerate(self.containers):
            if container.kind == "quote":
                if not line.take_quote_mark(self.out.masked):
                    return number
            elif line.indent >= container.width and not line.blank:
                line.base += container.width
            elif not line.blank or (self.item_is_empty and number == len(self.containers) - 1):
                return number
        return len(self.containers)

    def _open_containers(self, line: Line, matched: int, lazy: bool) -> bool:
        """Quotes, list items and footnotes that begin on this line; a lazy paragraph ends where one does."""
        opened = False
        while not line.blank and line.indent < 4 and len(self.containers) < _DEPTH:
            begin = line.pos
            in_paragraph = self.leaf == "paragraph" and not opened and not lazy
            if line.char == ">":
                container = _Container("quote", 0)
            elif (note := _FOOTNOTE.match(self.text, line.pos, line.end)) and not in_paragraph:
                container = _Container("note", 4)
            elif (marker := list_marker(line, in_paragraph)) and not self._is_rule(line):
                container = _Container("item", line.indent + marker.width)
            else:
                break
            if not opened:
                self.close_leaf()
                del self.containers[matched:]
            opened = True
            if container.kind == "quote":
                line.take_quote_mark(self.out.masked)
            elif container.kind == "note" and note:
                self.out.masked.append(Span(*note.span()))
                line.move(note.end())
                line.base = line.column
            elif marker:
                self.out.masked.append(Span(begin, marker.end))
                line.base += container.width
                line.move(marker.end)
                if marker.is_task:
                    line.base = line.column
            self._break(begin)
            self.containers.append(container)
            self.item_is_empty = line.blank
        return opened

    def _is_lazy(self, line: Line) -> bool:
        """Whether the line goes on with the paragraph although it lacks the marks of its containers."""
        if line.blank:
            return False
        return line.indent >= 4 or not (
            self._is_rule(line)
            or _HEADING.match(self.text, line.pos, line.end)
            or _FENCE.match(self.text, line.pos, line.end)
            or html_block(line, in_paragraph=True)
        )

    def _is_rule(self, line: Line) -> bool:
        mark = line.char
        if mark not in "*-_":
            return False
        rest = self.text[line.pos : line.end]
        return rest.count(mark) >= 3 and not rest.strip(mark + " \t")

    def _continue_leaf(self, line: Line) -> bool:
        """Give the line to the open leaf; False where it does not belong to it, or ends a leaf that takes no last line."""
        if self.leaf == "fence":
            self._mask(line)
            rest = self.text[line.pos : line.end].rstrip(" \t")
            if line.indent < 4 and len(rest) >= len(self.fence) and not rest.strip(self.fence[0]):
                self.leaf = ""
            return True
        if self.leaf == "math":
            self._mask(line)
            if "$$" in self.text[line.pos : line.end]:
                self.leaf = ""
            return True
        if self.leaf == "html":
            return self._continue_html(line)
        if self.leaf == "code":
            if line.blank or line.indent >= 4:
                self._mask(line)
                return True
        elif self.leaf == "table" and not line.blank and not self._begins_block(line):
            self._row(line)
            return True
        return False

    def _begins_block(self, line: Line) -> bool:
        return line.indent >= 4 or bool(line.char == ">" or list_marker(line, in_paragraph=False) or not self._is_lazy(line))

    def _continue_html(self, line: Line) -> bool:
        if self.html_end is CLOSED_BY_BLANK:
            if line.blank:
                return False
            self.lines.append(Span(line.pos, line.end))
            return True
        end = self.html_end.search(self.text, line.pos, line.end) if self.html_end else None
        if end is None:
            self._mask(line)
            return True
        self.leaf = ""
        if self.text.startswith("<!--", self.html_start):
            # what stands behind a comment is text on the page, and no Markdown
            self.out.comments.append(Span(self.html_start, end.end()))
            self.out.masked.append(Span(line.pos, end.end()))
            self.out.breaks.append(end.end())
            self.out.leaves.append(Leaf((Span(end.end(), line.end),), html=True))
        else:
            self._mask(line)
        return True

    def _new_leaf(self, line: Line) -> None:
        if line.blank:
            if self.leaf:
                self._break(line.pos)
            self.close_leaf()
            return
        self.item_is_empty = False
        in_paragraph = self.leaf == "paragraph"
        if line.indent >= 4:
            if in_paragraph:
                self.lines.append(Span(line.pos, content_end(self.text, line)))
            else:
                self._open("code", line)
                self._mask(line)
            return
        if in_paragraph and self._end_of_paragraph(line):
            return
        # Not so any more if all of it were reference definitions.
        in_paragraph = self.leaf == "paragraph"
        if heading := _HEADING.match(self.text, line.pos, line.end):
            self._heading(line, heading.end())
        elif fence := _FENCE.match(self.text, line.pos, line.end):
            self._open("fence", line)
            self.fence = fence.group()
            self._mask(line)
        elif self._is_rule(line):
            self.close_leaf()
            self._break(line.pos)
            self._mask(line)
        elif self._opens_math(line):
            self._open("math", line)
            self._mask(line)
        elif found := html_block(line, in_paragraph):
            self._open("html", line)
            self.html_end, self.html_start = found, line.pos
            self._continue_html(line)
        elif in_paragraph:
            self.lines.append(Span(line.pos, content_end(self.text, line)))
        else:
            self._open("paragraph", line)
            self.lines = [Span(line.pos, content_end(self.text, line))]

    def _end_of_paragraph(self, line: Line) -> bool:
        """Whether the line makes the paragraph above it a heading or a table."""
        if is_delimiter_row(line) and len(cells_of(line)) == len(cells_of(self._last_line())):
            header = self._last_line()
            self.lines.pop()
            self.close_leaf()
            self._open("table", header)
            self._row(header)
            self._mask(line)
            return True
        if _SETEXT.match(self.text, line.pos, line.end):
            self._take_definitions()
            if self.lines:
                self.close_leaf()
                self._break(line.pos)
                self._mask(line)
                return True
            self.leaf = ""
        return False

    def _last_line(self) -> Line:
        return Line(self.text, *self.lines[-1])

    def _opens_math(self, line: Line) -> bool:
        """`$$` opens display math only where another one closes it; once one has not been closed, none after it can be."""
        if self.math_is_unclosed or not self.text.startswith("$$", line.pos):
            return False
        closing = self.text.find("$$", line.pos + 2)
        self.math_is_unclosed = closing < 0
        return closing >= line.end

    def _heading(self, line: Line, end: int) -> None:
        self.close_leaf()
        self._break(line.pos)
        self.out.masked.append(Span(line.pos, end))
        line.move(end)
        content = self.text[line.pos : line.end].rstrip(" \t")
        without = content.rstrip("#")
        if not without or without[-1] in " \t":
            content = without.rstrip(" \t")
        stop = line.pos + len(content)
        self.out.masked.append(Span(stop, line.end))
        if line.pos < stop:
            self._break(line.pos)
            self.out.leaves.append(Leaf((Span(line.pos, stop),)))

    def _row(self, line: Line) -> None:
        self._break(line.pos)
        end = line.pos
        for cell in cells_of(line):
            self.out.masked.append(Span(end, cell.start))
            self.out.breaks.extend((cell.start, cell.end))
            self.out.leaves.append(Leaf((cell,)))
            end = cell.end
        self.out.masked.append(Span(end, line.end))

    def _open(self, kind: str, line: Line) -> None:
        self.close_leaf()
        self.leaf = kind
        self.lines = []
        self._break(line.pos)

    def _break(self, at: int) -> None:
        """At `at`, and before the marks of containers that stand in front of it."""
        self.out.breaks.extend((self.line_start, at))

    def _mask(self, line: Line) -> None:
        self.out.masked.append(Span(line.pos, line.end))

    def close_leaf(self) -> None:
        """What the open leaf has gathered becomes running text."""
        if self.leaf == "paragraph":
            self._take_definitions()
        if self.lines and (self.leaf == "paragraph" or (self.leaf == "html" and self.html_end is CLOSED_BY_BLANK)):
            self.out.leaves.append(Leaf(tuple(self.lines), self.leaf == "html"))
        self.leaf = ""
        self.lines = []

    def _take_definitions(self) -> None:
        """Link reference definitions at the start of the paragraph: masked whole, their labels kept."""
        taken = 0
        while taken < len(self.lines) and self.text.startswith("[", self.lines[taken].start):
            window = self.lines[taken : taken + 3]
            found = reference_definition([self.text[line.start : line.end] for line in window])
            if found is None:
                break
            self.out.labels.add(label_key(found.label))
            self.out.masked.extend(window[: found.lines])
            taken += found.lines
        if taken:
            del self.lines[:taken]
            if self.lines:
                self.out.breaks.append(self.lines[0].start)
