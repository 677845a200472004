"""reStructuredText: paragraphs, headings, lists and the text of directives that hold text; literals, roles, targets and comments are masked.

Lines tell the blocks, by their signs and indentation; inline markup is then looked for in each block.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from mtcheck.model import Span
from mtcheck.text.readers.addresses import addresses
from mtcheck.text.readers.layout import Comment, Layout
from mtcheck.text.readers.lines import Line, lines_of
from mtcheck.text.readers.spans import merged

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}$")
_TABLE_BORDER = re.compile(r"={2,}(?: +={2,})+$|-{2,}(?: +-{2,})+$")
_GRID = re.compile(r"\+(?:[-=]{2,}\+)+$")
_LIST = re.compile(r"(?:[-*+\u2022]|\(?(?:\d{1,4}|#|[A-Za-z])[.)])(?=[ ]|$)[ ]*|\|(?=[ ]|$)[ ]*")
_FIELD = re.compile(r":(?:[^:\s`](?:[^:`]{0,100}[^:\s`])?):(?=\s|$)[ ]*")
_DIRECTIVE = re.compile(r"(?:\|[^|]{1,100}\|[ ]+)?([A-Za-z][\w:.+-]{0,60})[ ]*::(?=\s|$)[ ]*")
_TARGET = re.compile(r"(?:_|__(?=[ :]))")
_FOOTNOTE = re.compile(r"\[(?:\d{1,4}|#[\w-]{0,60}|\*|[A-Za-z][\w.-]{0,60})\][ ]+")
_TEXT = frozenset(
    "attention caution danger error hint important note tip warning admonition seealso topic sidebar epigraph highlights pull-quote compound container"
    " rubric versionadded versionchanged deprecated versionremoved list-table table centered glossary".split()
)
"""Directives whose argument and content are text."""
_CAPTIONED = frozenset(("figure", "image"))
"""Directives of whose content the argument alone is no text."""
_VERSIONED = re.compile(r"[\w.]+(?=\s|$)[ ]*")
_ANY = -1
"""Indentation of a line whose block goes on in whatever line follows."""
_CHAR = r"(?:[^\\`\r\n]|\\.|(?:\r\n?|\n)(?![ \t]*[\r\n]))"
_INLINE = re.compile(
    r"\\(?P<escaped>.)"
    r"|(?P<literal>``[^\s`](?:[^`\r\n]|`(?!`)|(?:\r\n?|\n)(?![ \t]*[\r\n])){0,400}?``)"
    rf"|(?P<role>:[A-Za-z][\w:.+-]{{0,60}}:)?`(?P<text>(?=[^\s`]){_CHAR}{{1,400}}?)`(?P<suffix>__?(?!\w)|:[A-Za-z][\w:.+-]{{0,60}}:)?"
    r"|(?P<footnote>\[(?:\d{1,4}|#[\w-]{0,60}|\*|[A-Za-z][\w.-]{0,60})\]_)"
    r"|(?P<substitution>\|[^\s|][^|\r\n]{0,100}\|(?:__?)?)"
    r"|(?<![\w*])(?P<opening>\*{1,2})(?=[^\s*])|(?<=[^\s*])(?P<closing>\*{1,2})(?![\w*])"
    r"|(?<=[^\W_])(?P<reference>__?)(?!\w)",
    re.DOTALL,
)
_LINK = re.compile(r"(.*?)\s*<[^<>]*>\Z", re.DOTALL)


def layout(text: str) -> Layout:
    """Scan `text`; linear in its length, for any text."""
    scan = _Scan(text)
    scan.run()
    mask = merged((*scan.masked, *addresses(text)))
    return Layout(mask, tuple(sorted(set(scan.breaks))), True, comments=tuple(scan.comments))


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = lines_of(text)
        self.masked: list[Span] = []
        self.breaks: list[int] = []
        self.comments: list[Comment] = []
        self.block: list[Line] = []
        """Lines of the paragraph that is being gathered."""
        self.in_table = False

    def run(self) -> None:
        number = 0
        while number < len(self.lines):
            number = self._line(number)
        self._close()

    def _line(self, number: int) -> int:
        """Take the line; the number of the next one."""
        line = self.lines[number]
        said = self.text[line.start : line.end]
        if not said:
            self._close()
            return number + 1
        if self.block and self.block[-1].indent not in (line.indent, _ANY):
            self._close()
        if said == ".." or said.startswith(".. "):
            self._close()
            return self._explicit(number)
        if said.startswith((">>>", "__ ")):
            self._close()
            return self._hide(number, lambda other: other.start < other.end) if said[0] == ">" else self._mask_line(number)
        if _GRID.match(said) or _TABLE_BORDER.match(said):
            self.in_table = not _GRID.match(said)
            self._close()
            return self._mask_line(number)
        if _ADORNMENT.match(said):
            self._close()
            return self._mask_line(number)
        start = self._marks(line)
        if said.startswith("|") and said.endswith("|") and len(said) > 2:
            return self._cells(line, number)
        if self.in_table:
            self.breaks += [line.start + gap.end() for gap in re.finditer(r" {2,}", said)]
        # behind a sign the lines go on below the text
        self.block.append(line if start == line.start else line._replace(start=start, indent=start - line.begin))
        if said.endswith("::") or said == "::":
            return self._literal(number)
        return number + 1

    def _marks(self, line: Line) -> int:
        """Where the text of a line begins, behind the signs of lists and fields."""
        at = line.start
        while at < line.end and (found := _LIST.match(self.text, at, line.end) or (_FIELD.match(self.text, at, line.end))):
            self._close()
            self.breaks += (line.begin, found.end())
            self.masked.append(Span(at, found.end()))
            at = found.end()
        return at

    def _cells(self, line: Line, number: int) -> int:
        self._close()
        at = line.start
        for bar in re.finditer(r"\|", self.text[line.start : line.end]):
            place = line.start + bar.start()
            self._inline(at, place)
            self.masked.append(Span(place, place + 1))
            self.breaks += (place, place + 1)
            at = place + 1
        return number + 1

    def _literal(self, number: int) -> int:
        """The paragraph ends with `::`: what is indented behind it is no text."""
        line = self.lines[number]
        alone = line.end - line.start == 2
        self.masked.append(Span(line.end - (2 if alone or self.text[line.end - 3] in " \t" else 1), line.end))
        self._close()
        following = number + 1
        while following < len(self.lines) and self.lines[following].start == self.lines[following].end:
            following += 1
        if following < len(self.lines) and self.lines[following].indent > line.indent:
            return self._hide(following, lambda other: other.start == other.end or other.indent > line.indent)
        return number + 1

    def _hide(self, number: int, goes_on: Callable[[Line], bool]) -> int:
        """Mask lines from that number on, as long as they belong to it."""
        if number == len(self.lines):
            return number
        self.breaks.append(self.lines[number].begin)
        while number < len(self.lines) and goes_on(self.lines[number]):
            number = self._mask_line(number)
        return number

    def _mask_line(self, number: int) -> int:
        line = self.lines[number]
        self.breaks += (line.begin, line.end)
        self.masked.append(Span(line.start, line.end))
        return number + 1

    def _explicit(self, number: int) -> int:
        """Directives, targets, footnotes, and comments, which are all that is none of these."""
        line = self.lines[number]
        at = min(line.start + 3, line.end)
        self.breaks.append(line.begin)

        def belongs(other: Line) -> bool:
            return other.start == other.end or other.indent > line.indent

        if footnote := _FOOTNOTE.match(self.text, at, line.end):
            self.masked.append(Span(line.start, footnote.end()))
            self.block.append(line._replace(start=footnote.end(), indent=_ANY))
            return number + 1
        directive = _DIRECTIVE.match(self.text, at, line.end)
        if directive is None:
            return self._comment(number, at, belongs) if not _TARGET.match(self.text, at, line.end) else self._mask_line(number)
        name = directive[1].lower()
        if name not in _TEXT and name not in _CAPTIONED:
            return self._hide(self._mask_line(number), belongs)
        end = line.end if name in _CAPTIONED else directive.end()
        if name.startswith(("version", "deprecated")) and (version := _VERSIONED.match(self.text, end, line.end)):
            end = version.end()
        self.masked.append(Span(line.start, end))
        self.breaks.append(end)
        if end < line.end:
            self.block.append(line._replace(start=end, indent=_ANY))
        number += 1
        while number < len(self.lines) and (option := self.lines[number]).indent > line.indent and self.text.startswith(":", option.start):
            self._close()
            number = self._mask_line(number)
        return number

    def _comment(self, number: int, at: int, belongs: Callable[[Line], bool]) -> int:
        line = self.lines[number]
        following = self._mask_line(number)
        # one that says nothing ends with its line
        if at < line.end or (following < len(self.lines) and self.lines[following].start < self.lines[following].end):
            following = self._hide(following, belongs)
        last = following - 1
        while last > number and self.lines[last].start == self.lines[last].end:
            last -= 1
        if at < self.lines[last].end:
            self.comments.append(Comment(Span(line.start, self.lines[last].end), self.text[at : self.lines[last].end]))
        return following

    def _close(self) -> None:
        """What was gathered is a paragraph."""
        if self.block:
            first, last = self.block[0], self.block[-1]
            self.breaks += (first.begin, first.start, last.end)
            if first.start < last.end:
                self._inline(first.start, last.end)
            self.block = []

    def _inline(self, start: int, end: int) -> None:
        opened: Span | None = None
        for found in _INLINE.finditer(self.text, start, end):
            kind = found.lastgroup
            if kind in ("literal", "footnote", "substitution", "reference"):
                self.masked.append(Span(*found.span(kind)))
            elif kind == "escaped":
                # a blank that is escaped is none
                self.masked.append(Span(found.start(), found.end() if found["escaped"].isspace() else found.start() + 1))
            elif kind == "opening":
                opened = Span(*found.span())
            elif kind == "closing":
                if opened and opened.end - opened.start == found.end() - found.start():
                    self.masked += (opened, Span(*found.span()))
                opened = None
            else:
                self._interpreted(found)

    def _interpreted(self, found: re.Match[str]) -> None:
        """Text in backquotes: the words of a link are read, names that a role looks up are not."""
        start, end = found.span("text")
        link = _LINK.match(found["text"])
        if link and link[1]:
            self.masked += (Span(found.start(), start), Span(start + link.end(1), found.end()))
        elif (found["suffix"] or "").startswith("_") and not found["role"]:
            self.masked += (Span(found.start(), start), Span(end, found.end()))
        else:
            self.masked.append(Span(*found.span()))
