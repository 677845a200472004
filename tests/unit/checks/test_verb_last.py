from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks.verb_last import run
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document

PARAMS: dict[str, str] = {}


def found(text: str) -> list[str]:
    return [text[h.span.start : h.span.end] for h in run(Document("t", text), PARAMS, shipped_lexicon())]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("He left because his dog ill was.", "ill was"),
        ("She said the letter never received had, and left.", "received had"),
        ("The club has the contract with its coach extended.", "has the contract with its coach extended"),
        ("The tax next year lowered will be.", "lowered will be"),
    ],
)
def test_it_is_found(text: str, hit: str) -> None:
    assert found(text) == [hit]


@pytest.mark.parametrize(
    "text",
    [
        "He was taller than the others had expected.",
        "He asked how ill the dog was.",
        "The bank has in the past rejected it.",
        "Nor has the bank answered.",
        "Only in Wales has the rate fallen.",
        "Why has the bank answered the letter?",
        "She has the papers signed.",
    ],
)
def test_good_english_is_left_alone(text: str) -> None:
    assert found(text) == []


@given(
    st.lists(
        st.sampled_from(
            [
                "The ",
                "has ",
                "been ",
                "since ",
                "1990 ",
                "was ",
                "in ",
                "yesterday ",
                "On Monday ",
                "began ",
                "plan ",
                "built ",
                "é",
                "\n",
                ".",
                "ambitious ",
                "’s ",
                ", ",
            ]
        ),
        max_size=30,
    )
)
def test_hits_lie_in_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert all(0 <= h.span.start < h.span.end <= len(text) for h in run(Document("t", text), PARAMS, shipped_lexicon()))
