"""Place names in the form of another language: "Varsovie" for Warsaw.

Single and hyphenated names are looked up by word, names of several words where the document has all of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.checks.foreign_phrase import foreign
from mtcheck.checks.foreign_sentence import inside_foreign_sentence
from mtcheck.checks.listed_phrases import listed_phrases
from mtcheck.checks.surroundings import Surroundings
from mtcheck.checks.vocabulary import Vocabulary
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import MONTHS, WEEKDAYS
from mtcheck.lexicon.exonym import Exonym
from mtcheck.lexicon.languages import language_name, likeliest
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document

_PLACE_PREPOSITIONS = frozenset("in to from near via outside around towards toward into".split())
_DATES = MONTHS | WEEKDAYS
_PARTS_OF_PLACES = frozenset(
    "south north east west southeast southwest northeast northwest city town capital port coast centre center outskirts suburb suburbs region province"
    " island mayor governor streets people citizens residents inhabitants airport archbishop bishop village district south-east north-west shores banks".split()
)
_WATERS = ("sea", "river", "lake")
_JOINTS = ("-", "&", "/")
_FIXES = 2
_GLOSS_REACH = 5
_CODES = {"nb": "no"}


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on foreign forms of place names, with the English names. Params: `guards` (kinds of exonym to report: none, name, english).

    Capture: `language`, the likeliest source. A form that is also the name of something else gets the confidence `ambiguous`.
    """
    guards = frozenset(params["guards"])
    for span in _candidates(document, lexicon):
        text = document.prose[span.start : span.end]
        readings = [reading for reading in lexicon.exonyms(text) if reading.guard in guards]
        if not readings or inside_foreign_sentence(document, lexicon, span):
            continue
        around = Surroundings(document, span)
        if _stands_alone(around, lexicon) and _fits(around, readings[0]) and not _explained(document, around, readings):
            fixes = tuple(dict.fromkeys(reading.english.upper() if text.isupper() else reading.english for reading in readings))[:_FIXES]
            languages = tuple(dict.fromkeys(_CODES.get(code, code) for code in readings[0].languages))
            confidence = None if readings[0].guard == "none" else float(params["ambiguous"])
            yield Hit(span, fixes, {"language": language_name(likeliest(languages))}, confidence, languages)


def _candidates(document: Document, lexicon: Lexicon) -> Iterator[Span]:
    vocabulary = document.analysis(Vocabulary)
    words = [w for w in (*vocabulary.counts, *vocabulary.hyphenated) if w[0].isupper()]
    for _word, span in vocabulary.places(w for w in words if lexicon.exonyms(w)):
        yield span
    yield from listed_phrases(document, lexicon.longer_exonyms)


def _stands_alone(around: Surroundings, lexicon: Lexicon) -> bool:
    """False inside a longer name: of a street, a team, a newspaper, a person."""
    before, after = around.token(-1), around.token(1)
    if around.capitalised(-1) and not around.begins and before is not None and before.folded not in _DATES:
        return False
    if around.capitalised(1) and after is not None and after.folded not in _DATES:
        return False
    return not (foreign(before, lexicon) or foreign(after, lexicon) or around.before in _JOINTS or around.after in _JOINTS)


def _fits(around: Surroundings, reading: Exonym) -> bool:
    """True where nothing but a place fits: an ambiguous form must follow a preposition of place, or for waters an article."""
    if reading.guard == "none" or around.before in _PLACE_PREPOSITIONS:
        return True
    second = around.token(-2)
    if around.before == "of":
        # "the south of Moçambique", not "Banco of Moçambique"
        return second is not None and second.text in _PARTS_OF_PLACES
    return around.before == "the" and reading.kind in _WATERS and (second is None or not second.is_capitalised)


def _explained(document: Document, around: Surroundings, readings: list[Exonym]) -> bool:
    """True for a form that is quoted, mentioned, or followed by its English name in brackets."""
    near = [token.folded for step in range(1, _GLOSS_REACH) if (token := around.token(step)) is not None]
    return around.marked() or around.mentioned() or any(reading.english.lower() in near for reading in readings)
