"""Names split around a common noun."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks.split_names import run
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.formats import read_document

KNOWN = "Fighters of Saraya Noor left the town. "


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    document = read_document("t.txt", text)
    return [(text[h.span.start : h.span.end], h.fixes) for h in run(document, {}, shipped_lexicon())]


@pytest.mark.parametrize(
    ("text", "at", "fix"),
    [
        (KNOWN + "A Saraya commander Noor spoke.", "Saraya commander Noor", "Saraya Noor commander"),
        (KNOWN + "Two Saraya militiamen Noor spoke.", "Saraya militiamen Noor", "Saraya Noor militiamen"),
        ("A Saraya leader Noor spoke. " + KNOWN, "Saraya leader Noor", "Saraya Noor leader"),
        (KNOWN + "It was a Saraya fighter Noor\u2019s gun.", "Saraya fighter Noor", "Saraya Noor fighter"),
    ],
)
def test_a_noun_inside_a_known_name_is_found(text: str, at: str, fix: str) -> None:
    assert found(text) == [(at, (fix,))]


@pytest.mark.parametrize(
    "text",
    [
        "A Saraya commander Noor spoke.",
        KNOWN + "A Saraya commander, Noor, spoke.",
        KNOWN + "A Saraya Noor commander spoke.",
        KNOWN + "A Saraya Commander Noor spoke.",
        KNOWN + "A Saraya bridge Noor was built.",
        "Saraya. Noor left. A Saraya commander Noor spoke.",
    ],
)
def test_what_is_no_split_name_is_left_alone(text: str) -> None:
    assert found(text) == []


@given(st.text(max_size=200))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    document = read_document("t.txt", text + "\nA Saraya Noor. A Saraya leader Noor")
    assert all(0 <= h.span.start < h.span.end <= len(document.text) for h in run(document, {}, shipped_lexicon()))
