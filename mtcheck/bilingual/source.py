"""A source text beside a translation: two documents become pairs of segments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mtcheck.bilingual.align import Bead, Item, align
from mtcheck.bilingual.calendar_words import pattern_of
from mtcheck.bilingual.languages import RATIOS, source_language
from mtcheck.bilingual.transliteration import latin
from mtcheck.lexicon.folding import strip_marks
from mtcheck.model import Span
from mtcheck.text.document import MASK, Document
from mtcheck.text.fold import fold
from mtcheck.text.pairs import Original, Pair, Term
from mtcheck.text.sentences import split_sentences

_FIGURE = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_INITIAL = re.compile(r"(?:^|[\s(])(?:[^\W\d_]|Mr|Ms|Hr|Fr|Sr|Sra|Dr|St|Mme|Nr|vgl|bzw|им|г)\.$")
_COGNATE = 5
"""Letters at the beginning by which a name is known again whatever its ending (Simard and others, 1992, compare four)."""
_MOST_STRINGS = 40
_SAMPLE = 4000


class _Part(NamedTuple):
    """Sentences of a paragraph: their spans, and each as an item."""

    spans: list[Span]
    items: list[Item]


def original_of(source: Document, target: Document, glossary: Sequence[Term] = (), language: str = "") -> Original:
    """What `target` was translated from, segment by segment: paragraphs are aligned first, and the sentences in them."""
    spoken = language or source_language(source.prose[:_SAMPLE].replace(MASK, " "))
    sentences = _rejoined(
        source.prose, split_sentences(source.prose, source.breaks, soft_newlines=source.soft_newlines, language=spoken or "en")
    )
    ours, theirs = _paragraphs(source, sentences, spoken), _paragraphs(target, target.sentences, "en")
    pairs: list[Pair] = []
    ratio = RATIOS.get(spoken) or _ratio(ours, theirs)
    at = 0
    for bead in align([_whole(part) for part in ours], [_whole(part) for part in theirs], ratio):
        mine, yours = _joined(ours, bead.source), _joined(theirs, bead.target)
        for inner in align(mine.items, yours.items, ratio):
            pair = _pair(source, target, mine.spans, yours.spans, inner, at)
            at = pair.span.end
            pairs.append(pair)
    return Original(tuple(pairs), spoken, tuple(glossary), aligned=True)


def known_original(document: Document, source: Document | None, glossary: Sequence[Term], language: str) -> Original:
    """What is known of the text that `document` was translated from: what its own file says unless a `source` is given, with the glossary.

    Without either, the document is one segment without a source: wordings that a glossary forbids everywhere are found in it.
    """
    if source is not None:
        return original_of(source, document, glossary, language)
    whole = (Pair("", document.text, Span(0, len(document.text))),)
    known = document.original or Original(whole)
    return known._replace(language=known.language or language, glossary=tuple(glossary))


def _rejoined(text: str, sentences: Sequence[Span]) -> list[Span]:
    """The sentences, where one that ends with an initial or a short title ("M. Dupont") goes on in the next."""
    joined: list[Span] = []
    for span in sentences:
        before = joined[-1] if joined else None
        if (
            before
            and _INITIAL.search(text[max(before.start, before.end - 6) : before.end])
            and not text[before.end : span.start].strip(" \u00a0")
        ):
            joined[-1] = Span(before.start, span.end)
        else:
            joined.append(span)
    return joined


def _paragraphs(document: Document, sentences: Sequence[Span], language: str) -> list[_Part]:
    """The sentences by paragraph: a blank line or a break of the reader parts them, and a line break where lines are no mere wrapping."""
    text, breaks = document.text, iter([*sorted(document.breaks), len(document.text) + 1])
    parts: list[_Part] = []
    next_break = next(breaks)
    end = 0
    for span in sentences:
        said = document.prose[span.start : span.end]
        if not any(map(str.isalnum, said)):
            # a bullet, or nothing but markup
            continue
        parted = not parts or text.count("\n", end, span.start) > 1 or text.count("\r", end, span.start) > 1
        while next_break <= span.start:
            parted = parted or next_break > end
            next_break = next(breaks)
        if parted:
            parts.append(_Part([], []))
        parts[-1].spans.append(span)
        parts[-1].items.append(_item(said, language))
        end = span.end
    return parts


def _item(text: str, language: str) -> Item:
    """A sentence, known by its figures, its months and days, and the beginnings of its names and long words in Latin letters without marks."""
    strings = set(_FIGURE.findall(text))
    folded = fold(text)
    for table in ("months", "weekdays"):
        if known := pattern_of(table, language):
            strings.update(f"{table}:{known[1][match[1]]}" for match in known[0].finditer(folded))
    for match in _WORD.finditer(text):
        if match[0][0].isupper() or match.end() - match.start() > 7:
            # endings differ more than beginnings, and folding keeps places
            beginning = folded[match.start() : match.start() + _COGNATE]
            strings.add((latin(beginning) if beginning[0] > "\u024f" else strip_marks(beginning))[:_COGNATE])
        if len(strings) >= _MOST_STRINGS:
            break
    return Item(len(text), frozenset(strings))


def _whole(part: _Part) -> Item:
    return Item(sum(item.length for item in part.items), frozenset[str]().union(*(item.strings for item in part.items)))


def _joined(parts: list[_Part], bounds: tuple[int, int]) -> _Part:
    chosen = parts[slice(*bounds)]
    return _Part([span for part in chosen for span in part.spans], [item for part in chosen for item in part.items])


def _ratio(ours: list[_Part], theirs: list[_Part]) -> float:
    """Characters of target for one of source; of texts that are not both there, 1."""
    source = sum(item.length for part in ours for item in part.items)
    target = sum(item.length for part in theirs for item in part.items)
    return min(max(target / source, 0.25), 4.5) if source and target else 1.0


def _pair(source: Document, target: Document, ours: list[Span], theirs: list[Span], bead: Bead, at: int) -> Pair:
    mine, yours = ours[slice(*bead.source)], theirs[slice(*bead.target)]
    said = source.text[mine[0].start : mine[-1].end] if mine else ""
    # nothing stands for it: an empty span behind the segment before
    span = Span(yours[0].start, yours[-1].end) if yours else Span(at, at)
    return Pair(said, target.text[span.start : span.end], span)
