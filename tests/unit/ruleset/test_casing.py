from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.ruleset.casing import match_case


@pytest.mark.parametrize(
    ("fix", "original", "expected"),
    [
        ("decide", "take the decision", "decide"),
        ("decide", "Take the decision", "Decide"),
        ("decide on it", "TAKE THE DECISION", "DECIDE ON IT"),
        ("supreme leader", "Supreme Chief", "Supreme Leader"),
        ("leader of the state", "Chief of the State", "Leader of the State"),
        ("the head of state", "The Chief of State", "The Head of State"),
        # one capital begins a sentence, it makes no title
        ("head of state", "Chief of state", "Head of state"),
        ("leader", "Chief", "Leader"),
        # a fix with capitals of its own is a name
        ("Supreme Leader", "supreme chief", "Supreme Leader"),
        ("Supreme Leader", "SUPREME CHIEF", "Supreme Leader"),
        ("al-Qaeda", "Al Kaida", "Al-Qaeda"),
        ("NATO", "OTAN", "NATO"),
        # three letters may be an acronym as well as a shout, digits say nothing about case
        ("united states", "USA", "United states"),
        ("g7 summit", "G7 TOP", "G7 Summit"),
        ("", "Chief", ""),
        ("leader", "", "leader"),
        ("élan", "Zest", "Élan"),
        ("ten men", "10 Men", "ten men"),
    ],
)
def test_a_fix_takes_the_capitals_of_what_it_replaces(fix: str, original: str, expected: str) -> None:
    assert match_case(fix, original) == expected


@given(st.text(max_size=30), st.text(max_size=30))
def test_only_capitals_change(fix: str, original: str) -> None:
    assert match_case(fix, original).casefold() == fix.casefold() or match_case(fix, original).upper() == fix.upper()


@given(st.text(st.sampled_from("ab cD"), max_size=20), st.text(st.sampled_from("ab cD"), max_size=20))
def test_asking_twice_changes_nothing(fix: str, original: str) -> None:
    once = match_case(fix, original)
    assert match_case(once, original) == once
