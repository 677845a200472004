from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks import exonyms
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document

LEXICON = shipped_lexicon()
PARAMS = {"guards": ["none", "name"], "ambiguous": "0.5", "starts": ["le", "la", "mer", "reino"]}


def hits(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[hit.span.start : hit.span.end], hit.fixes) for hit in exonyms.run(Document("x.txt", text), PARAMS, LEXICON)]


@pytest.mark.parametrize(
    ("text", "form", "english"),
    [
        ("The envoy flew to Varsovie on Monday.", "Varsovie", "Warsaw"),
        ("Moscou denied it.", "Moscou", "Moscow"),
        ("They met in Le Caire and left.", "Le Caire", "Cairo"),
        ("They left Londres's airports.", "Londres", "London"),
        ("Exports to the Pays-Bas rose.", "Pays-Bas", "Netherlands"),
        ("The choir sang in Mailand on Friday.", "Mailand", "Milan"),
        ("PARIS, LONDRES, ROME", "LONDRES", "LONDON"),
        ("In Varsovie Monday, talks began.", "Varsovie", "Warsaw"),
    ],
)
def test_foreign_form_gets_the_english_name(text: str, form: str, english: str) -> None:
    assert hits(text) == [(form, (english,))]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy flew to Warsaw.",
        "They live in the Rue de Londres.",
        "Bayern München won, and Real Varsovie lost.",
        "Varsovie Nord is a station, and Jean Moscou a singer.",
        "The Spanish word for it is Londres.",
        'He read "Londres" on the sign.',
        "Londres (London) is on the map.",
        "The train of Mailand stood still.",
        "They ate at the Canton and met Roma.",
        "the word londres in lower case",
    ],
)
def test_other_names_are_left_alone(text: str) -> None:
    assert hits(text) == []


def test_sources_are_the_languages_that_use_the_form() -> None:
    [hit] = exonyms.run(Document("x.txt", "They flew to Moscou."), PARAMS, LEXICON)
    assert hit.captures["language"] == "French"
    assert "fr" in hit.sources


PIECES = ["Londres", "Le", "Caire", "le", "Pays-Bas", "in", ".", '"', "(", "Mailand", "\ud800", "-", "\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=300))
def test_never_raises_and_stays_in_range(text: str) -> None:
    assert all(form and fixes for form, fixes in hits(text))
