"""Slavic names that no table lists, in the spelling of French, German, Dutch, Italian or Spanish: "Tschernyschow", "Mouravlev"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.checks.foreign_sentence import inside_foreign_sentence
from mtcheck.checks.mentions import Mentions, find_mentions, lower_case_words
from mtcheck.checks.similarity import name_key
from mtcheck.checks.surroundings import Surroundings
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.deromanise import Reading, english_readings
from mtcheck.lexicon.languages import language_name
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document

_MOST_LOOKED_AT = 32
_FIXES = 2


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on unknown names with a Slavic ending in foreign spelling. Params: `given`, Slavic given names; `guessed`, the confidence of a fix that is no
    known name.

    Silent on a name that English texts, or a list of names, have as it is, and on one that stands beside a given name of another culture: emigrants keep
    their spelling. Capture: `language`.
    """
    mentions = document.analysis(find_mentions)
    for form, places in mentions.by_form.items():
        if lexicon.zipf(form) or lexicon.is_name(form):
            continue
        readings = english_readings(form, lexicon.is_surname)
        if not readings or form in document.analysis(lower_case_words) or lexicon.foreign_names(form) or lexicon.exonyms(form):
            continue
        # made here and not once a document: most have no such name
        slavic = frozenset(map(name_key, params["given"]))
        if not _in_slavic_company(mentions, places, slavic, lexicon, readings):
            continue
        for at in places:
            part = mentions.parts[at]
            span = Span(part.start, part.end)
            if _stands_free(document, span) and not inside_foreign_sentence(document, lexicon, span):
                yield _hit(part.text, span, readings, params, lexicon)


def _hit(text: str, span: Span, readings: list[Reading], params: Mapping[str, Any], lexicon: Lexicon) -> Hit:
    fixes = tuple(dict.fromkeys(r.english.upper() if text.isupper() else r.english.capitalize() for r in readings))[:_FIXES]
    languages = tuple(dict.fromkeys(r.language for r in readings))
    known = lexicon.is_surname(readings[0].english)
    return Hit(span, fixes, {"language": language_name(languages[0])}, None if known else float(params["guessed"]), languages)


def _in_slavic_company(mentions: Mentions, places: list[int], slavic: frozenset[str], lexicon: Lexicon, readings: list[Reading]) -> bool:
    """True where every given name beside the name is Slavic, and there is one, or the spelling leaves no doubt."""
    own = False
    for at in places[:_MOST_LOOKED_AT]:
        for word in mentions.given_names(at)[:1]:
            if name_key(word) in slavic or any(r.kind == "given" for r in lexicon.foreign_names(word)):
                own = True
            elif not lexicon.is_common_word(word, "en") or lexicon.is_given_name(word):
                return False
        if any(not lexicon.is_common_word(word, "en") for word in mentions.following(at)[:1]):
            return False
    return own or all(r.is_certain for r in readings[:1])


def _stands_free(document: Document, span: Span) -> bool:
    prose = document.prose
    around = Surroundings(document, span)
    joined = prose[max(span.start - 1, 0) : span.start] in ("-", "@", "/", "_", ".") and span.start > 0
    return not (joined or prose[span.end : span.end + 1] in ("-", "@", "/", "_") or around.marked() or around.mentioned())
