"""English spellings with a diacritic of another language: "Téhran" is neither the English nor the French name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.checks.english_twin import cased_like
from mtcheck.checks.foreign_phrase import foreign
from mtcheck.checks.foreign_sentence import inside_foreign_sentence
from mtcheck.checks.surroundings import Surroundings
from mtcheck.checks.vocabulary import RareWords, Vocabulary
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.folding import marks
from mtcheck.model import Hit
from mtcheck.text.document import Document

_LANGUAGES_OF_MARKS = {
    "\u0301": ("fr", "es", "pt"),
    "\u0300": ("fr", "it"),
    "\u0302": ("fr", "pt", "ro"),
    "\u0303": ("es", "pt"),
    "\u0308": ("de", "fr", "tr"),
    "\u0327": ("fr", "pt", "tr"),
}
"""Languages that write a mark often: acute, grave, circumflex, tilde, diaeresis, cedilla."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on hybrids that stand `params["most_times"]` times at most; a family name that is spelt so stands often, and beside a given name."""
    vocabulary = document.analysis(Vocabulary)
    hybrids: dict[str, str] = {}
    for word in document.analysis(RareWords(lexicon)):
        if not word.isascii() and vocabulary.counts[word] <= int(params["most_times"]) and (plain := lexicon.unaccented_english(word)):
            hybrids[word] = cased_like(plain.lower(), word)
    for word, span in vocabulary.places(hybrids):
        around = Surroundings(document, span)
        in_a_name = around.capitalised(1) or (around.capitalised(-1) and not around.begins)
        strange_company = foreign(around.token(-1), lexicon) or foreign(around.token(1), lexicon)
        if (
            not (word[0].isupper() and in_a_name)
            and not strange_company
            and not around.marked()
            and not inside_foreign_sentence(document, lexicon, span)
        ):
            languages = tuple(dict.fromkeys(code for mark in sorted(marks(word)) for code in _LANGUAGES_OF_MARKS.get(mark, ())))
            yield Hit(span, (hybrids[word],), {}, None, languages)
