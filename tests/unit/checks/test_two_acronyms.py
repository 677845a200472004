"""One body under two acronyms."""

from __future__ import annotations

import pytest

from mtcheck.checks.two_acronyms import run
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document


def _found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[h.span.start : h.span.end], h.fixes) for h in run(Document("t", text), {}, shipped_lexicon())]


def test_the_letters_of_a_body_in_another_order() -> None:
    assert _found("The Port Safety Office (OSP) met. A driver wrote to the PSO in May.") == [("PSO", ("OSP",))]


def test_a_name_with_letters_that_it_does_not_spell() -> None:
    assert _found("The Port Safety Office (PSO) met. In May the Port Safety Office (BHS) wrote.") == [("BHS", ("PSO",))]


@pytest.mark.parametrize(
    "text",
    [
        "The Port Safety Office (PSO) met. A driver wrote to the PSO in May.",
        "The Port Safety Office (PSO) met the Old Ships Party (OSP). The OSP left.",
        "A driver wrote to the PSO and to the OSP.",
    ],
)
def test_bodies_with_letters_of_their_own_are_left_alone(text: str) -> None:
    assert _found(text) == []
