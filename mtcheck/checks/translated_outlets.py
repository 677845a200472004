"""Names of newspapers and broadcasters that were translated word by word: "the daily The World" for Le Monde."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces
from mtcheck.text.search import contains, occurrences

_KINDS = "newspaper|daily|weekly|tabloid|magazine|news agency|broadcaster|TV channel|television channel|channel|radio station|news site|news website"
_PHRASES = (
    "told|quoted by|quoted in|reported by|according to|interview with|interview to|interview in|journalist of|correspondent of"
    "|reporter of|reporter for|journalist from|journalist for|published by|published in|editorial of|pages of|statement to|statements to|declared to"
)
_FRAMES = rf"(?P<kind>{_KINDS})|{_PHRASES}"
_FIRST = lazily(rf"\b(?:{'|'.join(dict.fromkeys(frame.split()[0] for frame in f'{_KINDS}|{_PHRASES}'.split('|')))})$")
"""The first word of a frame, at the end of a piece of text."""
_WORDS = r"[A-Z][a-z]+(?:(?: of)?(?: the)?[ -][A-Z][a-z]+){0,4}"
_TITLE = lazily(rf"\b(?:{_FRAMES}) [\"“]?(?:the )?(?P<name>(?:The )?{_WORDS})(?![\w’'-])")
_SUBJECT = re.compile(
    rf"(?<![\w.,’'-] )\b(?P<name>The {_WORDS})(?=[\"”]?,? (?:reported|reports|writes|wrote|revealed|reveals|called|praised|described|noted)\b)"
)
_GLOSSED = lazily(rf"\b(?P<name>The {_WORDS})(?=[\"”]?, (?:a|an|the) (?:[\w-]+ ){{0,3}}(?:{_KINDS})\b)")
_COUNTRY_REACH = 40
"""Code points before "the daily The Nation" in which its country must be named, where English has a paper of the title too."""
_FAMILIAR = 4.0
"""Zipf frequency of an English word that a translator's dictionary gives first; rarer ones are names of their own ("Scotsman")."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on a title of plain English words after a word for an outlet, or on a known back-translation where an outlet is quoted.

    `params`: `table` (lower-case back-translation, without its article -> readings with `fix`, `from` and `near`, folded words of which one must stand
    in the document), `real` (lower-case titles of the English press, without article). Fixes come from the table, so a title that is in none has none.
    Linear: a title has ten words at most.
    """
    real = frozenset(params["real"])
    for match in _matches(document):
        span = Span(*match.span("name"))
        article, key = _split(match["name"])
        kind = match.groupdict().get("kind")
        if key in params["table"]:
            # a single word needs its article or the word for an outlet: "told the Team" is no paper
            if kind or " " in key or (article and match.re is not _SUBJECT):
                start = span.start - _COUNTRY_REACH if key in real else None
                yield from _known(document, span, params["table"][key], start)
        elif kind and article and key not in real and _plain(key, lexicon):
            yield Hit(span, (), {}, 0.6)


def _matches(document: Document) -> Iterator[re.Match[str]]:
    """The matches of the three patterns, tried only where they can begin."""
    prose, done = document.prose, 0
    for start, end in document.analysis(Pieces).places(_FIRST.search, _FIRST):
        first = _FIRST.search(prose, max(start, done), end)
        if first and (match := _TITLE.match(prose, first.start())):
            done = match.end()
            yield match
    articles = list(occurrences(prose, "The "))
    for pattern in (_SUBJECT, _GLOSSED):
        done = 0
        for at in articles:
            if at >= done and (match := pattern.match(prose, at)):
                done = match.end()
                yield match


def _split(name: str) -> tuple[bool, str]:
    """Whether `name` begins with a capital article, and its folded rest."""
    return name.startswith("The "), name.removeprefix("The ").lower()


def _known(document: Document, span: Span, readings: Sequence[Mapping[str, Any]], start: int | None) -> Iterator[Hit]:
    """The hit for those `readings` whose country is named: anywhere, or between `start` and the span."""
    low, high = (0, len(document.folded)) if start is None else (max(start, 0), span.start)
    near = [r for r in readings if "near" in r and any(contains(document.folded, word, low, high) for word in r["near"])]
    near = near or [r for r in readings if "near" not in r and start is None]
    if near:
        yield Hit(
            span, tuple(dict.fromkeys(r["fix"] for r in near)), {}, None, tuple(dict.fromkeys(code for r in near for code in r["from"]))
        )


def _plain(key: str, lexicon: Lexicon) -> bool:
    return all(
        lexicon.is_common_word(word, "en") and lexicon.zipf(word) >= _FAMILIAR and not lexicon.is_place(word) for word in key.split()
    )
