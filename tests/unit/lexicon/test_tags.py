from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.lexicon.tags import TAG_BITS, has_tag, tags


def names(word: str) -> set[str]:
    return {name for name, bit in TAG_BITS.items() if tags(word) & bit}


@pytest.mark.parametrize(
    ("word", "can", "cannot"),
    [
        ("report", {"NOUN", "VERB", "COUNT"}, {"NOUN!", "VERB!", "ADJ"}),
        ("statement", {"NOUN", "NOUN!"}, {"VERB"}),
        ("minister", {"NOUN!", "PERSON", "COUNT"}, {"VERB", "THING"}),
        ("officers", {"NOUNS", "NOUNS!"}, {"NOUN"}),
        ("went", {"PAST", "PAST!"}, {"PARTICIPLE"}),
        ("gone", {"PARTICIPLE"}, {"PAST"}),
        ("discussed", {"PAST!", "PARTICIPLE!"}, {"ADJ"}),
        ("making", {"GERUND"}, {"VERB"}),
        ("takes", {"VERBS"}, {"VERB"}),
        ("cheaper", {"COMPARATIVE"}, {"SUPERLATIVE"}),
        ("cheapest", {"SUPERLATIVE"}, {"COMPARATIVE"}),
        ("quickly", {"ADV", "ADV!"}, {"ADJ"}),
        ("beautiful", {"ADJ!"}, {"NOUN"}),
        ("information", {"NOUN!"}, {"NOUNS", "COUNT"}),
        ("zorblax", set(), set(TAG_BITS)),
    ],
)
def test_a_word_has_its_parts_of_speech(word: str, can: set[str], cannot: set[str]) -> None:
    assert can <= names(word)
    assert not names(word) & cannot


def test_sure_tags_are_possible_ones() -> None:
    for word in ("people", "put", "advice", "run", "visit", "left"):
        assert {name.rstrip("!") for name in names(word)} <= names(word)


def test_one_of_several_tags_is_enough() -> None:
    assert has_tag("visit", "ADJ", "VERB")
    assert not has_tag("visit", "ADJ", "ADV")
    with pytest.raises(KeyError):
        has_tag("visit", "NOUNY")


@given(st.text(max_size=200))
def test_strange_words_are_in_no_list(word: str) -> None:
    assert tags("\u4e00" + word) == 0
    assert tags(word) >= 0
    assert tags("q" * 5_000) == 0
