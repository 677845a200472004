"""A question that became a statement, and the like: the mark at the end of a segment against that of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.bilingual.segments import Translation, last_word, span_in
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit
from mtcheck.text.document import Document

_END = re.compile(
    "(?:([?\uff1f\u061f])|([!\uff01])|([:\uff1a])|(\u2026+|\\.{3,}|\u22ef+)|([.\u3002\u0964\u06d4\uff0e]))[!?\uff01\uff1f]*[\\s\"'\u2019\u201d\u201c\u00bb\u300d\u300f)\\]*_]*$"
)
_KINDS = ("question", "exclamation", "colon", "ellipsis", "stop")
_MARKS = {"question": "?", "exclamation": "!", "colon": ":", "ellipsis": "\u2026", "stop": "."}
_TAIL = 12


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits where the source ends with a mark of `params["source"]` (kinds, parted by commas) and the target with one of `params["target"]`.

    none stands for no mark. The fix is the source's mark, on the target's mark; without one, on the last word.
    """
    translation = document.analysis(Translation)
    wanted, other = params["source"].split(","), params["target"].split(",")
    for segment in translation.whole:
        ours, _start = _end_of(segment.plain_source, translation.language)
        theirs, start = _end_of(segment.plain_target, "en")
        if ours not in wanted or theirs not in other:
            continue
        fix = _MARKS.get(ours, "")
        if theirs == "none":
            place = last_word(document, segment)
            if place and document.text[place.end : place.end + 1].strip():
                continue
            if place:
                yield Hit(place, (document.text[place.start : place.end] + fix,) if fix else (), translation.captures(segment, mark=fix))
        else:
            length = len(segment.plain_target[start:].rstrip("\"'\u2019\u201d\u201c\u00bb)]*_ \t\r\n"))
            yield Hit(
                span_in(document, segment.pair, start, start + length),
                (fix,) if fix else (),
                translation.captures(segment, mark=fix or ours),
            )


def _end_of(text: str, language: str) -> tuple[str, int]:
    """The kind of mark that `text` ends with and where it begins."""
    text = text.rstrip()
    tail = max(0, len(text) - _TAIL)
    match = _END.search(text[tail:])
    if match is None:
        # Greek asks with a semicolon
        return ("question", len(text) - 1) if language == "el" and text.endswith((";", "\u037e")) else ("none", len(text))
    kind = next(kind for number, kind in enumerate(_KINDS, 1) if match[number])
    return kind, tail + match.start()
