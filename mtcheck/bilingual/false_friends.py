"""English words that look like a word of the source and mean another thing: with the source's word as the proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mtcheck.bilingual.segments import Translation, span_in, words
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.inflect import expand, reinflect
from mtcheck.model import Hit
from mtcheck.text.document import Document
from mtcheck.text.fold import fold


class _Friend(NamedTuple):
    fixes: tuple[str, ...]
    foreign: tuple[str, ...]
    """Words of the source language; a final `*` frees the ending."""
    native: tuple[str, ...]
    """Words of the source language that do mean the English word."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on each English word of `params["words"]` whose look-alike stands in the source, and no word that it does translate.

    `words` maps an English word (`library`, `realise/v`, `chef/n`) to `means` (what to write, best first, marked likewise) and, by language, its
    look-alikes; behind a `/` stand words of that language of which the English one is a right translation.
    """
    translation = document.analysis(Translation)
    language = translation.language
    table = _table(params["words"], language)
    for segment in translation.whole if table else ():
        folded = fold(segment.plain_target)
        present = [match for match in words(segment.plain_target) if folded[slice(*match.span())] in table]
        if not present:
            continue
        source = [fold(match[0]) for match in words(segment.plain_source)]
        for match in present:
            friend = table[fold(match[0])]
            proof = next((word for word in source if _is_among(word, friend.foreign)), "")
            if not proof or any(_is_among(word, friend.native) for word in source):
                continue
            fixes = tuple(fix[:1].upper() + fix[1:] if match[0][:1].isupper() else fix for fix in friend.fixes)
            yield Hit(
                span_in(document, segment.pair, *match.span()), fixes, translation.captures(segment, foreign=proof), sources=(language,)
            )


def _is_among(word: str, patterns: tuple[str, ...]) -> bool:
    return any(word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern for pattern in patterns)


def _table(rows: Mapping[str, Mapping[str, Any]], language: str) -> dict[str, _Friend]:
    """Every form of the English words that have a look-alike in `language`."""
    table: dict[str, _Friend] = {}
    for english, row in rows.items():
        if language not in row:
            continue
        foreign, _slash, native = row[language].partition("/")
        means = [row["means"]] if isinstance(row["means"], str) else row["means"]
        for form, key in expand(english):
            fixes = tuple(reinflect(fix, key) for fix in means)
            table[form] = _Friend(fixes, tuple(fold(foreign).split()), tuple(fold(native).split()))
    return table
