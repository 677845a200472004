from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.articles import article_edit, takes_an

AN = "apple Elm ice oak umpire hour hourly honest honour honor heir heiress unimportant uninsured umbrella ugly utter usher Eve end"
A = (
    "boy Yard union unit university unique European euro ewe once one one-sided used useful usual user utensil utility ubiquitous ufo Ukraine"
    " Uganda Uruguay house hotel historic"
)


@pytest.mark.parametrize("word", AN.split())
def test_an_stands_before_a_vowel_sound(word: str) -> None:
    assert takes_an(word) is True
    assert takes_an(f"{word} of the town") is True


@pytest.mark.parametrize("word", A.split())
def test_a_stands_before_a_consonant_sound(word: str) -> None:
    assert takes_an(word) is False


@pytest.mark.parametrize("text", ["", "NATO", "EU summit", "8", "11 men", "\u201celm\u201d", " elm", "-", "8th", "MP's"])
def test_the_spelling_does_not_always_tell(text: str) -> None:
    assert takes_an(text) is None


@pytest.mark.parametrize("letter", ["A", "b", "I"])
def test_a_single_letter_is_read_as_a_word(letter: str) -> None:
    assert takes_an(letter) is not None


@pytest.mark.parametrize(
    ("before", "fix", "article"),
    [
        ("He is a ", "elder", "an"),
        ("He is an ", "leader", "a"),
        ("A ", "elder", "An"),
        ("An ", "leader", "A"),
        ("(a ", "elder", "an"),
        ("\u201ca ", "elder", "an"),
        ("a\u00a0", "elder", "an"),
        ("is\na ", "elder", "an"),
        # right already, or nobody can tell
        ("He is a ", "leader", None),
        ("He is an ", "elder", None),
        ("He is a ", "NATO chief", None),
        ("He is a ", "", None),
        # not an article, or not right before
        ("He is the ", "elder", None),
        ("Anna ", "elder", None),
        ("vitamin-a ", "elder", None),
        ("x'a ", "elder", None),
        ("He is a", "elder", None),
        ("He is a  ", "elder", None),
        ("AN ", "leader", None),
        ("", "elder", None),
    ],
)
def test_the_article_before_a_fix(before: str, fix: str, article: str | None) -> None:
    text = f"{before}zorb in town"
    edit = article_edit(text, len(before), fix)
    if article is None:
        assert edit is None
        return
    assert edit is not None
    assert edit.text == article
    assert text[edit.span.start : edit.span.end].lower() in ("a", "an")
    assert edit.span.end == len(before) - 1


@given(st.text(alphabet="aAn \u00a0('b", max_size=8), st.text(alphabet="aeubh N1", max_size=8))
def test_once_mended_it_is_right(before: str, fix: str) -> None:
    edit = article_edit(before + "zorb", len(before), fix)
    if edit is not None:
        assert before[edit.span.start : edit.span.end].lower() in ("a", "an")
        mended = before[: edit.span.start] + edit.text + before[edit.span.end :]
        assert article_edit(mended + fix, len(mended), fix) is None
