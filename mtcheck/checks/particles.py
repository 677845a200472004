"""Damage around the Arabic article: a quotation mark that opens inside a name, hyphen here and space there, a name broken into pieces."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.mentions import Mentions, NamePart, best_surface, is_title
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces

_BROKEN = lazily(r"(?<![\w-])(?:[AaEe]l-[A-Z][a-z]{2,20} )?[AaEe]l-[A-Z] (?P<rest>[A-Z][a-z]{2,20})(?![\w-])")
"""The article, a single letter and a word: what is left of a transliteration that was cut in two."""
_BEFORE_REST = lazily("[AaEe]l-[A-Z]$")


def odd_articles(mentions: Mentions) -> Iterator[Hit]:
    """Names behind a stray quotation mark, and names whose article is joined otherwise than in twice as many other mentions."""
    for positions in mentions.by_form.values():
        by_article: dict[str, list[NamePart]] = {}
        for part in map(mentions.parts.__getitem__, positions):
            if part.particle:
                by_article.setdefault(part.particle[:-1].lower(), []).append(part)
        for parts in by_article.values():
            yield from _odd_joints(parts)


def _odd_joints(parts: list[NamePart]) -> Iterator[Hit]:
    by_joint: dict[str, list[NamePart]] = {}
    for part in parts:
        if not part.stray:
            by_joint.setdefault(part.particle[-1], []).append(part)
    most = max(by_joint.values(), key=len, default=[])
    model = f"{usual_particle(most)}{best_surface(most)}" if len(most) >= 2 else ""
    for part in parts:
        outnumbered = (
            len(most) >= 2 * len(by_joint.get(part.particle[-1], ())) and part.particle[-1] != most[0].particle[-1] if model else False
        )
        if part.stray or outnumbered:
            yield Hit(Span(part.outer_start, part.end), (model or f"{part.particle}{part.text}",))


def usual_particle(parts: list[NamePart]) -> str:
    """The particle that most of the parts carry; of equals the first."""
    counts: dict[str, int] = {}
    for part in parts:
        counts[part.particle] = counts.get(part.particle, 0) + 1
    return max(counts, key=counts.__getitem__)


def names_in_pieces(document: Document, lexicon: Lexicon) -> Iterator[Hit]:
    """An article with a single letter and a stranded rest that is no name; what it was cannot be told from the text."""
    if not any(_BEFORE_REST.search(piece) for piece in document.analysis(Pieces).starts):
        return
    for match in _BROKEN.finditer(document.prose):
        rest = match["rest"].lower()
        if not is_title(rest) and not lexicon.is_surname(rest):
            yield Hit(Span(*match.span()))
