"""Surname and given name in another order than elsewhere in the document: "Szalai Gergely" beside "Gergely Szalai"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.checks.mentions import NamePart, find_mentions, is_title
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document

_SHORTEST = 2


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on pairs of capitalised words whose reverse stands in the document at least as often; the fix turns them round. Takes no parameters.

    One of the two must be a given name and no surname, so that "Thomas James" and "James Thomas" stay two people; the order with the given name first is
    kept, unless the other one is more frequent. Linear in the text.
    """
    mentions = document.analysis(find_mentions)
    sizes: dict[int, int] = {}
    for part in mentions.parts:
        sizes[part.mention] = sizes.get(part.mention, 0) + (not is_title(part.form))
    pairs: dict[tuple[str, str], list[tuple[NamePart, NamePart]]] = {}
    for first, second in zip(mentions.parts, mentions.parts[1:], strict=False):
        beside = first.mention == second.mention and second.start - first.end == 1 and document.prose[first.end] in " \u00a0"
        if beside and sizes[first.mention] == 2 and len(first.form) >= _SHORTEST and len(second.form) >= _SHORTEST:
            pairs.setdefault((first.form, second.form), []).append((first, second))
    for (one, other), places in pairs.items():
        reverse = pairs.get((other, one))
        if reverse is None or one == other or not _is_person(one, other, lexicon):
            continue
        if (len(places), _is_given(one, lexicon)) < (len(reverse), _is_given(other, lexicon)):
            for first, second in places:
                yield Hit(Span(first.start, second.end), (f"{second.text} {first.text}",), {"times": str(len(reverse))})


def _is_given(form: str, lexicon: Lexicon) -> bool:
    return lexicon.is_given_name(form) and not lexicon.is_surname(form)


def _is_person(one: str, other: str, lexicon: Lexicon) -> bool:
    """True where exactly one of the words is surely a given name, and neither is a title, a place or an everyday word."""
    if _is_given(one, lexicon) == _is_given(other, lexicon):
        return False
    return not any(
        is_title(form) or lexicon.is_place(form) or (lexicon.is_common_word(form, "en") and lexicon.zipf(form) >= 4.0)
        for form in (one, other)
    )
