"""Names of newspapers and broadcasters that were translated word by word: "the daily The World" for Le Monde."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.search import contains

_KINDS = "newspaper|daily|weekly|tabloid|magazine|news agency|broadcaster|TV channel|television channel|channel|radio station|news site|news website"
_FRAMES = (
    rf"(?P<kind>{_KINDS})|told|quoted by|quoted in|reported by|according to|interview with|interview to|interview in|journalist of|correspondent of"
    "|reporter of|reporter for|journalist from|journalist for|published by|published in|editorial of|pages of|statement to|statements to|declared to"
)
_TITLE = re.compile(rf"\b(?:{_FRAMES}) (?:\"|“)?(?P<name>(?:[Tt]he )?[A-Z][a-z]+(?:(?: of)?(?: the)?[ -][A-Z][a-z]+){{0,4}})(?![\w’'-])")
_SAYS = re.compile(r"(?:\"|”)?,? (?:reported|reports|writes|wrote|revealed|reveals|quoted|cited|headlined)\b")
_OPENS = re.compile(
    r"(?<![\w.,’'-] )\b(?P<name>The [A-Z][a-z]+(?:(?: of)?(?: the)? [A-Z][a-z]+){0,4})(?=(?:\"|”)?,? (?:reported|reports|writes|wrote|revealed|reveals)\b)"
)
_FAMILIAR = 4.0
"""Zipf frequency of an English word that a translator's dictionary gives first; rarer ones are names of their own ("Scotsman")."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on a title of plain English words after a word for an outlet, or on a known back-translation where an outlet is quoted.

    `params`: `table` (lower-case back-translation, without its article -> readings with `fix`, `from` and `near`, folded words of which one must stand
    in the document), `real` (lower-case titles of the English press, without article). Fixes come from the table, so a title that is in none has none.
    Linear: a title has six words at most.
    """
    real = frozenset(params["real"])
    for match in _matches(document.prose):
        name = match["name"]
        span = Span(*match.span("name"))
        article, key = _split(name)
        readings = [r for r in params["table"].get(key, ()) if _near(document, r.get("near", ()))]
        if readings:
            languages = tuple(dict.fromkeys(code for r in readings for code in r["from"]))
            yield Hit(span, tuple(dict.fromkeys(r["fix"] for r in readings)), {}, None, languages)
        elif match.groupdict().get("kind") and article and key not in real and key not in params["table"] and _plain(key, lexicon):
            yield Hit(span, (), {}, 0.6)


def _matches(prose: str) -> Iterator[re.Match[str]]:
    yield from _TITLE.finditer(prose)
    yield from _OPENS.finditer(prose)


def _split(name: str) -> tuple[bool, str]:
    """Whether `name` begins with a capital article, and its folded rest."""
    return name.startswith("The "), re.sub(r"^[Tt]he ", "", name).lower()


def _near(document: Document, words: tuple[str, ...]) -> bool:
    folded = document.folded
    return not words or any(contains(folded, word, 0, len(folded)) for word in words)


def _plain(key: str, lexicon: Lexicon) -> bool:
    return all(lexicon.is_common_word(w, "en") and lexicon.zipf(w) >= _FAMILIAR and not lexicon.is_place(w) for w in key.split())
