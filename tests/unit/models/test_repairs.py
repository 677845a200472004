from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.models.repairs import Repair, repairs


def sentences(text: str, first: int, last: int) -> list[str]:
    words = text.split()
    out = []
    for repair in repairs(words, [True] * (len(words) - 1) + [False], first, last):
        out.append(" ".join([*words[: repair.first], repair.text, *words[repair.last :]]))
    return out


@pytest.mark.parametrize(
    ("damaged", "at", "meant"),
    [
        ("he depends of them", 2, "he depends on them"),
        ("in the commission electoral of Kenya", 3, "in the electoral commission of Kenya"),
        ("in the commission electoral of Kenya", 2, "in the electoral commission of Kenya"),
        ("she has went home", 2, "she has gone home"),
        ("the men was late", 2, "the men were late"),
        ("who drove the life", 2, "who drove life"),
        ("she is doctor there", 2, "she is a doctor there"),
        ("she is engineer there", 2, "she is an engineer there"),
        ("he spoke quick and left", 2, "he spoke quickly and left"),
        ("many informations came", 1, "many information came"),
        ("Commission electoral of Kenya", 0, "Electoral commission of Kenya"),
        ("Of this we know", 0, "On this we know"),
        ("the heavy wind blew", 1, "the strong wind blew"),
        ("he closed heavy doors", 2, "he closed serious doors"),
    ],
)
def test_the_damage_can_be_undone(damaged: str, at: int, meant: str) -> None:
    assert meant in sentences(damaged, at, at + 1)


def test_names_are_not_exchanged() -> None:
    assert "the Kenya Electoral vote" not in sentences("the Electoral Kenya vote", 1, 3)


def test_marks_and_numbers_are_left_alone() -> None:
    assert list(repairs(["1998", ","], [False, False], 0, 2)) == []


def test_words_that_do_not_touch_are_not_exchanged() -> None:
    words = ["commission", "electoral"]
    assert not any(repair.last - repair.first == 2 for repair in repairs(words, [False, False], 0, 2))


@given(
    st.lists(st.sampled_from("the of he went I A être ß İ 12 ... \ud800 x's commission Electoral is".split()), min_size=1, max_size=8),
    st.data(),
)
def test_repairs_stay_near_their_place_and_change_something(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    joined = [data.draw(st.booleans()) for _ in words[:-1]] + [False]
    found = list(repairs(words, joined, first, last))
    for repair in found:
        assert isinstance(repair, Repair)
        assert first - 1 <= repair.first < repair.last <= last + 1
        assert repair.text
        assert repair.first >= 0
        assert repair.last <= len(words)
