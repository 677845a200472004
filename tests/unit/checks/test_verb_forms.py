from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks.verb_forms import run
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document


def found(text: str) -> list[tuple[str, str]]:
    return [(text[h.span.start : h.span.end], h.fixes[0]) for h in run(Document("t", text), {}, shipped_lexicon())]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("They wanted to went home.", ("to went", "to go")),
        ("She decided to visited him.", ("to visited", "to visit")),
        ("He has wrote a book.", ("has wrote", "has written")),
        ("The boat was took away.", ("was took", "was taken")),
        ("We could not goes there.", ("could not goes", "could not go")),
        ("He did not carried the box.", ("did not carried", "did not carry")),
        ("The members have agree on it.", ("have agree", "have agreed")),
        ("It will has a roof.", ("will has", "will have")),
    ],
)
def test_the_wrong_form_is_found(text: str, hit: tuple[str, str]) -> None:
    assert found(text) == [hit]


@pytest.mark.parametrize(
    "text",
    [
        "The aid went to displaced people.",
        "The woman he spoke to said nothing.",
        "All they did was go home.",
        "Her last will makes him rich.",
        "They have help from the army.",
        "He had put it there and has come home.",
        "What it boils down to is money.",
    ],
)
def test_english_that_only_looks_alike(text: str) -> None:
    assert found(text) == []


@given(st.text(alphabet="to has went isdnc.'\n", max_size=200))
def test_any_text_is_taken(text: str) -> None:
    for hit in run(Document("t", text), {}, shipped_lexicon()):
        assert 0 <= hit.span.start < hit.span.end <= len(text) and hit.fixes[0]
