"""A surname that was translated as a common noun: "Mario Arrow" in a text that also has "Mario Flecha"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

_UPPER = r"[A-Z\u00c0-\u00d6\u00d8-\u00de]"
_CAPITAL = rf"{_UPPER}[^\W\d_]+"
_PERSON = lazily(rf"({_UPPER}(?<![\w'\u2019-].)(?<![A-Z][a-z]{{2}} .)[^\W\d_]+) ({_CAPITAL})(?![\w-])(?! {_CAPITAL})")
"""Two capitalised words, and no third behind them. What must not stand before is looked at after the capital: so only capitals are stopped at."""
_EVERYDAY = 4.5
"""Zipf frequency from which a capitalised word is no given name for certain ("Will", "Mark")."""
_FAMILIAR = 2.8
"""Zipf frequency of a noun that a dictionary gives for a name."""
_UNKNOWN = 2.0
"""Zipf frequency below which a surname is a foreigner's."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the noun; the fix is the surname that the given name has elsewhere in the document.

    Params: `nouns`, folded nouns that stand behind a name to make another one ("Park", "Award"). The noun must be an everyday English one and no surname,
    the given name no place, and its other surname no English word. Linear: one pass over pairs of capitalised words.
    """
    other = frozenset(params["nouns"])
    nouns: dict[str, list[Span]] = {}
    surnames: dict[str, dict[str, int]] = {}
    for match in _PERSON.finditer(document.prose):
        given, second = match[1], match[2]
        if (
            not lexicon.is_given_name(given)
            or lexicon.is_place(given)
            or (lexicon.is_common_word(given, "en") and lexicon.zipf(given) > _EVERYDAY)
        ):
            continue
        if _is_noun(second, lexicon):
            if second.lower() not in other and not second.isupper():
                nouns.setdefault(given, []).append(Span(*match.span(2)))
        elif not lexicon.is_common_word(second, "en"):
            found = surnames.setdefault(given, {})
            found[second] = found.get(second, 0) + 1
    for given, spans in nouns.items():
        # two people of one given name are common; one of them with a surname that English hardly has, and the other called after a thing, are not
        counts = surnames.get(given, {})
        usual = next(iter(counts), "")
        if len(counts) == 1 and len(spans) <= counts[usual] and lexicon.zipf(usual) < _UNKNOWN:
            for span in spans:
                yield Hit(span, (usual,), {"given": given, "times": str(counts[usual])})


def _is_noun(word: str, lexicon: Lexicon) -> bool:
    return lexicon.is_common_word(word, "en") and lexicon.zipf(word) >= _FAMILIAR and not lexicon.is_name(word)
