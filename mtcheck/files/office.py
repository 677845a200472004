"""Documents in ZIP packages as text: DOCX (ECMA-376) and ODT (OpenDocument 1.3), read and written back; EPUB (EPUB 3.3), read only.

A line of the text is a paragraph of the document, empty ones included, so that line numbers tell where something stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from posixpath import dirname, join, normpath
from typing import NamedTuple

from mtcheck.errors import Malformed, SourceError, WriteError
from mtcheck.files.paragraphs import LINE_BREAK, Part, Piece, changed, pieces
from mtcheck.files.xml import marks, require_xml
from mtcheck.files.zipped import Zipped

_SUFFIXES = (".docx", ".docm", ".odt", ".epub")
_OBJECT = "\ufffc"
"""Stands for a picture or a sign without a letter."""
_MAIN = re.compile(
    r"<Override\b[^>]*\bContentType=\"[^\"]*wordprocessingml\.document\.main\+xml\"[^>]*>|<Override\b[^>]*\bContentType=\"[^\"]*ms-word\.document\.macroEnabled\.main\+xml\"[^>]*>"
)
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_PART_NAME = re.compile(r"\bPartName=\"/([^\"]+)\"")
_BESIDE = re.compile(r"(?:footnotes|endnotes|header\d*|footer\d*)\.xml")
_HTML_BLOCKS = frozenset(
    "address article aside blockquote body br caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p section table td th tr ul".split()
)
_HTML_UNREAD = frozenset("head script style pre code kbd samp svg math template nav".split())


class _Element(NamedTuple):
    """How a format says things: its elements by what they mean."""

    paragraphs: frozenset[str]
    text: frozenset[str]
    """Elements whose characters are text; empty where it is all characters of a paragraph."""
    unread: frozenset[str]
    signs: dict[str, str]
    """What an element stands for."""


_DOCX = _Element(
    frozenset(["p"]),
    frozenset(["t"]),
    frozenset(["moveFrom", "Fallback", "del", "pPr", "rPr", "oMath"]),
    {"tab": "\t", "br": LINE_BREAK, "cr": LINE_BREAK, "noBreakHyphen": "\u2011", "sym": _OBJECT, "drawing": _OBJECT},
)
_ODT = _Element(
    frozenset(["p", "h"]),
    frozenset(),
    frozenset(["annotation", "tracked-changes", "note-citation", "ruby-text", "forms", "desc", "title"]),
    {"s": " ", "tab": "\t", "line-break": LINE_BREAK, "image": _OBJECT},
)


class OfficeText:
    """A document with the parts its text is made of."""

    def __init__(self, package: Zipped, parts: list[Part], *, read_only: str = "") -> None:
        """`read_only`: why nothing is written; empty where it is."""
        self._package = package
        self._parts = parts
        self._read_only = read_only

    @property
    def text(self) -> str:
        """A paragraph a line."""
        return "".join(f"{line}\n" for part in self._parts for line in part.lines)

    def encode(self, text: str) -> bytes:
        """The file with this text, which has as many lines. Raises `WriteError`."""
        lines, path = text.split("\n")[:-1], self._package.path
        if self._read_only:
            raise WriteError("is only read, never written", path, self._read_only, "make the change with the program that made the file")
        total = sum(len(part.paragraphs) for part in self._parts)
        if len(lines) != total or not text.endswith("\n"):
            why = f"it has {total} paragraphs, and the text to be written {len(lines)}"
            raise WriteError("cannot be written", path, why, "change the words of paragraphs, and leave their number as it is")
        new: dict[str, bytes] = {}
        first = 0
        for part in self._parts:
            behind = first + len(part.paragraphs)
            if lines[first:behind] != part.lines:
                try:
                    new[part.name] = changed(part, lines[first:behind], path, first + 1).encode("utf-8")
                except UnicodeEncodeError as error:
                    raise WriteError("cannot be written", path, "half a character is to be written", "leave that edit out") from error
            first = behind
        return self._package.replaced(new)


def read_office(path: str, data: bytes) -> OfficeText | None:
    """The document in `data`; None where it is a package of another kind. Raises `SourceError` where it is damaged or too large."""
    package = Zipped(path, data)
    names = set(package.names)
    kind = package.read("mimetype").strip() if "mimetype" in names else b""
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return OfficeText(package, [_part(package, "content.xml", _ODT)])
    if kind == b"application/epub+zip":
        return OfficeText(package, list(_chapters(package)), read_only="EPUB files are made from other files, which are the ones to change")
    if "[Content_Types].xml" in names and (main := _main_part(package)):
        folder = dirname(main)
        beside = sorted(name for name in names if dirname(name) == folder and _BESIDE.fullmatch(name[len(folder) + 1 :]))
        return OfficeText(package, [_part(package, name, _DOCX) for name in (main, *beside)])
    if path.lower().endswith(_SUFFIXES):
        raise SourceError(
            "is no document that is read", path, "it is a ZIP file without the parts of a DOCX, ODT or EPUB file", "save it anew"
        )
    return None


def _main_part(package: Zipped) -> str:
    """Name of the part with the text of a DOCX file; empty where it is none."""
    override = _MAIN.search(_xml(package, "[Content_Types].xml"))
    name = _PART_NAME.search(override.group()) if override else None
    return name[1] if name else ""


def _xml(package: Zipped, name: str) -> str:
    """A member as text. Raises `SourceError` where it is not well-formed XML in UTF-8."""
    data = package.read(name)
    try:
        text = data.decode("utf-8")
        require_xml(text.removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        raise SourceError(
            f"has a part that is not UTF-8: {name}", package.path, str(error), "save it anew with the program that made it"
        ) from error
    except Malformed as error:
        raise SourceError(
            f"has a part that {error.what}: {name}", package.path, f"{error.why}, at character {error.at}", error.remedy
        ) from error
    return text


def _part(package: Zipped, name: str, element: _Element) -> Part:
    xml = _xml(package, name)
    paragraphs: list[list[Piece]] = []
    opened: list[list[Piece]] = []
    """Paragraphs that are not closed yet: a text box lies in one of the text around it."""
    unread = 0
    reads = 0
    at, tag = 0, -1
    for mark in marks(xml):
        if opened and not unread and (reads or not element.text):
            opened[-1] += pieces(xml, at, mark.start, tag)
        at = mark.end
        step = {"open": 1, "close": -1}.get(mark.kind, 0)
        if mark.name in element.unread:
            unread += step
        elif unread:
            continue
        elif mark.name in element.paragraphs and mark.kind != "other":
            if step >= 0:
                paragraphs.append([])
            if step > 0:
                opened.append(paragraphs[-1])
            elif step < 0:
                opened.pop()
        elif mark.name in element.text:
            reads += step
            tag = mark.end - 1 if step > 0 and "preserve" not in mark.attributes else -1
        elif opened and step >= 0 and mark.name in element.signs and not reads:
            count = int(mark.get("text:c") or 1) if mark.name == "s" and (mark.get("text:c") or "1").isdecimal() else 1
            opened[-1].append(Piece(element.signs[mark.name] * min(count, 100), mark.start, mark.start))
    return Part(name, xml, paragraphs)


def _chapters(package: Zipped) -> Iterator[Part]:
    """The documents of an EPUB file in the order of reading."""
    root = next((mark.get("full-path") for mark in marks(_xml(package, "META-INF/container.xml")) if mark.name == "rootfile"), "")
    items: dict[str, str] = {}
    order: list[str] = []
    for mark in marks(_xml(package, root)):
        if mark.name == "item" and "html" in mark.get("media-type"):
            items[mark.get("id")] = normpath(join(dirname(root), _unquoted(mark.get("href"))))
        elif mark.name == "itemref":
            order.append(mark.get("idref"))
    for name in dict.fromkeys(items[item] for item in order if item in items):
        yield _chapter(package, name)


def _unquoted(address: str) -> str:
    return _PERCENT.sub(lambda match: bytes.fromhex(match.group().replace("%", "")).decode("utf-8", "replace"), address)


def _chapter(package: Zipped, name: str) -> Part:
    xml = _xml(package, name)
    paragraphs: list[list[Piece]] = []
    current: list[str] = []
    unread = at = 0
    for mark in marks(xml):
        if not unread:
            current.append(unescape(xml[at : mark.start]))
        at = mark.end
        if mark.name in _HTML_UNREAD:
            unread += {"open": 1, "close": -1}.get(mark.kind, 0)
        elif mark.name in _HTML_BLOCKS and not unread:
            # white space is one space in HTML; nothing of it is written back, so that it needs no places
            if said := " ".join("".join(current).split()):
                paragraphs.append([Piece(said, 0, 0)])
            current = []
    return Part(name, xml, paragraphs)
