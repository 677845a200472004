"""Words that are no English: built on a foreign word, or with an ending too many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks.cognates import foreign_cognate, without_redundant_ending
from mtcheck.lexicon import shipped_lexicon

LEXICON = shipped_lexicon()


@pytest.mark.parametrize("word", ["disponibility", "desinfection", "parlementary"])
def test_the_foreign_word_behind_a_coinage(word: str) -> None:
    found = foreign_cognate(word, LEXICON)
    assert found is not None
    assert found.language in ("fr", "es", "it", "pt", "de")
    assert LEXICON.zipf(found.word, found.language) > LEXICON.zipf(word)


@pytest.mark.parametrize("word", ["tarpasole", "zorbed", "ed", "", "hospitalized's"])
def test_words_without_a_cognate(word: str) -> None:
    assert foreign_cognate(word, LEXICON) is None


@pytest.mark.parametrize(("word", "english"), [("hospitalizated", "hospitalized"), ("sanctionated", "sanctioned"), ("zorbated", None)])
def test_one_ending_too_many(word: str, english: str | None) -> None:
    assert without_redundant_ending(word, LEXICON) == english


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30))
def test_any_string_is_taken(word: str) -> None:
    english = without_redundant_ending(word, LEXICON)
    assert english is None or LEXICON.is_known(english)
    foreign_cognate(word, LEXICON)
