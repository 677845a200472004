"""XLIFF 1.2 and 2.x (OASIS): the targets are read, each against its source; proposals of other translations are not.

1.2: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html, 2.1: https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html.
"""

from __future__ import annotations

from mtcheck.errors import Malformed
from mtcheck.files.xml import marks, require_xml
from mtcheck.text.readers.layout import Layout
from mtcheck.text.readers.segments import Range, Segments

_UNITS = ("trans-unit", "segment", "ignorable")
_NATIVE = ("bpt", "ept", "ph", "it", "ut")
"""Elements of 1.2 whose content is code of the format that was translated."""
_PROPOSALS = ("alt-trans", "match", "matches", "glossary", "changeTrack", "metadata", "notes")


def layout(text: str) -> Layout:
    """Raises `Malformed` for what is not well-formed, or no XLIFF."""
    require_xml(text)
    segments = Segments(text, _NATIVE)
    language, place, number = "", "", 0
    hidden = depth = 0
    frozen = False
    found: dict[str, Range] = {}
    began = 0
    inside = ""
    for mark in marks(text):
        name = mark.name
        if mark.kind in ("open", "empty") and not depth and name != "xliff":
            raise Malformed(mark.start, "is not an XLIFF file", f"its root element is {name}", "--format-in text reads it as plain text")
        depth += {"open": 1, "close": -1}.get(mark.kind, 0)
        if name in _PROPOSALS:
            hidden += {"open": 1, "close": -1}.get(mark.kind, 0)
        elif hidden:
            continue
        elif mark.kind == "open":
            if name in ("xliff", "file"):
                language = language or mark.get("srcLang") or mark.get("source-language")
            elif name == "unit" or name == "trans-unit":
                number += 1
                place, frozen = f"unit {mark.get('id') or number}", mark.get("translate") == "no"
            if name in _UNITS:
                found = {}
            elif name in ("source", "target") and not inside:
                inside, began = name, mark.end
        elif mark.kind == "close":
            if name == inside:
                found.setdefault(name, (began, mark.start))
                inside = ""
            elif name in _UNITS and "target" in found and not frozen:
                segments.add(found["target"], found.get("source"), place)
    return segments.layout(language)
