"""Words of another language left in English text, told by the contrast of their frequencies: rare in English, common over there.

The parameter `letters` says which words a rule is about: `lower` (in lower case), `capitalised` (with a first capital, where names must be told apart).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mtcheck.checks.capitalised import standing
from mtcheck.checks.english_twin import cased_like, english_twin
from mtcheck.checks.foreign_phrase import foreign
from mtcheck.checks.foreign_sentence import inside_foreign_sentence
from mtcheck.checks.surroundings import Surroundings
from mtcheck.checks.vocabulary import RareWords, Vocabulary
from mtcheck.errors import RuleError
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import DETERMINERS
from mtcheck.lexicon.languages import language_name
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document

_FLOOR = 1.0
"""Zipf frequency taken for a word that English does not list: about the lowest that the lists hold."""
_NAME_ABROAD = 1.0
"""A word this much more frequent in a language where it is no common word is a name there."""
_LIKELY_SOURCE = 2.2
"""A language whose frequency is this much lower than the highest is no likely source."""
_MOST_SOURCES = 4
_LOWER_WEIGHT = 0.5
_STEP, _MOST_CONFIDENCE = 0.08, 0.9
"""Confidence grows by this much for each further power of ten of contrast."""


class Contrast(NamedTuple):
    """How much more frequent a word is elsewhere: `amount` in Zipf steps, `languages` the likely sources, likeliest first."""

    english: float
    foreign: float
    languages: tuple[str, ...]

    @property
    def amount(self) -> float:
        """Powers of ten between the frequencies."""
        return self.foreign - max(self.english, _FLOOR)


def contrast(word: str, lexicon: Lexicon, languages: frozenset[str]) -> Contrast | None:
    """The contrast of `word` over `languages` in which it is a common word; None where it is none, or is an English word too."""
    frequencies = lexicon.frequencies(word)
    english = frequencies.pop("en", 0.0)
    common = {k: zipf for k, zipf in frequencies.items() if k in languages and lexicon.is_common_word(word, k)}
    if not common or lexicon.is_common_word(word, "en"):
        return None
    top = max(common.values())
    if max(frequencies.values()) > top + _NAME_ABROAD:
        return None
    ordered = sorted(common, key=lambda k: (-common[k], k))
    return Contrast(english, top, tuple(k for k in ordered if common[k] >= top - _LIKELY_SOURCE)[:_MOST_SOURCES])


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on single words. Capture: `language`, the code of the likeliest source. Raises `RuleError` for another value of `letters`.

    Params: `languages` (codes), `shortest` (letters), `most_times` (a word that stands more often is what the text is about), and the thresholds
    `[highest English Zipf, lowest foreign Zipf, lowest contrast]` under `limits`, of which one must hold.
    """
    if params["letters"] not in ("lower", "capitalised"):
        raise RuleError("the check 'residue' needs the parameter 'letters'", "", f"found {params['letters']!r}", "use lower or capitalised")
    lower = params["letters"] == "lower"
    languages = frozenset(params["languages"])
    limits = [tuple(float(value) for value in row) for row in params["limits"]]
    shortest, most_times = int(params["shortest"]), int(params["most_times"])
    vocabulary = document.analysis(Vocabulary)
    found: dict[str, Contrast] = {}
    for word in document.analysis(RareWords(lexicon)):
        if len(word) < shortest or not (word.islower() if lower else word.istitle()):
            continue
        if vocabulary.folded_counts[word.lower()] > most_times or (not lower and lexicon.is_name(word)):
            continue
        seen = contrast(word, lexicon, languages)
        if seen and any(seen.english <= e and seen.foreign >= f and seen.amount >= c - 1e-9 for e, f, c in limits):
            found[word] = seen
    for word, span in vocabulary.places(found):
        around = Surroundings(document, span)
        weight = _lower(around, lexicon) if lower else standing(around, word, found[word].english, lexicon)
        if weight and not around.set_apart() and not inside_foreign_sentence(document, lexicon, span):
            yield _hit(word, span, found[word], weight, lexicon)


def _hit(word: str, span: Span, seen: Contrast, weight: float, lexicon: Lexicon) -> Hit:
    twin = english_twin(word, lexicon)
    confidence = min(weight + _STEP * seen.amount, _MOST_CONFIDENCE)
    fixes = (cased_like(twin, word),) if twin else ()
    return Hit(span, fixes, {"language": language_name(seen.languages[0])}, round(confidence, 3), seen.languages)


def _lower(around: Surroundings, lexicon: Lexicon) -> float:
    """0 inside a name or a foreign phrase, which writers leave as it is on purpose, and for the rest of a word cut by a hyphen."""
    if around.before == "-" or foreign(around.token(-1), lexicon):
        return 0.0
    after = around.token(1)
    if after is not None and after.is_capitalised and around.before in DETERMINERS and lexicon.is_name(after.text):
        return _LOWER_WEIGHT  # "the sindaca Rossi": a title before a name
    return 0.0 if foreign(after, lexicon) else _LOWER_WEIGHT
