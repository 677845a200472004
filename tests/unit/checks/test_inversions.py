from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks.inversions import run
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document

PARAMS: dict[str, str] = {"verbless": "called published", "intransitive": "stood"}


def found(text: str) -> list[str]:
    return [text[h.span.start : h.span.end] for h in run(Document("t", text), PARAMS, shipped_lexicon())]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("On Monday began the trial of a banker.", "began the trial"),
        ("In the crash died two brothers.", "died two brothers"),
        ("From the shop were stolen two cars.", "were stolen two"),
        ("Was opened a new school.", "Was opened"),
        ("When the rain stopped, went the men home.", "went the men"),
        ("Confirmed the minister that the road was open.", "Confirmed the minister that"),
        ("In the port has begun the loading.", "has begun"),
    ],
)
def test_it_is_found(text: str, hit: str) -> None:
    assert found(text) == [hit]


@pytest.mark.parametrize(
    "text",
    [
        "In a film called the Bridge, they meet.",
        "On the hill stood a tower.",
        "Was opened the best word?",
        "On Monday the trial began.",
        "In a report published the same day, he agreed.",
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
