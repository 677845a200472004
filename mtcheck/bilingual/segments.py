"""The segments of a translation, ready for the detectors: language of the source, what is left of a text without addresses and markup, places."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from mtcheck.bilingual.languages import source_language
from mtcheck.lexicon.languages import language_name
from mtcheck.model import Span
from mtcheck.text.document import Document
from mtcheck.text.fold import fold
from mtcheck.text.pairs import Original, Pair

_SAMPLE = 4000
"""Characters of source text that tell its language."""
_SHOWN = 160
"""Characters of a source text that a message repeats."""
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
ADDRESS = re.compile(
    r"(?:https?|ftp)://[^\s<>\"\u201c\u201d\u300a\u300b]+|www\.[^\s<>\"]+\.[^\s<>\"]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
)
"""A web address with its scheme or www, or an e-mail address; without the marks that end a sentence once `address_end` has cut them."""
MARKUP = re.compile(
    r"</?[A-Za-z][\w:.-]{0,40}(?:\s[^<>]{0,400})?/?>"  # <b>, </g>, <ph id="1"/>
    r"|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});"  # &nbsp;
    r"|\{\{[^{}\n]{0,80}\}\}"  # {{name}}
    r"|\$?\{[A-Za-z0-9_.:!-]{0,60}\}"  # {0}, {name:.2f}, ${x}
    r"|(?<![\d%])%(?:\([\w.]{1,40}\))?(?:\d{1,2}\$)?[-+#0]{0,3}\d{0,3}(?:\.\d{1,3})?(?:hh|h|ll|l|z|j|t|L)?[sdifFgGeExXoucCpn@](?![A-Za-z])"
)
"""Tags, entities and the placeholders of the usual template and format languages."""


class Segment(NamedTuple):
    """A pair with its number among those of its document."""

    number: int
    pair: Pair
    plain_source: str
    """The source text with addresses and markup blanked; same length."""
    plain_target: str

    @property
    def is_whole(self) -> bool:
        """True where neither side is empty."""
        return bool(self.plain_source.strip() and self.plain_target.strip())


class Translation:
    """An analysis of a document that has an original, to ask `Document.analysis` for."""

    def __init__(self, document: Document) -> None:
        original = document.original
        assert original is not None
        self.original: Original = original
        self._document = document
        self.segments = [Segment(number, pair, blanked(pair.source), blanked(pair.target)) for number, pair in enumerate(original.pairs)]

    @cached_property
    def language(self) -> str:
        """Of the source text (ISO 639-1); empty where it cannot be told."""
        return self.original.language.lower().split("-")[0] or source_language(self.sample)

    @cached_property
    def sample(self) -> str:
        """The beginning of the source text."""
        parts, length = [], 0
        for segment in self.segments:
            parts.append(segment.plain_source)
            length += len(segment.plain_source)
            if length >= _SAMPLE:
                break
        return " ".join(parts)

    @property
    def whole(self) -> list[Segment]:
        """The segments in which neither side is empty."""
        return [segment for segment in self.segments if segment.is_whole]

    def near(self, segment: Segment, side: Callable[[Segment], str]) -> str:
        """What stands beside the segment: its neighbours' text where segments come from an alignment, which may be off by one."""
        if not self.original.aligned:
            return ""
        around = (segment.number - 1, segment.number + 1)
        return " \n ".join(side(self.segments[n]) for n in around if 0 <= n < len(self.segments))

    def captures(self, segment: Segment, **more: str) -> dict[str, str]:
        """Names for the wording of a finding: the source text, its language, its place, and `more`."""
        place = f" ({segment.pair.place})" if segment.pair.place else ""
        language = language_name(self.language) if self.language else "source text"
        return {"source": shown(segment.pair.source), "language": language, "place": place, **more}


def blanked(text: str) -> str:
    """`text` with addresses and markup as spaces; same length."""
    if "@" in text or "://" in text or "www." in text:
        text = ADDRESS.sub(lambda match: " " * len(match[0]), text)
    if not any(mark in text for mark in "<{%&"):
        return text
    return MARKUP.sub(lambda match: " " * len(match[0]), text)


def span_in(document: Document, pair: Pair, start: int, end: int) -> Span:
    """Where `pair.target[start:end]` stands in the document: the same offsets where the segment is there as it is read, else the next place
    of the same wording, else the whole segment.
    """
    low, high = pair.span
    text = document.text
    wanted = pair.target[start:end]
    if text[low + start : low + end] == wanted and low + end <= high:
        return Span(low + start, low + end)
    at = text.find(wanted, low + start, high) if wanted else -1
    if at < 0:
        at = text.find(wanted, low, high) if wanted else -1
    return Span(at, at + len(wanted)) if at >= 0 else pair.span


def first_word(document: Document, segment: Segment) -> Span | None:
    """Where a finding stands that is about a whole segment: its first word, so that it hides nothing; None where there is none."""
    match = _WORD.search(segment.plain_target)
    return span_in(document, segment.pair, *match.span()) if match else None


def last_word(document: Document, segment: Segment) -> Span | None:
    """The last word of the segment; None where there is none."""
    last = None
    for match in _WORD.finditer(segment.plain_target):
        last = match
    return span_in(document, segment.pair, *last.span()) if last else None


def words(text: str) -> list[re.Match[str]]:
    """The words of a text, with inner apostrophes and hyphens."""
    return list(_WORD.finditer(text))


def same_text(text: str) -> str:
    """`text` in the form in which two texts are compared: folded, white space as one space, no marks at the end."""
    return " ".join(fold(text).split()).rstrip(".!?\u2026:;, ")


def shown(text: str) -> str:
    """A source text as a message repeats it: on one line, not longer than a message bears."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "\u2026"
