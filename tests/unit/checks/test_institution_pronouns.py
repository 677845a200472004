"""'He' for an institution: found where nobody else can be meant, silent as soon as a person has been mentioned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks import institution_pronouns
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document


def _found(text: str, sentences: int = 1) -> list[tuple[str, tuple[str, ...], str]]:
    document = Document("a.txt", text)
    hits = institution_pronouns.run(document, {"sentences": sentences}, shipped_lexicon())
    return [(text[h.span.start : h.span.end], h.fixes, h.captures["institution"]) for h in hits]


@pytest.mark.parametrize(
    ("text", "institution"),
    [
        ("The Harbour Department announced on Friday that he would close the quay.", "the Harbour Department"),
        ("The Ministry of Fisheries said he had asked owners to mend their nets.", "the Ministry of Fisheries"),
        ("Norway said that she would send a ship.", "Norway"),
        ("The bank said the vault was dry. \u201cThe water is gone,\u201d he added.", "the bank"),
    ],
)
def test_the_institution_is_meant(text: str, institution: str) -> None:
    assert [(fixes, body) for _pronoun, fixes, body in _found(text)] == [(("it",), institution)]


def test_a_second_pronoun_leans_on_the_first() -> None:
    text = "The Ministry of Fisheries said he had asked owners to mend nets. \u201cThey must answer the law,\u201d he said."
    assert [pronoun for pronoun, _fixes, _body in _found(text)] == ["he", "he"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry spokeswoman said that she would resign.",
        "The bank said the director knew that he had failed.",
        "A diver fell ill. The ministry said he would recover.",
        "Ann Abel left in May. The ministry said she had asked for leave.",
        "The court said that he was fined.",
        "The ministry said he had left early, Smith said.",
        "\u201cWe wait,\u201d he said.",
        "The ministry in the town that he left said nothing.",
    ],
)
def test_somebody_else_may_be_meant(text: str) -> None:
    assert _found(text) == []


def test_the_window_is_a_parameter() -> None:
    text = "A diver fell asleep. Rain came down. The ministry said he would go."
    assert len(_found(text, sentences=1)) == 1
    assert _found(text, sentences=2) == []


@given(st.text(alphabet="Thea miniystry .\u201d,said he\n", max_size=200))
def test_hits_are_pronouns_inside_the_text(text: str) -> None:
    assert {pronoun.lower() for pronoun, _fixes, _body in _found(text)} <= {"he", "she"}
