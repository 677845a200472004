"""Web and e-mail addresses that differ from those of the source: a translated slug, a lost link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mtcheck.bilingual.segments import ADDRESS, Translation, first_word, span_in
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit
from mtcheck.text.document import Document

_TRAILING = ".,;:!?)]}'\u2019\u3002\uff0c\uff1b\uff1a\uff09"
_LANGUAGE = re.compile(r"(?<=[/.=_-])[a-z]{2}(?:[-_][a-z]{2})?(?=[/.&?_-]|$)")
"""The part of an address that names a language, which a translation may well change."""


class _Found(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        """What two addresses of the same page in two languages share."""
        bare = self.text.lower().split("://", 1)[-1].rstrip("/")
        return _LANGUAGE.sub("", "/" + bare.removeprefix("www."))


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits by `params["report"]`: changed (an address that the source does not have, with the source's one as its fix), or lost."""
    translation = document.analysis(Translation)
    for segment in translation.whole:
        source, target = segment.pair.source, segment.pair.target
        if not any(mark in source for mark in ("://", "www.", "@")):
            continue
        ours, theirs = _addresses(source), _addresses(target)
        here = {a.key for a in ours} | {a.key for a in _addresses(translation.near(segment, lambda other: other.pair.source))}
        there = {a.key for a in theirs} | {a.key for a in _addresses(translation.near(segment, lambda other: other.pair.target))}
        lost = [a for a in ours if a.key not in there]
        added = [a for a in theirs if a.key not in here]
        if params["report"] == "changed":
            for number, address in enumerate(added if lost else ()):
                fix = lost[number].text if len(lost) == len(added) else ""
                yield Hit(
                    span_in(document, segment.pair, address.start, address.end),
                    (fix,) if fix else (),
                    translation.captures(segment, address=", ".join(a.text for a in lost)),
                )
        elif lost and not added and (place := first_word(document, segment)):
            yield Hit(place, captures=translation.captures(segment, address=", ".join(a.text for a in lost)))


def _addresses(text: str) -> list[_Found]:
    found = []
    for match in ADDRESS.finditer(text) if "@" in text or "://" in text or "www." in text else ():
        wording = match[0].rstrip(_TRAILING)
        found.append(_Found(match.start(), match.start() + len(wording), wording))
    return found
