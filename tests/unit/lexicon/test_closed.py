from __future__ import annotations

import pytest

from mtcheck.lexicon import closed, shipped_lexicon
from mtcheck.lexicon.countries import COUNTRIES

SETS = {name: value for name, value in vars(closed).items() if name.isupper()}


@pytest.mark.parametrize("name", sorted(SETS))
def test_entries_are_folded_and_whole(name: str) -> None:
    for entry in SETS[name]:
        assert entry == entry.lower().strip() != ""
        assert "\u2019" not in entry


@pytest.mark.parametrize("name", sorted(set(SETS) - {"TITLES"}))
def test_single_word_sets_hold_english_words(name: str) -> None:
    lexicon = shipped_lexicon()
    assert all(" " not in entry for entry in SETS[name])
    assert [entry for entry in SETS[name] if not lexicon.is_known(entry) and not entry.startswith("'")] == []


def test_the_sets_have_their_expected_members() -> None:
    assert {"the", "this", "every"} <= closed.DETERMINERS
    assert {"of", "with", "during"} <= closed.PREPOSITIONS
    assert {"she", "themselves"} <= closed.PRONOUNS
    assert {"was", "has", "did", "won't", "must"} <= closed.AUXILIARIES
    assert {"and", "because", "whereas"} <= closed.CONJUNCTIONS
    assert len(closed.MONTHS) == 12 and len(closed.WEEKDAYS) == 7
    assert {"prime minister", "ayatollah", "general"} <= closed.TITLES
    assert {"official", "commander"} <= closed.ROLE_NOUNS
    assert {"twelve", "million"} <= closed.NUMBER_WORDS


def test_function_words_cover_running_english_and_little_else() -> None:
    assert 180 <= len(closed.FUNCTION_WORDS) <= 320
    words = "the minister said on friday that he would not answer any of the questions which had been put to him".split()
    assert sum(word in closed.FUNCTION_WORDS for word in words) / len(words) > 0.55
    foreign = "le ministre a refusé de répondre aux questions qui lui ont été posées par des journalistes".split()
    assert sum(word in closed.FUNCTION_WORDS for word in foreign) / len(foreign) < 0.1


def test_countries_are_about_two_hundred_and_in_order() -> None:
    assert 193 <= len(COUNTRIES) <= 205
    names = [name for name in COUNTRIES if name.isascii()]
    assert names == sorted(names)
    assert COUNTRIES["Iraq"] == ("Iraqi", "Iraqis", "Baghdad")
    assert COUNTRIES["Netherlands"].people == "Dutch"


def test_countries_and_capitals_are_places() -> None:
    lexicon = shipped_lexicon()
    assert [name for name, country in COUNTRIES.items() if not lexicon.is_place(name) or not (lexicon.is_place(country.capital))] == []
