"""The shipped tables of collocations and of the pairs that stand for them."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import SourceError
from mtcheck.lexicon.collocations import (
    ARTICLE,
    FIRST,
    LAST,
    VERB,
    CollocationTable,
    first_form,
    last_form,
    plural,
    shipped_collocations,
    singular,
)
from mtcheck.lexicon.layout import HEADER


@pytest.mark.parametrize(
    ("many", "one"), [("networks", "network"), ("batteries", "battery"), ("boxes", "box"), ("classes", "class"), ("women", "woman")]
)
def test_number_of_nouns(many: str, one: str) -> None:
    assert singular(many) == one
    assert plural(one) == many


def test_the_plural_of_a_greek_noun() -> None:
    assert plural("analysis") == "analyses"


@pytest.mark.parametrize("word", ["virus", "analysis", "loss", "gas", ""])
def test_the_singular_of_a_singular_is_itself(word: str) -> None:
    assert singular(word) == word


def test_a_pair_of_near_synonyms_stands_for_the_collocation() -> None:
    found = shipped_collocations().find("counterfeit", "consciousness")
    assert found is not None
    assert found[:2] == ("artificial", "intelligence")


def test_the_languages_are_those_one_of_whose_words_covers_both() -> None:
    found = shipped_collocations().find("strong", "rain")
    assert found is not None
    assert found[:2] == ("heavy", "rain")
    assert {"fr", "es", "de"} <= set(found.languages)


def test_a_verb_is_found_with_a_place_for_a_determiner_only() -> None:
    table = shipped_collocations()
    found = table.find("made", "walk", gap=True)
    assert found is not None
    assert found[:2] == ("took", "walk")
    assert table.find("made", "walk") is None


@pytest.mark.parametrize(
    ("first", "last"), [("artificial", "intelligence"), ("heavy", "rain"), ("", ""), ("strong\0", "rain"), ("\ud800", "x")]
)
def test_right_collocations_and_strange_strings_are_no_pairs(first: str, last: str) -> None:
    for name in ("miscollocations", "misterms"):
        assert shipped_collocations(name).find(first, last) is None


def test_what_a_word_may_be() -> None:
    parts = shipped_collocations().parts
    assert parts["(counterfeit"] & FIRST
    assert parts["consciousness."] & LAST
    assert parts["made"] & VERB
    assert parts["an"] == ARTICLE
    assert parts["Zqx"] == 0


@given(st.text(max_size=60))
def test_parts_of_any_string_fit_in_a_byte(written: str) -> None:
    part = shipped_collocations().parts[written]
    assert 0 <= part < 16
    assert not part & FIRST or first_form(written).islower()
    assert not part & LAST or last_form(written).islower()


def test_a_missing_or_foreign_file_is_reported(tmp_path: object) -> None:
    folder = os.fspath(tmp_path)  # type: ignore[arg-type]
    with pytest.raises(SourceError, match="cannot open"):
        CollocationTable(folder, "miscollocations")
    data = os.path.join(
        os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))), "mtcheck", "lexicon", "data"
    )
    for name in ("collocations.marisa", "misterms.marisa", "misterms-words.marisa"):
        os.symlink(os.path.join(data, name), os.path.join(folder, name))
    with open(os.path.join(folder, "misterms.bin"), "wb") as file:
        file.write(HEADER.replace(b"1", b"0"))
    with pytest.raises(SourceError, match="another version"):
        CollocationTable(folder, "misterms")
