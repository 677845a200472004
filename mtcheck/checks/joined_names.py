"""A name in two pieces here and in one there: "Wen Bo" and "Wenbo", "Abdel-Rahman" and "Abdurrahman"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.checks.mentions import Mentions, NamePart, find_mentions, is_title, lower_case_words
from mtcheck.checks.similarity import name_key
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document

_SHORTEST = 5
_KNOWN = 2.5
"""Zipf frequency from which the joined form is a word or a name of its own ("Southwest", "Newcastle")."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the rarer way to write the name, of equals on the later one; the fix is the other. Takes no parameters. Linear in the text.

    Captures: `usual`, `times`.
    """
    mentions = document.analysis(find_mentions)
    joined = _joined(mentions, lexicon)
    if not joined:
        return
    lower = document.analysis(lower_case_words)
    beginnings = {key[:2] for key in joined}
    split: dict[str, list[tuple[NamePart, NamePart]]] = {}
    for first, second in zip(mentions.parts, mentions.parts[1:], strict=False):
        if first.mention != second.mention:
            continue
        gap = document.prose[first.end : second.start]
        if gap not in (" ", "-", "\u00a0") or len(first.form) + len(second.form) < _SHORTEST:
            continue
        # keys of parts are kept, those of pairs are not; the first two letters seldom depend on what follows
        if name_key(first.form)[:2] not in beginnings:
            continue
        key = name_key(first.form + second.form)
        if key in joined and not _are_words(first, second, lexicon) and first.form not in lower:
            split.setdefault(key, []).append((first, second))
    for key, pairs in split.items():
        # a capital inside is a company's ("PaineWebber"), or a space that was lost
        whole = [
            part
            for form in joined[key]
            if form not in lower
            for at in mentions.by_form[form]
            if (part := mentions.parts[at]).text.istitle()
        ]
        pieces = [Span(first.start, second.end) for first, second in pairs]
        if whole:
            yield from _odd_ones(document, [Span(part.start, part.end) for part in whole], pieces)


def _joined(mentions: Mentions, lexicon: Lexicon) -> dict[str, list[str]]:
    """The forms that may be two pieces of a name, by their key."""
    found: dict[str, list[str]] = {}
    for form in mentions.by_form:
        if len(form) >= _SHORTEST and lexicon.zipf(form) < _KNOWN and not is_title(form) and not lexicon.is_common_word(form, "en"):
            found.setdefault(name_key(form), []).append(form)
    return found


def _are_words(first: NamePart, second: NamePart, lexicon: Lexicon) -> bool:
    """True where a piece is an English word ("Open Source", "OpenSource"), a number ("Abbas I") or an acronym."""
    return any(
        part.text.isupper() or (lexicon.is_common_word(part.form, "en") and not lexicon.is_surname(part.form)) for part in (first, second)
    )


def _odd_ones(document: Document, whole: list[Span], pieces: list[Span]) -> Iterator[Hit]:
    later = whole if whole[0].start > pieces[0].start else pieces
    odd = later if len(whole) == len(pieces) else min(whole, pieces, key=len)
    usual = pieces if odd is whole else whole
    text = document.prose[usual[0].start : usual[0].end]
    for span in odd:
        yield Hit(span, (text,), {"usual": text, "times": str(len(usual))})
