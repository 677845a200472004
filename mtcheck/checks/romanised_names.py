"""Names of people, parties and movements as another language writes them: "Khrouchtchev" for Khrushchev, "Bolschoi" for Bolshoi."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.checks.foreign_sentence import inside_foreign_sentence
from mtcheck.checks.listed_phrases import listed_phrases
from mtcheck.checks.mentions import Mentions, find_mentions, is_title
from mtcheck.checks.similarity import name_key
from mtcheck.checks.surroundings import Surroundings
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.folding import fold, strip_marks
from mtcheck.lexicon.languages import language_name, likeliest
from mtcheck.lexicon.romanised import ForeignName
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document

_JOINTS = ("-", "&", "/", "@", "_", ".", "\u2010", "\u2011")
_ORDINARY = 3.8
"""Zipf frequency from which a capitalised English word beside a name is a word and no name ("Soviet", "Former")."""
_FIXES = 2


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on foreign spellings of `Lexicon.foreign_names`. Params: `ambiguous`, the confidence of a form that is also something else.

    A surname beside a given name must be beside that of a person who bears it; a form that is also something else needs one, or a title.
    Capture: `language`, the likeliest source. One look-up for each capitalised word of the vocabulary.
    """
    mentions = document.analysis(find_mentions)
    for form, places in mentions.by_form.items():
        readings = lexicon.foreign_names(form)
        if not readings:
            continue
        for at in places:
            part = mentions.parts[at]
            span = Span(part.start, part.end)
            fitting = [reading for reading in readings if _fits(reading, mentions, at, lexicon)]
            if fitting and not _joined(document, span, part.particle) and _used(document, span, lexicon):
                yield _hit(part.text, span, fitting, params)
    for span in listed_phrases(document, lexicon.longer_foreign_names, _plain):
        text = document.prose[span.start : span.end]
        readings = lexicon.foreign_names(text)
        around = Surroundings(document, span)
        alone = not (around.capitalised(-1) and not around.begins and not _is_word(around.before, lexicon))
        if readings and alone and not _joined(document, span, "") and _used(document, span, lexicon):
            yield _hit(text, span, list(readings), params)


def _plain(word: str) -> str:
    return strip_marks(fold(word))


def _hit(text: str, span: Span, readings: list[ForeignName], params: Mapping[str, Any]) -> Hit:
    fixes = tuple(dict.fromkeys(reading.english.upper() if text.isupper() else reading.english for reading in readings))[:_FIXES]
    languages = tuple(dict.fromkeys(code for reading in readings for code in reading.languages))
    confidence = None if all(reading.guard == "none" for reading in readings) else float(params["ambiguous"])
    return Hit(span, fixes, {"language": language_name(likeliest(languages))}, confidence, languages)


def _fits(reading: ForeignName, mentions: Mentions, at: int, lexicon: Lexicon) -> bool:
    """True where the words beside the name allow the reading."""
    before, after = mentions.given_names(at), mentions.following(at)
    if reading.kind == "given":
        return bool(after) and any(_same(surname, after[0], lexicon, "surname") for surname in reading.company)
    if after and not _is_word(after[0], lexicon):
        return False
    known = any(_same(given, word, lexicon, "given") for word in before for given in reading.company)
    if reading.guard != "none":
        return known or (not before and _titled(mentions, at))
    return known or not before or _is_word(before[0], lexicon)


def _same(english: str, word: str, lexicon: Lexicon, kind: str) -> bool:
    """True where `word` is the folded name `english`, in whatever transliteration."""
    return name_key(word) == name_key(english) or any(r.kind == kind and r.english.lower() == english for r in lexicon.foreign_names(word))


def _is_word(form: str, lexicon: Lexicon) -> bool:
    """True for an English word, nationality or title that happens to have a capital, as in "Former President" or "Soviet"."""
    if is_title(form):
        return True
    return lexicon.zipf(form) >= _ORDINARY and not (lexicon.is_given_name(form) or lexicon.is_surname(form))


def _titled(mentions: Mentions, at: int) -> bool:
    """True right after a title in the same mention."""
    return at > 0 and mentions.parts[at - 1].mention == mentions.parts[at].mention and is_title(mentions.parts[at - 1].form)


def _joined(document: Document, span: Span, particle: str) -> bool:
    """True inside a hyphenated word, an address or a code; the Arabic article may stand before the name."""
    prose = document.prose
    before = prose[max(span.start - 1, 0) : span.start]
    after = prose[span.end : span.end + 2]
    return (before in _JOINTS and before != "" and not particle) or (after[:1] in _JOINTS and after[1:].isalnum())


def _used(document: Document, span: Span, lexicon: Lexicon) -> bool:
    """False for a name that is quoted or mentioned as a word, and in a sentence of another language."""
    around = Surroundings(document, span)
    return not (around.marked() or around.mentioned() or inside_foreign_sentence(document, lexicon, span))
