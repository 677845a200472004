from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks.agreement import run
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document


def found(text: str) -> list[tuple[str, str]]:
    return [(text[h.span.start : h.span.end], h.fixes[0]) for h in run(Document("t", text), {}, shipped_lexicon())]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("The old rules has angered the farmers.", ("has", "have")),
        ("Although these villages is far away, we walk.", ("is", "are")),
        ("The results of the vote was late.", ("was", "were")),
        ("Two hard stages remains in the race.", ("remains", "remain")),
        ("The two hard stages belongs to the south.", ("belongs", "belong")),
        ("The minister say that the bridge is safe.", ("say", "says")),
        ("The bridge are closed until noon.", ("are", "is")),
        ("They carries water home.", ("carries", "carry")),
        ("Today they doesn't work.", ("doesn't", "don't")),
        ("She have a boat.", ("have", "has")),
    ],
)
def test_the_other_number_is_found(text: str, hit: tuple[str, str]) -> None:
    assert found(text) == [hit]


@pytest.mark.parametrize(
    "text",
    [
        "The list of rules has angered the farmers.",
        "The police have closed the bridge.",
        "If the bridge were closed, we would swim.",
        "He demanded that the minister go home.",
        "Did the farmer have a boat?",
        "Neither the farmer nor his son have a boat.",
        "The years of war was what he feared, and politics is hard.",
        "Growing old vegetables is a job.",
        "The man who sold the boats is rich.",
        "Let it have its way.",
    ],
)
def test_english_that_only_looks_alike(text: str) -> None:
    assert found(text) == []


@given(st.text(alphabet="theyw aresihbolf.'\n", max_size=200))
def test_any_text_is_taken(text: str) -> None:
    document = Document("t", text)
    for hit in run(document, {}, shipped_lexicon()):
        assert 0 <= hit.span.start < hit.span.end <= len(text) and hit.fixes[0]
