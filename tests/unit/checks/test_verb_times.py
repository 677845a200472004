from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks.verb_times import run
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document

PARAMS: dict[str, str] = {}


def found(text: str) -> list[str]:
    return [text[h.span.start : h.span.end] for h in run(Document("t", text), PARAMS, shipped_lexicon())]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("The envoy has arrived in Ghent yesterday.", "has arrived"),
        ("The mill exists since 1923.", "exists"),
        ("Yesterday in Ghent the festival begins.", "begins"),
        ("He is making knives since 1980.", "is"),
        ("The bridge has been built in 1932.", "has been built"),
        ("Three years ago the village has no road.", "has"),
        ("It is the third time that the hill erupts.", "erupts"),
    ],
)
def test_it_is_found(text: str, hit: str) -> None:
    assert found(text) == [hit]


@pytest.mark.parametrize(
    "text",
    [
        "The mill has existed since 1923.",
        "It is the first mill since 1923.",
        "He must have sold it last week.",
        "Prices have risen in the last month.",
        "He is jailed for ten years.",
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
