"""Damage around the Arabic article: a quotation mark that opens inside a name, hyphen here and space there, a name broken into pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.mentions import Mentions, NamePart, best_surface, is_title
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document

_BROKEN = re.compile(r"(?<![\w-])(?:[AaEe]l-[A-Z][a-z]{2,20} )?[AaEe]l-[A-Z] (?P<rest>[A-Z][a-z]{2,20})(?![\w-])")
"""The article, a single letter and a word: what is left of a transliteration that was cut in two."""


def _letters(part: NamePart) -> str:
    return part.particle[:-1].lower()


def odd_articles(mentions: Mentions) -> Iterator[Hit]:
    """Names behind a stray quotation mark, and names whose article is joined otherwise than in twice as many other mentions."""
    for positions in mentions.by_form.values():
        parts = [mentions.parts[at] for at in positions if mentions.parts[at].particle]
        for part in parts:
            like = [other for other in parts if not other.stray and _letters(other) == _letters(part)]
            joined = [other for other in like if other.particle[-1] != part.particle[-1]]
            odd = len(joined) >= 2 * (len(like) - len(joined)) and len(joined) >= 2
            if part.stray or odd:
                model = joined if odd else [part]
                yield Hit(Span(part.outer_start, part.end), (f"{usual_particle(model)}{best_surface(model)}",))


def usual_particle(parts: list[NamePart]) -> str:
    """The particle that most of the parts carry; of equals the first."""
    counts: dict[str, int] = {}
    for part in parts:
        counts[part.particle] = counts.get(part.particle, 0) + 1
    return max(counts, key=counts.__getitem__)


def names_in_pieces(document: Document, lexicon: Lexicon) -> Iterator[Hit]:
    """An article with a single letter and a stranded rest that is no name; what it was cannot be told from the text."""
    for match in _BROKEN.finditer(document.prose):
        rest = match["rest"].lower()
        if not is_title(rest) and not lexicon.is_surname(rest):
            yield Hit(Span(*match.span()))
