from __future__ import annotations

import math

import pytest

from mtcheck.lexicon import Lexicon, shipped_lexicon
from mtcheck.lexicon.layout import LANGUAGES

LEXICON = shipped_lexicon()


def test_the_shipped_lexicon_is_opened_once() -> None:
    assert shipped_lexicon() is LEXICON
    assert isinstance(LEXICON, Lexicon)


@pytest.mark.parametrize(
    ("word", "language", "zipf"),
    [
        ("the", "en", 7.7),
        ("government", "en", 5.4),
        ("boursière", "fr", 3.2),
        ("guerra", "es", 5.5),
        ("notizia", "it", 4.8),
        ("haus", "de", 5.4),
    ],
)
def test_frequencies_are_those_of_the_source_within_a_quarter(word: str, language: str, zipf: float) -> None:
    assert math.isclose(LEXICON.zipf(word, language), zipf, abs_tol=0.25)


def test_absent_words_have_no_frequency() -> None:
    for word in ("pacemasse", "xqzvbnm", "téhran", ""):
        assert LEXICON.zipf(word) == 0.0
        assert LEXICON.frequencies(word) == {}
        assert not LEXICON.is_known(word)
        assert not LEXICON.is_name(word)


def test_case_apostrophes_and_composition_do_not_matter() -> None:
    assert LEXICON.zipf("don\u2019t") == LEXICON.zipf("don't") == LEXICON.zipf("DON'T") > 5.0
    assert LEXICON.frequencies("e\u0301cole") == LEXICON.frequencies("École") != {}
    assert LEXICON.frequencies("İSTANBUL") == LEXICON.frequencies("istanbul") != {}


def test_frequencies_agree_with_zipf() -> None:
    listed = LEXICON.frequencies("chef")
    assert listed == {language: LEXICON.zipf("chef", language) for language in LANGUAGES if LEXICON.zipf("chef", language)}
    assert {"en", "fr", "de", "es"} <= set(listed)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        LEXICON.zipf("house", "xx")
    with pytest.raises(KeyError):
        LEXICON.is_common_word("house", "xx")


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("boursière", "fr"),
        ("marcha", "es"),
        ("marcha", "fr"),
        ("guerras", "es"),
        ("häuser", "de"),
        ("Haus", "de"),
        ("houses", "en"),
        ("notizie", "it"),
    ],
)
def test_inflected_forms_of_dictionary_words_are_common(word: str, language: str) -> None:
    assert LEXICON.is_common_word(word, language)


@pytest.mark.parametrize(
    ("word", "language"),
    [("Merkel", "de"), ("Berlin", "de"), ("Madrid", "es"), ("Baghdad", "en"), ("boursière", "en"), ("the", "fr"), ("London", "en")],
)
def test_names_and_words_of_other_languages_are_not_common(word: str, language: str) -> None:
    assert not LEXICON.is_common_word(word, language)


def test_rare_english_forms_are_known_by_the_dictionary() -> None:
    rare = [word for word in ("abridgers", "antagonizers", "quibblingly", "outmanoeuvring", "pamphleteered") if not LEXICON.zipf(word)]
    assert rare
    assert all(LEXICON.is_known(word) for word in rare)


def test_names_are_told_by_kind() -> None:
    assert LEXICON.is_given_name("Mohammed") and LEXICON.is_given_name("Giulia") and LEXICON.is_given_name("María")
    assert LEXICON.is_surname("Merkel") and LEXICON.is_surname("Guerra") and LEXICON.is_surname("Nguyen")
    assert LEXICON.is_place("Baghdad") and LEXICON.is_place("New Mexico") and LEXICON.is_place("Los Angeles") and LEXICON.is_place("Iraq")
    assert not LEXICON.is_place("government")
    assert not LEXICON.is_given_name("Baghdad")


def test_words_of_everyday_prose_are_no_names() -> None:
    assert not [
        word
        for word in ("the", "and", "with", "pero", "avec", "boursière", "marcha", "nicht", "government", "notizia")
        if LEXICON.is_name(word)
    ]


def test_a_residue_contrast_separates_foreign_words_from_english() -> None:
    def is_residue(word: str) -> bool:
        others = [language for language in LANGUAGES if language != "en" and LEXICON.is_common_word(word, language)]
        strongest = max((LEXICON.zipf(word, language) for language in others), default=0.0)
        return strongest >= 3.0 and LEXICON.zipf(word) < 2.5 and strongest - LEXICON.zipf(word) >= 2.0 and not LEXICON.is_name(word)

    assert all(map(is_residue, ["Boursière", "Marcha", "gouvernement", "ayuntamiento", "Regierung", "scuola", "mulheres"]))
    assert not any(map(is_residue, ["chef", "government", "Baghdad", "Merkel", "kindergarten", "militia", "Guerra", "café", "siesta"]))
