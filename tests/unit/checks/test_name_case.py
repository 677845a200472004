"""Names that lost a capital."""

from __future__ import annotations

import pytest

from mtcheck.checks.name_case import run
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Coral Front fled. Later the Coral front came back.", [("front", "Front")]),
        ("The Coral front fled. Later the Coral front came back.", []),
        ("The Iraqi President wept. The Iraqi president slept.", []),
        ("The Coral Front Club fled. The Coral front slept.", []),
    ],
)
def test_the_same_name_in_small_letters(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[h.span.start : h.span.end], h.fixes[0]) for h in run(Document("x.txt", text), {}, shipped_lexicon())] == expected
