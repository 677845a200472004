"""Lines that hold a rare piece of a pattern are all that has to be searched."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.text.document import Document
from mtcheck.text.search import in_lines_with

PATTERN = re.compile(r"(?<![\w-])[a-z]+ from \d+")
TEXTS = st.lists(st.sampled_from(["rose", " ", " from ", "12", "x-", "\n", "\r\n", "é", "."]), max_size=60).map("".join)


@given(TEXTS)
def test_the_matches_are_those_of_a_search_of_all(text: str) -> None:
    lines = Document("x.txt", text).line_starts
    found = [match.span() for match in in_lines_with(re.compile(r" from \d"), PATTERN, text, lines)]
    assert found == [match.span() for match in PATTERN.finditer(text)]
