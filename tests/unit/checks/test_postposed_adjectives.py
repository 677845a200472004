from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks.postposed_adjectives import run
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document

PARAMS: dict[str, str] = {"also": "new", "postpositive": "available", "nouns": "something"}


def found(text: str) -> list[str]:
    return [text[h.span.start : h.span.end] for h in run(Document("t", text), PARAMS, shipped_lexicon())]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("The council has a plan ambitious.", "plan ambitious"),
        ("They built a factory new in May.", "factory new"),
        ("Three committees parliamentary have met.", "committees parliamentary"),
    ],
)
def test_it_is_found(text: str, hit: str) -> None:
    assert found(text) == [hit]


@pytest.mark.parametrize(
    "text",
    [
        "They made the plan ambitious.",
        "He is the only man available.",
        "The council has an ambitious plan.",
        "They wanted something ambitious.",
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
