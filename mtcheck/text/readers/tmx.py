"""Translation memories (.tmx, TMX 1.4b): the English segment of each unit is read, against the one in the language of the source.

Format: https://resources.gala-global.org/tbx14b.
"""

from __future__ import annotations

from mtcheck.errors import Malformed
from mtcheck.files.xml import Mark, marks, require_xml
from mtcheck.text.readers.layout import Layout
from mtcheck.text.readers.segments import Range, Segments

_NATIVE = ("bpt", "ept", "ph", "it", "ut")
_READ = "en"


def layout(text: str) -> Layout:
    """Raises `Malformed` for what is not well-formed, or no TMX."""
    require_xml(text)
    segments = Segments(text, _NATIVE)
    spoken, place, number, depth = "", "", 0, 0
    found: list[tuple[str, Range]] = []
    language, began = "", 0
    sources: list[str] = []
    for mark in marks(text):
        name = mark.name
        if mark.kind in ("open", "empty") and not depth and name != "tmx":
            raise Malformed(mark.start, "is not a TMX file", f"its root element is {name}", "--format-in text reads it as plain text")
        depth += {"open": 1, "close": -1}.get(mark.kind, 0)
        if name == "header" and mark.kind != "close":
            spoken = _code(mark.get("srclang"))
        elif mark.kind == "open" and name == "tu":
            number += 1
            found, place = [], f"unit {mark.get('tuid') or number}"
        elif mark.kind == "open" and name == "tuv":
            language = _language(mark)
        elif mark.kind == "open" and name == "seg":
            began = mark.end
        elif mark.kind == "close" and name == "seg":
            found.append((language, (began, mark.start)))
        elif mark.kind == "close" and name == "tu":
            others = [item for item in found if item[0] != _READ]
            source = next((item for item in others if item[0] == spoken), others[0] if others else None)
            for code, place_of in found:
                if code == _READ:
                    segments.add(place_of, source[1] if source else None, place)
                    sources += [source[0]] if source else []
    return segments.layout(sources[0] if sources and len(set(sources)) == 1 else "")


def _language(mark: Mark) -> str:
    return _code(mark.get("xml:lang") or mark.get("lang"))


def _code(language: str) -> str:
    return language.lower().replace("_", "-").split("-")[0]
