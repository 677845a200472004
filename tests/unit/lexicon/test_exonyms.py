from __future__ import annotations

import pytest

from mtcheck.lexicon import shipped_lexicon

LEXICON = shipped_lexicon()


@pytest.mark.parametrize(
    ("foreign", "english", "language", "guard"),
    [
        ("Moscou", "Moscow", "fr", "none"),
        ("Pékin", "Beijing", "fr", "none"),
        ("Le Caire", "Cairo", "fr", "none"),
        ("Varsovie", "Warsaw", "fr", "none"),
        ("Jartum", "Khartoum", "es", "none"),
        ("Alemania", "Germany", "es", "none"),
        ("Turquie", "Turkey", "fr", "none"),
        ("Danubio", "Danube", "es", "none"),
        ("Mer Noire", "Black Sea", "fr", "none"),
        ("Irán", "Iran", "es", "none"),
        ("Norwegia", "Norway", "pl", "none"),
        ("Mailand", "Milan", "de", "name"),
        ("Florencia", "Florence", "es", "name"),
        ("México", "Mexico", "es", "name"),
        ("Perú", "Peru", "ca", "name"),
        ("Peking", "Beijing", "de", "english"),
        ("Roma", "Rome", "it", "english"),
    ],
)
def test_foreign_forms_give_the_english_name(foreign: str, english: str, language: str, guard: str) -> None:
    reading = {exonym.english: exonym for exonym in LEXICON.exonyms(foreign)}[english]
    assert language in reading.languages
    assert reading.guard == guard


@pytest.mark.parametrize(
    "english",
    [
        "Moscow",
        "Beijing",
        "Baghdad",
        "Bogotá",
        "Côte d\u2019Ivoire",
        "Türkiye",
        "Congo",
        "Columbia",
        "DACA",
        "Macau",
        "Swiss",
        "Norfolk",
        "Monde",
        "the",
        "",
    ],
)
def test_english_names_and_words_are_no_exonyms(english: str) -> None:
    assert LEXICON.exonyms(english) == ()


def test_case_and_spacing_of_a_phrase_do_not_matter() -> None:
    assert LEXICON.exonyms("MER  noire") == LEXICON.exonyms("Mer\u00a0Noire") == LEXICON.exonyms("mer noire") != ()
    assert LEXICON.exonyms("De\u0301troit d\u2019Ormuz") == LEXICON.exonyms("détroit d'ormuz") != ()


def test_no_english_target_is_itself_listed_unguarded() -> None:
    for foreign in ("Moscou", "Le Caire", "Mer Noire", "Danubio", "Téhéran", "Sicile"):
        for exonym in LEXICON.exonyms(foreign):
            assert all(reading.guard != "none" for reading in LEXICON.exonyms(exonym.english))
