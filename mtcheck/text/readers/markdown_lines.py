"""What one line of Markdown can be: markers, HTML block starts, table rows, reference definitions, front matter."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from mtcheck.model import Span

CLOSED_BY_BLANK = re.compile(r"[ \t]*\Z")
"""The end of the HTML blocks whose content is prose between tags."""

_FAR_AHEAD = 200
"""Lines of front matter at most, before `---` at the start of a text is a rule and not front matter."""

_MARKER = re.compile(r"(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)")
_TASK = re.compile(r"\[[ xX]\](?=[ \t])")
_DELIMITER = re.compile(r"[ \t]*:?-+:?[ \t]*")
_PIPE = re.compile(r"\\.|\|")
_ITEM_OF_YAML = re.compile(r"[\"'\w][^:\n]*:(?:\s|\Z)|#")
_ITEM_OF_TOML = re.compile(r"[\"'\w][^=\n]*=|#|\[|\Z")

_LINE = re.compile(r"([^\r\n]*+)(?:\r\n?|\n|\Z)")

_RAW = re.compile(r"<(?:script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE)
_RAW_END = re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)
_OPENERS = (
    ("<!--", re.compile(r"-->")),
    ("<?", re.compile(r"\?>")),
    ("<![CDATA[", re.compile(r"\]\]>")),
)
_DECLARATION = re.compile(r"<![A-Za-z]")
_DECLARATION_END = re.compile(r">")

BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|"
    "footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|"
    "search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
"""Names of the elements that begin an HTML block (CommonMark 0.31, section 4.6, condition 6)."""

TAG = (
    r"<(?:[A-Za-z][A-Za-z0-9-]*+"
    r"(?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+)*+"
    r"\s*+/?>|/[A-Za-z][A-Za-z0-9-]*+\s*+>)"
)
"""An open or closing tag; possessive throughout, so that a broken one costs its length once."""

_BLOCK_TAG = re.compile(rf"</?(?:{BLOCK_TAGS})(?=[\s>]|/>|$)", re.IGNORECASE)
_WHOLE_TAG = re.compile(TAG + r"[ \t]*$")


class Line:
    """A line and how far it has been read: `pos` is the next character that is no space, `base` the column that its indentation counts from."""

    __slots__ = ("base", "column", "end", "pos", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.end = end
        self.pos = start
        self.column = 0
        self.base = 0
        self.skip_spaces()

    def skip_spaces(self) -> None:
        """Go on to the next character that is no space or tab; tabs stop at every fourth column."""
        while self.pos < self.end:
            char = self.text[self.pos]
            if char == " ":
                self.column += 1
            elif char == "\t":
                self.column += 4 - self.column % 4
            else:
                return
            self.pos += 1

    def move(self, pos: int) -> None:
        """Go on to `pos`, past characters that are one column wide, and past the spaces there."""
        self.column += max(0, pos - self.pos)
        self.pos = max(self.pos, pos)
        self.skip_spaces()

    def take_quote_mark(self, masked: list[Span]) -> bool:
        """Read `>` and the one column of space that belongs to it; False where there is none."""
        if self.blank or self.indent >= 4 or self.text[self.pos] != ">":
            return False
        masked.append(Span(self.pos, self.pos + 1))
        self.base = self.column + 1
        self.move(self.pos + 1)
        if self.column > self.base:
            self.base += 1
        return True

    @property
    def indent(self) -> int:
        """Columns from `base` to `pos`."""
        return self.column - self.base

    @property
    def blank(self) -> bool:
        """Nothing but spaces is left."""
        return self.pos >= self.end

    @property
    def char(self) -> str:
        """The one at `pos`; a newline at the end."""
        return self.text[self.pos] if self.pos < self.end else "\n"


class Marker(NamedTuple):
    """Of a list item."""

    end: int
    """Offset behind it, and behind the box of a task."""
    width: int
    """Columns from its start to the content."""
    is_task: bool = False


def list_marker(line: Line, in_paragraph: bool) -> Marker | None:
    """A list marker at `line.pos`; a paragraph is interrupted only by one with text behind it, and by a number only if that is 1."""
    found = _MARKER.match(line.text, line.pos, line.end)
    if found is None:
        return None
    length = found.end() - found.start()
    rest = Line(line.text, found.start(), line.end)
    rest.column = line.column
    rest.move(found.end())
    if in_paragraph and (rest.blank or (found.group(1) is not None and int(found.group(1)) != 1)):
        return None
    space = rest.column - line.column - length
    if rest.blank or space > 4:
        # Nothing but space, or indented code: one column belongs to the marker.
        return Marker(found.end(), length + 1)
    task = _TASK.match(line.text, rest.pos, line.end)
    return Marker(task.end() if task else found.end(), length + space, task is not None)


def html_block(line: Line, in_paragraph: bool) -> re.Pattern[str] | None:
    """What ends the HTML block that starts at `line.pos` (searched for in each of its lines), or None where none starts."""
    if line.char != "<":
        return None
    if _RAW.match(line.text, line.pos, line.end):
        return _RAW_END
    for opener, end in _OPENERS:
        if line.text.startswith(opener, line.pos, line.end):
            return end
    if _DECLARATION.match(line.text, line.pos, line.end):
        return _DECLARATION_END
    if _BLOCK_TAG.match(line.text, line.pos, line.end) or (not in_paragraph and _WHOLE_TAG.match(line.text, line.pos, line.end)):
        return CLOSED_BY_BLANK
    return None


def is_delimiter_row(line: Line) -> bool:
    """Whether the line is the second one of a table, with at least one pipe: without, it underlines a heading."""
    rest = line.text[line.pos : line.end].rstrip(" \t")
    if "|" not in rest or rest.strip(" \t|:-"):
        return False
    return all(_DELIMITER.fullmatch(cell) for cell in rest.removeprefix("|").removesuffix("|").split("|"))


def cells_of(line: Line) -> list[Span]:
    """The cells of a table row, without the spaces around them; an outer pipe opens or ends no cell."""
    pipes = [pipe.start() for pipe in _PIPE.finditer(line.text, line.pos, line.end) if pipe.group() == "|"]
    end = content_end(line.text, line)
    edges = [line.pos - 1, *pipes, end]
    if pipes and pipes[0] == line.pos:
        del edges[0]
    if pipes and pipes[-1] == end - 1 and len(edges) > 2:
        del edges[-1]
    cells = []
    for left, right in pairwise(edges):
        cell = line.text[left + 1 : right]
        start = left + 1 + len(cell) - len(cell.lstrip(" \t"))
        cells.append(Span(start, max(start, right - (len(cell) - len(cell.rstrip(" \t"))))))
    return cells


def content_end(text: str, line: Line) -> int:
    """End of the line without the spaces at its end."""
    return line.pos + len(text[line.pos : line.end].rstrip(" \t"))


class Definition(NamedTuple):
    """A link reference definition, and how many lines it takes."""

    label: str
    lines: int


_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){1,999}+)\]:", re.DOTALL)
_DESTINATION = re.compile(r"\s*+(?:<[^<>\n]*+>|[^\s<]\S*+)")
_TITLE = re.compile(r"\s++(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))[ \t]*+(?=\n|\Z)", re.DOTALL)
_REST = re.compile(r"[ \t]*+(?=\n|\Z)")


def reference_definition(lines: list[str]) -> Definition | None:
    """`[label]: destination "title"` at the start of `lines`, of which it may take up to three: label, destination and title."""
    text = "\n".join(lines)
    label = _LABEL.match(text)
    if label is None or not label.group(1).strip():
        return None
    destination = _DESTINATION.match(text, label.end())
    if destination is None:
        return None
    end = _TITLE.match(text, destination.end()) or _REST.match(text, destination.end())
    if end is None:
        return None
    return Definition(label.group(1), text.count("\n", 0, end.end()) + 1)


def label_key(label: str) -> str:
    """Labels are equal if their keys are: case and the amount of white space do not count."""
    return " ".join(label.split()).casefold()


def front_matter(text: str) -> int:
    """End of YAML (`---`) or TOML (`+++`) front matter at the start of `text`, behind its last fence; 0 where there is none."""
    fence = text[:3]
    if fence not in ("---", "+++") or text[3:4] not in ("\n", "\r", " ", "\t"):
        return 0
    closing = ("---", "...") if fence == "---" else ("+++",)
    item = _ITEM_OF_YAML if fence == "---" else _ITEM_OF_TOML
    for number, line in enumerate(_LINE.finditer(text)):
        content = line.group(1).rstrip(" \t")
        if number == 0:
            if content != fence:
                return 0
        elif content in closing:
            return line.end(1)
        elif number == 1 and not item.match(content):
            return 0
        if number > _FAR_AHEAD or line.end() == len(text):
            return 0
    return 0
