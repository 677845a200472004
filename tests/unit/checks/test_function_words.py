"""Function words that were left in the language of the source."""

from __future__ import annotations

import pytest

from mtcheck.checks.function_words import run
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document

PARAMS = {"words": {"de": {"und": "and"}, "es": {"y": "and"}}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They ate und left.", [("und", "and", "German")]),
        ("They ate, y left.", [("y", "and", "Spanish")]),
        ("The firm Sachs und Brandt.", []),
        ("Grund und zorbig.", []),
        ("und they left", []),
    ],
)
def test_between_english_words_only(text: str, expected: list[tuple[str, str, str]]) -> None:
    hits = run(Document("x.txt", text), PARAMS, shipped_lexicon())
    assert [(text[h.span.start : h.span.end], h.fixes[0], h.captures["language"]) for h in hits] == expected
