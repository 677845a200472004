"""XML with places: judged by expat, then searched for its marks, since parsers tell no places inside of a text.

Nothing is expanded and nothing is fetched: a document that declares entities is refused, an external part is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from mtcheck.errors import Malformed

_MARK = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE[^\[>]*+(?:\[.*?\]\s*+)?>"
    r"|</(?P<closed>[^\s>]++)\s*+>|<(?P<opened>[^\s/>!?]++)(?P<attributes>(?:[^<>\"'/]++|/(?!>)|\"[^\"]*+\"|'[^']*+')*+)(?P<empty>/?)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
REFERENCE = re.compile(r"&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")
MOST_LEVELS = 500
"""Elements that may be open at once; no format of texts nests deeper than a few dozen."""


class Mark(NamedTuple):
    """What is no text: a tag, comment, CDATA section, instruction or document type. `name` is that of the element, without its prefix."""

    start: int
    end: int
    kind: str
    """`open`, `close`, `empty` (both at once), `cdata` or `other`."""
    name: str = ""
    attributes: str = ""

    def get(self, name: str) -> str:
        """The value of an attribute, by its name with prefix; empty where there is none."""
        for match in _ATTRIBUTE.finditer(self.attributes):
            if match[1] == name:
                return unescape(match[2] or match[3] or "")
        return ""


def require_xml(text: str) -> None:
    """Do nothing where `text` is well-formed XML. Raises `Malformed` where it is not, where it declares entities, or nests too deeply."""
    # 3 ms, for files in XML only
    from xml.parsers import expat

    parser = expat.ParserCreate("utf-8")
    depth = 0

    def declared(*_declaration: object) -> None:
        raise Malformed(
            max(text.find("<!ENTITY"), 0),
            "declares entities",
            "such a file can grow without limit when it is read, or read other files",
            "write the characters themselves, and remove the declaration",
        )

    def opened(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_LEVELS:
            raise Malformed(
                _offset(data, parser.CurrentByteIndex), "is nested too deeply", f"more than {MOST_LEVELS} elements are open", "leave it out"
            )

    def closed(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.EntityDeclHandler = declared
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    data = text.encode("utf-8", "replace")
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Malformed(
            _offset(data, parser.ErrorByteIndex),
            "is not well-formed XML",
            expat.ErrorString(error.code),
            "repair it there, or restore the file; --format-in text reads it as plain text",
        ) from error


def _offset(data: bytes, index: int) -> int:
    return len(data[: max(index, 0)].decode("utf-8", "ignore"))


def marks(text: str, start: int = 0, end: int | None = None) -> Iterator[Mark]:
    """The marks of a well-formed document, or of a part that begins and ends outside of a mark, in order."""
    for match in _MARK.finditer(text, start, len(text) if end is None else end):
        if name := match["opened"]:
            kind = "empty" if match["empty"] else "open"
            yield Mark(match.start(), match.end(), kind, name.rpartition(":")[2], match["attributes"])
        elif name := match["closed"]:
            yield Mark(match.start(), match.end(), "close", name.rpartition(":")[2])
        else:
            yield Mark(match.start(), match.end(), "cdata" if match.group().startswith("<![") else "other")


def escaped(text: str) -> str:
    """`text` as it is written between tags; a no-break space as a reference, which people can see."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\u00a0", "&#160;")
