"""Where sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from sentencex import get_sentence_boundaries

from mtcheck.model import Span
from mtcheck.text.fold import without_surrogates

_NEWLINE = re.compile(r"\r\n|[\r\n]")
_CREDIT = re.compile(r"(?<=[.!?\u201d\"])\s+(?=\([^()\n]{3,80}\)\s*$)")
"""White space between a caption's full stop and the photo credit in brackets that ends its line."""
_LIST_NUMBER = re.compile(r"\s*\(?(?:\d{1,3}|[a-z])[.)]\s*")
_AFTER_BRACKET = re.compile(r"[.!?]\)\s+(?=[A-Z\u201c\"])")
"""The end of a sentence in brackets, which the splitter does not see."""
_WRAPPED_WIDTH = (55, 100)
"""Hard-wrapped text has nearly all its lines between these lengths in characters: mail and terminals wrap at 60 to 80, some editors at 100."""
_LONG_BLOCK = 20_000
"""A block with no line break is handed to the splitter in pieces of about this many characters, which bounds its memory."""


def hard_wrapped(text: str) -> bool:
    """True where single line breaks were put in by width and do not end a sentence."""
    lines = [len(line.rstrip()) for line in _NEWLINE.split(text[:20_000])]
    inner = [a for a, b in pairwise(lines) if a and b]
    low, high = _WRAPPED_WIDTH
    return len(inner) >= 4 and max(lines) <= high and sum(low <= n for n in inner) >= 0.7 * len(inner)


def blocks(text: str, breaks: Iterable[int], soft: bool) -> Iterable[tuple[int, int]]:
    """Pieces of `text` that no sentence crosses: lines, or paragraphs where single line breaks are `soft`; cut at `breaks` too."""
    cuts = {0, len(text), *breaks}
    previous_end = -1
    for match in _NEWLINE.finditer(text):
        if not soft or not text[max(previous_end, 0) : match.start()].strip():
            cuts.add(match.end())
        previous_end = match.end()
    places = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    return pairwise(places)


def split_sentences(text: str, breaks: Iterable[int] = (), *, soft_newlines: bool | None = None, language: str = "en") -> tuple[Span, ...]:
    """Spans of the sentences of `text` in order, without outer white space; together they cover everything else.

    `breaks` are offsets that always end a sentence. `soft_newlines` tells whether single line breaks are mere wrapping
    (True), end a sentence (False), or are judged by the look of the lines (None). `language` (ISO 639-1) tells which abbreviations there are.
    """
    soft = hard_wrapped(text) if soft_newlines is None else soft_newlines
    clean = without_surrogates(text)
    spans: list[Span] = []
    for start, end in blocks(clean, breaks, soft):
        for low, high in _pieces(clean, start, end):
            block = clean[low:high]
            if not block.strip():
                continue
            for a, b in _boundaries(block, language):
                piece = block[a:b]
                left = a + len(piece) - len(piece.lstrip())
                right = a + len(piece.rstrip())
                if left < right:
                    spans.append(Span(low + left, low + right))
    return tuple(spans)


def _boundaries(block: str, language: str) -> Iterable[tuple[int, int]]:
    credit = _CREDIT.search(block) if block.rstrip().endswith(")") else None
    edges = [0, credit.end(), len(block)] if credit else [0, len(block)]
    for low, high in pairwise(edges):
        part = block[low:high]
        # the splitter's own offsets leave out what follows the last boundary of a paragraph; only starts are used
        found = {b["start_index"] for b in get_sentence_boundaries(language, part)}
        if ")" in part:
            found |= {match.end() for match in _AFTER_BRACKET.finditer(part)}
        starts = [0, *(at for at in sorted(found) if 0 < at < len(part) and not (at < 8 and _LIST_NUMBER.fullmatch(part, 0, at)))]
        for a, b in zip(starts, [*starts[1:], len(part)], strict=True):
            yield low + a, low + b


def _pieces(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    while end - start > _LONG_BLOCK:
        cut = text.rfind(" ", start + _LONG_BLOCK // 2, start + _LONG_BLOCK)
        cut = cut + 1 if cut >= 0 else start + _LONG_BLOCK
        yield start, cut
        start = cut
    yield start, end
