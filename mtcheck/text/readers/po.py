"""Gettext catalogues (.po): the translations that are in use are read, each against its msgid; strings over several lines are one.

Format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html. The header, fuzzy and obsolete entries and what is not translated are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.errors import Malformed
from mtcheck.model import Span
from mtcheck.text.pairs import Original, Pair
from mtcheck.text.readers.layout import Escape, Layout
from mtcheck.text.readers.units import Units

_LINE = re.compile(r"([^\r\n]*)(?:\r\n?|\n|\Z)")
_STRING = re.compile(
    r'[ \t]*(?:(?P<key>msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,3}\])?)[ \t]*)?"(?P<text>[^"\\]*+(?:\\.[^"\\]*+)*+)"[ \t]*'
)
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)")
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_LANGUAGE = re.compile(r"^X-Source-Language:\s*([a-zA-Z]{2,3})", re.MULTILINE)


class _Entry:
    """Strings by keyword, each as the spans of its lines, without quotation marks."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.is_fuzzy = False
        self.strings: dict[str, list[Span]] = {}


def layout(text: str) -> Layout:
    """Raises `Malformed` for a line that is neither comment nor string."""
    units, pairs, language = Units(text, escape), list[Pair](), ""
    for entry in _entries(text):
        source = _read(text, entry.strings.get("msgid", []))
        if not source and "msgctxt" not in entry.strings:
            found = _LANGUAGE.search(_read(text, entry.strings.get("msgstr", [])))
            language = found[1].lower() if found else language
            continue
        if entry.is_fuzzy:
            continue
        plural = _read(text, entry.strings.get("msgid_plural", []))
        for key, spans in entry.strings.items():
            if not key.startswith("msgstr"):
                continue
            spans = [span for span in spans if span.start < span.end]
            target = _read(text, spans)
            if not target.strip():
                continue
            start, end = spans[0].start, spans[-1].end
            units.add(start, end, _escapes(text, spans))
            pairs.append(
                Pair(source if key in ("msgstr", "msgstr[0]") else plural, target, Span(start, end), f"msgid of line {entry.line}")
            )
    return units.layout(original=Original(tuple(pairs), language), placeholders=True)


def _entries(text: str) -> Iterator[_Entry]:
    entry, key, fuzzy = _Entry(0), "", False
    for number, match in enumerate(_LINE.finditer(text), 1):
        line = match[1]
        stripped = line.strip()
        if not stripped:
            key = ""
            continue
        if stripped.startswith("#"):
            key = ""
            fuzzy = fuzzy or (stripped.startswith("#,") and "fuzzy" in re.split(r"[,\s]+", stripped))
            continue
        string = _STRING.fullmatch(text, match.start(), match.start() + len(line))
        if string is None or not (string["key"] or key):
            what = "has a line that no PO file has"
            raise Malformed(match.start(), what, "a line is a comment, or a keyword with a string in quotation marks", "repair it there")
        key = string["key"] or key
        if string["key"] and (key == "msgctxt" or (key == "msgid" and "msgid" in entry.strings) or key in entry.strings):
            yield entry
            entry = _Entry(number)
            entry.is_fuzzy, fuzzy = fuzzy, False
        if key == "msgid" and string["key"]:
            entry.line = number
            entry.is_fuzzy, fuzzy = entry.is_fuzzy or fuzzy, False
        entry.strings.setdefault(key, []).append(Span(*string.span("text")))
    yield entry


def _read(text: str, spans: list[Span]) -> str:
    return _ESCAPE.sub(lambda match: _said(match.group()), "".join(text[start:end] for start, end in spans))


def _escapes(text: str, spans: list[Span]) -> Iterator[Escape]:
    behind = spans[0].start
    for start, end in spans:
        if behind < start:
            yield Escape(Span(behind, start), "", True)
        for match in _ESCAPE.finditer(text, start, end):
            yield Escape(Span(*match.span()), _said(match.group()))
        behind = end


def _said(found: str) -> str:
    code = found[1:]
    if code[0] == "x" and len(code) > 1:
        return chr(int(code[1:], 16))
    return chr(int(code, 8)) if code[0] in "01234567" else _SHORT.get(code, code)


def escape(text: str, at: int) -> str:
    """`text` as it is written in a string."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
