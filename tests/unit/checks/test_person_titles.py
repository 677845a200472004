"""One person under two offices."""

from __future__ import annotations

import pytest

from mtcheck.checks.person_titles import run
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Orlu came. Chancellor Orlu left. President Orlu slept.", [("Chancellor", "President")]),
        ("Colonel Brant led. Major Brant fell.", [("Major", "Colonel")]),
        ("Colonel Ana Brant led. Major Jan Brant fell.", []),
        ("Former Mayor Brant met Governor Brant.", []),
        ("President Orlu met General Orlu.", []),
        ("Colonel Brant led. Ana Brant cried. Major Brant fell.", []),
    ],
)
def test_two_offices(text: str, expected: list[tuple[str, str]]) -> None:
    hits = run(Document("x.txt", text), {}, shipped_lexicon())
    assert [(text[h.span.start : h.span.end], h.fixes[0]) for h in hits] == expected
