"""AsciiDoc: paragraphs, headings, lists, table cells and the text of links; literals, macros, attributes and comments are masked."""

from __future__ import annotations

import re
from bisect import bisect_right

from mtcheck.model import Span
from mtcheck.text.readers.addresses import addresses
from mtcheck.text.readers.layout import Comment, Escape, Layout
from mtcheck.text.readers.lines import Line, lines_of
from mtcheck.text.readers.spans import merged, outside

_OPAQUE = re.compile(r"(?:-{4,}|\.{4,}|\+{4,}|`{3,}|/{4,})(?=$|(?<=`)\w)")
"""Delimiters of blocks without text; that of comments is made of slashes."""
_DELIMITER = re.compile(r"(?:={4,}|\*{4,}|_{4,}|--|~{4,}|[|,:!]={3,}|'{3,}|<{3,}|-{3}|\*{3}|\+)$")
_HEADING = re.compile(r"(?:={1,6}|#{1,6})[ \t]+")
_ATTRIBUTE = re.compile(r":!?[A-Za-z0-9_][\w-]{0,60}!?:(?=\s|$)")
_BLOCK_ATTRIBUTES = re.compile(r"\[(?!\[?\^)[^\r\n]*\]$")
_BLOCK_MACRO = re.compile(r"[A-Za-z][\w-]{0,30}::[^\s\[]*\[[^\r\n]*\]$|(?:ifdef|ifndef|endif|ifeval|include)::")
_MARKER = re.compile(r"(?:[*\-\u2022]|\*{2,5}|\.{1,5}|\d{1,4}\.|[A-Za-z]\.|<(?:\d{1,3}|\.)>)[ \t]+(?:\[[ xX*]\][ \t]+)?")
_TITLE = re.compile(r"\.(?=[^\s.])")
_TERM = re.compile(r"(?::{2,4}|;;)(?=[ \t]|$)")
_LABEL = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_CELL = re.compile(r"(?:\d{0,3}(?:\.\d{1,3})?[+*])?[<^>]?(?:\.[<^>])?[aehlmdsv]?\|")
_CHAR = r"(?:[^\r\n]|(?:\r\n?|\n)(?![ \t]*[\r\n]))"
_INLINE = re.compile(
    r"\\(?P<escaped>[*_`#+^~\"'{\[<])"
    r"|(?P<quoting>\"`|`\"|'`|`')"
    rf"|(?P<literal>``{_CHAR}{{1,300}}?``|\+\+\+?{_CHAR}{{1,300}}?\+\+\+?|(?<![\w`])`(?=[^\s`]){_CHAR}{{1,300}}?(?<=[^\s])`(?![\w`])"
    r"|(?<![\w+])\+(?=[^\s+])[^\r\n]{1,300}?(?<=[^\s])\+(?![\w+]))"
    r"|(?P<anchor>\[\[[^\]\r\n]{1,200}\]\]|\[#[^\]\r\n]{1,100}\]|\(\(\([^()\r\n]{1,200}\)\)\)|\{[\w:-]{1,80}\})"
    r"|<<(?P<target>[^<>,\r\n]{1,200})(?:,[ \t]*(?P<label>[^<>]{1,300}))?>>"
    r"|(?P<opaque>(?:stem|latexmath|asciimath|kbd|btn|menu|pass|icon|image|indexterm|anchor|counter2?):[^\s\[\]]{0,200}\[[^\]\r\n]{0,300}\])"
    r"|(?P<macro>(?:(?:link|xref|mailto|footnote|footnoteref|indexterm2):[^\s\[\]]{0,400}|[a-z]{3,6}://[^\s\[\]]{1,400})\[)(?P<said>[^\]]{0,400})\]"
    r"|(?P<mark>(?:\[[\w.,# %-]{1,60}\])?(?:\*\*|__|##|(?<![\w*_#])[*_#](?=[^\s*_#])|(?<=[^\s*_#])[*_#](?![\w*_#])))",
    re.DOTALL,
)
_QUOTES = {'"`': "\u201c", '`"': "\u201d", "'`": "\u2018", "`'": "\u2019"}


def layout(text: str) -> Layout:
    """Scan `text`; linear in its length, for any text."""
    scan = _Scan(text)
    scan.run()
    masked = merged(scan.masked)
    starts = [span.start for span in masked]
    # the address of a link is masked already, and the text in brackets right behind it is none of it
    free = (span for span in addresses(text) if (at := bisect_right(starts, span.start) - 1) < 0 or masked[at].end <= span.start)
    found = merged((*masked, *free))
    escapes = outside(scan.escapes, found)
    return Layout(found, tuple(sorted(set(scan.breaks))), True, escapes, escape, tuple(scan.comments))


