"""Names that a document spells in more than one way, words built on a wrong spelling, and names broken into pieces.

The parameter `report` says which of the findings a rule is about:

- `spelling`: letters differ;
- `variant`: two transliterations, or an article joined in two ways;
- `accent`: a diacritic that English does without, and so do other mentions;
- `derived`: a word for adherents on a wrong spelling;
- `pieces`: an article with a single letter and a stranded rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.checks.clusters import NameDrifts
from mtcheck.checks.derived_names import derived_from_drift
from mtcheck.checks.mentions import Mentions, NamePart, best_surface, find_mentions
from mtcheck.checks.particles import names_in_pieces, odd_articles, usual_particle
from mtcheck.errors import RuleError
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document

REPORTS = ("spelling", "variant", "accent", "derived", "pieces")


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits of the kind that `params["report"]` names. Captures: `usual` (the spelling of the other mentions), `times` (their number).

    Raises `RuleError` for another value of `report`.
    """
    report = params.get("report")
    if report not in REPORTS:
        raise RuleError("the check 'names' needs the parameter 'report'", "", f"found {report!r}", f"use one of {', '.join(REPORTS)}")
    if report == "pieces":
        yield from names_in_pieces(document, lexicon)
        return
    mentions = document.analysis(find_mentions)
    drifts = document.analysis(NameDrifts(lexicon))
    if report == "derived":
        for part, usual in derived_from_drift(mentions, drifts, lexicon):
            yield _in_place_of_people(document, part, _usual_parts(mentions, usual))
        return
    for drift in drifts:
        if drift.kind == report:
            usual_parts = _usual_parts(mentions, drift.usual)
            for at in mentions.by_form[drift.odd]:
                yield _hit(mentions.parts[at], usual_parts)
    if report == "variant":
        yield from odd_articles(mentions)


def _usual_parts(mentions: Mentions, form: str) -> list[NamePart]:
    return [mentions.parts[at] for at in mentions.by_form[form] if not mentions.parts[at].stray]


def _spellings(usual: list[NamePart]) -> list[str]:
    """The name as titles stand before it, bare, where the document has it so; and with its article."""
    surface = best_surface(usual)
    with_article = [part for part in usual if part.particle]
    if not with_article:
        return [surface]
    full = usual_particle(with_article) + surface
    return [surface, full] if len(with_article) < len(usual) else [full, surface]


def _hit(odd: NamePart, usual: list[NamePart]) -> Hit:
    surface = best_surface(usual)
    fixes = [odd.particle + surface, *_spellings(usual)] if odd.particle else _spellings(usual)
    if odd.text.isupper():
        fixes = [fix.upper() for fix in fixes]
    span = Span(odd.start - len(odd.particle), odd.end)
    return Hit(span, tuple(dict.fromkeys(fixes)), {"usual": surface, "times": str(len(usual))})


def _in_place_of_people(document: Document, part: NamePart, usual: list[NamePart]) -> Hit:
    """A hit on the word with "the" where that stands before it: a person's name takes none."""
    start = part.start - len(part.particle)
    if document.folded[max(start - 4, 0) : start] == "the " and (start == 4 or not document.prose[start - 5].isalnum()):
        start -= 4
    return Hit(Span(start, part.end), tuple(_spellings(usual)), {"usual": best_surface(usual), "times": str(len(usual))})
