from __future__ import annotations

import pytest

from mtcheck.checks.translated_surnames import run
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    hits = run(Document("x.txt", text), {"nouns": ["cup"]}, shipped_lexicon())
    return [(text[hit.span.start : hit.span.end], hit.fixes) for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They saw Ramiro Flecha. Then Ramiro Arrow left.", [("Arrow", ("Flecha",))]),
        # the noun makes another name, the other surname is well known or one of two, the noun is the usual one
        ("They saw Ramiro Flecha. Then the Ramiro Cup began.", []),
        ("They saw Donald Sutherland. Then Donald Arrow left.", []),
        ("They saw Ramiro Flecha and Ramiro Lopetegui. Then Ramiro Arrow left.", []),
        ("They saw Ramiro Flecha. Then Ramiro Arrow left with Ramiro Arrow.", []),
        ("They saw Ramiro Flecha. Then Ramiro Young left.", []),
        ("", []),
    ],
)
def test_a_noun_in_place_of_a_surname(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert found(text) == expected