def escape(text: str, at: int) -> str:
    """`text` with quotation marks as AsciiDoc writes those that it curves."""
    return text.replace("\u201c", '"`').replace("\u201d", '`"').replace("\u2018", "'`")


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = lines_of(text)
        self.masked: list[Span] = []
        self.breaks: list[int] = []
        self.escapes: list[Escape] = []
        self.comments: list[Comment] = []
        self.block: list[Span] = []
        """Pieces of the paragraph that is being gathered."""
        self.in_table = False
        self.unclosed: set[str] = set()
        """Delimiters that do not come again."""

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
        if said.startswith("//") and not said.startswith("///"):
            self._hide(line)
            self.comments.append(Comment(Span(line.start, line.end), said[2:]))
            return number + 1
        if line.indent == 0 and (opaque := _OPAQUE.match(said)):
            self._close()
            return self._opaque(number, opaque.group())
        if line.indent == 0 and _DELIMITER.match(said):
            self._close()
            self.in_table ^= said.endswith("===") and said[0] in "|,:!"
            return self._hide(line, number)
        if line.indent and not self.block:
            marker = _MARKER.match(said)
            if marker is None and not self.in_table:
                # an indented paragraph is literal
                while number < len(self.lines) and self.lines[number].start < self.lines[number].end:
                    number = self._hide(self.lines[number], number)
                return number
        if _ATTRIBUTE.match(said) or _BLOCK_ATTRIBUTES.match(said) or _BLOCK_MACRO.match(said):
            self._close()
            return self._hide(line, number)
        if self.in_table:
            self._cells(line)
        else:
            self._prose(line, said)
        return number + 1

    def _prose(self, line: Line, said: str) -> None:
        sign = _HEADING.match(said) or (None if self.block and not _MARKER.match(said) else _TITLE.match(said)) or _MARKER.match(said)
        at = line.start
        whole = bool(sign) and said[0] in "=#."
        if sign:
            self._close()
            at += sign.end()
        if label := _LABEL.match(self.text, at, line.end):
            self._close()
            at = label.end()
        if at > line.start:
            self.masked.append(Span(line.start, at))
            self.breaks += (line.begin, at)
        term = _TERM.search(self.text, at, line.end)
        if term and term.start() > at:
            self._close()
            self.block.append(Span(at, term.start()))
            self._close()
            self.masked.append(Span(*term.span()))
            self.breaks += (line.begin, term.end())
            at = term.end()
        end = line.end - 2 if said.endswith(" +") else line.end
        self.masked.append(Span(end, line.end))
        if at < end:
            self.block.append(Span(at, end))
        if whole and sign and not _MARKER.match(said):
            self._close()

    def _cells(self, line: Line) -> None:
        at = line.start
        for bar in _CELL.finditer(self.text, line.start, line.end):
            if at < bar.start():
                self.block.append(Span(at, bar.start()))
            self._close()
            self.masked.append(Span(*bar.span()))
            self.breaks += (bar.start(), bar.end())
            at = bar.end()
        if at < line.end:
            self.block.append(Span(at, line.end))

    def _opaque(self, number: int, delimiter: str) -> int:
        first = self.lines[number]
        following = number + 1
        if delimiter in self.unclosed:
            return self._hide(first, number)
        while following < len(self.lines) and self.text[self.lines[following].begin : self.lines[following].end] != delimiter:
            following += 1
        if following == len(self.lines):
            self.unclosed.add(delimiter)
            return self._hide(first, number)
        last = self.lines[following]
        self.breaks += (first.begin, last.end)
        self.masked.append(Span(first.start, last.end))
        content = Span(min(first.end + 1, last.begin), last.begin)
        if delimiter[0] == "/" and self.text[slice(*content)].strip():
            self.comments.append(Comment(Span(first.start, last.end), self.text[slice(*content)]))
        return following + 1

    def _hide(self, line: Line, number: int = 0) -> int:
        self.masked.append(Span(line.start, line.end))
        if not self.block:
            self.breaks += (line.begin, line.end)
        return number + 1

    def _close(self) -> None:
        """What was gathered is a paragraph."""
        if self.block:
            first, last = self.block[0], self.block[-1]
            self.breaks += (first.start, last.end)
            self._inline(first.start, last.end)
            self.block = []

    def _inline(self, start: int, end: int) -> None:
        opened: dict[str, Span] = {}
        for found in _INLINE.finditer(self.text, start, end):
            kind = found.lastgroup
            if kind == "escaped":
                self.masked.append(Span(found.start(), found.start() + 1))
            elif kind == "quoting":
                self.escapes.append(Escape(Span(*found.span()), _QUOTES[found.group()]))
            elif kind == "mark":
                sign = found.group().rpartition("]")[2]
                if sign in opened:
                    self.masked += (opened.pop(sign), Span(*found.span()))
                else:
                    opened[sign] = Span(*found.span())
            elif kind == "said":
                self.masked += (Span(*found.span("macro")), Span(found.end() - 1, found.end()))
                if found["macro"].startswith("footnote"):
                    self.breaks += (found.start(), found.end("macro"), found.end())
            elif found["label"]:
                self.masked += (Span(found.start(), found.start("label")), Span(found.end("label"), found.end()))
            else:
                self.masked.append(Span(*found.span()))
