"""Relative clauses of bodies with a pronoun for a person."""

from __future__ import annotations

import pytest

from mtcheck.checks.relative_owners import run
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document


def _found(text: str, sentences: int = 4) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[h.span.start : h.span.end], h.fixes) for h in run(Document("t", text), {"sentences": sentences}, shipped_lexicon())]


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("The union welcomed the law, which he considers fair.", "he"),
        ("Voters left the party that she founded in spring.", "she"),
    ],
)
def test_a_pronoun_without_a_person_is_the_body(text: str, pronoun: str) -> None:
    assert _found(text) == [(pronoun, ("it",))]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Roth welcomed the law of the union, which she considers fair.",
        "The chairman spoke. The union left the alliance, which he founded.",
        "The union welcomed the law, which he wept over.",
        "It rained on the law that he signed.",
    ],
)
def test_a_person_in_view_a_verb_of_persons_and_no_body_are_left_alone(text: str) -> None:
    assert _found(text) == []


def test_only_so_many_sentences_before_are_asked() -> None:
    text = "The chairman spoke. It rained. The union left the alliance, which he founded."
    assert _found(text, 2) == []
    assert _found(text, 1) == [("he", ("it",))]
