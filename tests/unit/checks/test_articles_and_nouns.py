"""The indefinite article, and surnames that are common nouns."""

from __future__ import annotations

import pytest

from mtcheck.checks import indefinite_article, noun_names
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An powerful quake.", [("An", "A")]),
        ("He has a old van.", [("a", "an")]),
        ("a unanimous vote, a one-off, an hour, a European", []),
        ("vitamin A users and an xqzt", []),
    ],
)
def test_a_or_an(text: str, expected: list[tuple[str, str]]) -> None:
    hits = indefinite_article.run(Document("x.txt", text), {}, shipped_lexicon())
    assert [(text[h.span.start : h.span.end], h.fixes[0]) for h in hits] == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Senator Oak Forest left.", ["Oak Forest"]),
        ("Senator Ruby Stone left.", []),
        ("Mayor Stone left.", []),
        ("Judge River Phoenix left.", []),
    ],
)
def test_surnames_that_were_translated(text: str, names: list[str]) -> None:
    assert [text[h.span.start : h.span.end] for h in noun_names.run(Document("x.txt", text), {}, shipped_lexicon())] == names
