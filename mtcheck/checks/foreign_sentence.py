"""Whole sentences that were left in another language."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.languages import language_name
from mtcheck.lexicon.layout import LANGUAGES
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.language import english_share
from mtcheck.text.language_guess import by_script, guess_language
from mtcheck.text.lazy import lazily

_FEWEST_WORDS, _FEWEST_LETTERS = 6, 40
_FEWEST_SCRIPT_LETTERS = 12
"""Letters of another script; Chinese and Japanese put no spaces between words."""
_GLANCE = (" the ", " and ", " with ", " from ", " that ", " this ", " have ", " will ")
"""English words that no other language in Latin letters has: a sentence with one of them is not looked at further, which saves nearly all the time."""
_ENGLISH_SHARE = 0.15
"""English function words among all words; a German sentence with "in", "an" and "so" stays below."""
_LEAST_PROBABILITY = 0.9
_STRANGE_SHARE, _FEWEST_STRANGE = 0.5, 4
"""Of the words in lower case, at least this share and number must be no English, which lists of names and headlines do not reach."""
_RARE, _CONTRAST = 3.0, 1.0
_MOST_JUDGED = 400
"""Sentences of one document that langdetect is asked about, at a millisecond or two each."""
_TRANSLATION = lazily(
    r"[\"'\u201d\u2019\u00bb)\].,]*\s*(?:\(|\[|[-\u2013\u2014]|or,|meaning|which (?:means|translates)|translat|in english)", re.IGNORECASE
)
_LOWER_WORD = lazily(r"(?<![^\W\d_])[^\W\d_]{2,}")


class ForeignSentence(NamedTuple):
    """A sentence in another language (ISO 639-1)."""

    span: Span
    language: str
    probability: float


class ForeignSentences:
    """The foreign sentences of a document: an analysis to ask `Document.analysis` for, equal for equal lexicons."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ForeignSentences) and other._lexicon is self._lexicon

    def __hash__(self) -> int:
        return hash((ForeignSentences, id(self._lexicon)))

    def __call__(self, document: Document) -> tuple[ForeignSentence, ...]:
        """The sentences, in order."""
        return tuple(_find(document, self._lexicon))


def inside_foreign_sentence(document: Document, lexicon: Lexicon, span: Span) -> bool:
    """True where `span` lies in a sentence that is foreign as a whole, so that its words are no findings of their own."""
    sentences = document.analysis(ForeignSentences(lexicon))
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    return at >= 0 and span.start < sentences[at].span.end


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """One hit for each foreign sentence that no translation follows. Capture: `language`. No params."""
    for span, language, probability in document.analysis(ForeignSentences(lexicon)):
        quoted = document.in_quotes(Span(span.start + 1, max(span.end - 1, span.start + 1)))
        if not (quoted and _TRANSLATION.match(document.prose, span.end)):
            yield Hit(span, (), {"language": language_name(language)}, round(0.9 * probability, 3), (language,))


def _find(document: Document, lexicon: Lexicon) -> Iterator[ForeignSentence]:
    folded, judged = document.folded, 0
    for span in document.sentences:
        text = folded[span.start : span.end]
        if len(text) < _FEWEST_SCRIPT_LETTERS or any(word in text for word in _GLANCE):
            continue
        if not text.isascii() and sum(map(str.isalpha, text)) >= _FEWEST_SCRIPT_LETTERS and (language := by_script(text)):
            yield ForeignSentence(span, language, 1.0)
            continue
        if len(text) < _FEWEST_LETTERS or sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
            continue
        share, words = english_share(text)
        if words < _FEWEST_WORDS or share >= _ENGLISH_SHARE or judged >= _MOST_JUDGED or not _strange(document, span, None, lexicon):
            continue
        judged += 1
        guess = guess_language(text)
        if (
            guess
            and guess.language != "en"
            and guess.probability >= _LEAST_PROBABILITY
            and _strange(document, span, guess.language, lexicon)
        ):
            yield ForeignSentence(span, guess.language, guess.probability)


def _strange(document: Document, span: Span, language: str | None, lexicon: Lexicon) -> bool:
    """True where most words in lower case are rare in English, or more frequent in `language` (in any other for None)."""
    words = [word for word in _LOWER_WORD.findall(document.prose, span.start, span.end) if word.islower()]
    strange = 0
    for word in words:
        frequencies = lexicon.frequencies(word)
        english = frequencies.pop("en", 0.0)
        foreign = frequencies.get(language, 0.0) if language in LANGUAGES else max(frequencies.values(), default=0.0)
        strange += english < _RARE or foreign >= english + _CONTRAST
    return strange >= _FEWEST_STRANGE and strange >= _STRANGE_SHARE * len(words)
