"""Damaged sentences: spans, determinism, what stays."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.damage import Damager
from training.damage.kinds import KINDS

SENTENCES = (
    "The minister said on Monday that the company had decided to build a new hospital in the north of France.",
    "According to the police, three armed men entered the bank and took $2.5 million on March 5.",
    "He has lived in Berlin for ten years and depends on his brother's help.",
    "Is the government able to listen to the voters, or does it want to ignore them?",
    "President Vladimir Putin also met the German chancellor in Moscow two years ago.",
    "She told reporters that Mary Smith was responsible for the biggest attack on the city in 1998.",
    "Nobody has any information about the women who were killed in the train station.",
    "The United Nations and NATO did not take part in the talks, which took place in Beijing.",
)
ODD = ("€3.5", "café", "\ud800", "U.S.", "—", "“No,”", "*", "a*b", "\u00a0", "x\ty")
WORDS = st.lists(
    st.sampled_from([*sorted({word for sentence in SENTENCES for word in sentence.split()}), *ODD]),
    max_size=30,
).map(" ".join)
ARTICLES = {"a", "an"}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@pytest.fixture(scope="module")
def damager() -> Damager:
    return Damager(7)


@settings(max_examples=300, deadline=None)
@given(st.one_of(WORDS, st.text(max_size=120)), st.integers(1, 3), st.integers(0, 2**32))
def test_spans_lie_in_the_text_and_do_not_overlap(text: str, count: int, seed: int) -> None:
    result = Damager(seed).damage(text, count)
    if result is None:
        return
    assert result.text != text
    assert result.spans
    assert len(result.spans) == len(result.kinds)
    end = -1
    for begin, stop in result.spans:
        assert end < begin < stop <= len(result.text)
        assert result.text[begin:stop].strip() == result.text[begin:stop]
        end = stop


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SENTENCES), st.integers(1, 3), st.integers(0, 2**32))
def test_what_is_outside_the_spans_was_there_before_in_this_order(sentence: str, count: int, seed: int) -> None:
    result = Damager(seed).damage(sentence, count)
    assert result is not None
    outside, at = [], 0
    for begin, end in [*result.spans, (len(result.text),) * 2]:
        outside += _words(result.text[at:begin])
        at = end
    rest = iter(["a" if word in ARTICLES else word for word in _words(sentence)])
    assert all(("a" if word in ARTICLES else word) in rest for word in outside)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2**32))
def test_the_same_seed_and_calls_give_the_same_sentences(seed: int) -> None:
    one, other = Damager(seed), Damager(seed)
    assert [one.damage(sentence, 2) for sentence in SENTENCES] == [other.damage(sentence, 2) for sentence in SENTENCES]


@pytest.mark.parametrize("text", ["", "Yes.", "One two", "\n", "\ud800" * 9])
def test_nothing_is_done_to_what_is_no_sentence(damager: Damager, text: str) -> None:
    assert damager.damage(text) is None


def test_a_name_of_no_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        Damager(1, only=("nonsense",))


def test_kinds_have_names_of_their_own_and_positive_weights() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert min(kind.weight for kind in KINDS) > 0
