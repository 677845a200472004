"""Figures of one text that exclude each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks.contradictions import run
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document


def hits(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[h.span.start : h.span.end], h.fixes) for h in run(Document("x.txt", text), {}, shipped_lexicon())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan Roth, 34, left. Later Roth, 43, came.", [("43", ("34",))]),
        ("Jan Roth, 34, left. Eva Roth, 43, came.", []),
        ("Jan Roth, 34, and Eva Roth left. Later Roth, 43, came.", []),
        ("About 12 of the 10 bridges fell.", [("12 of the 10", ())]),
        ("About nine of the 10 bridges fell.", []),
        ("It ran between 2015 and 2009.", [("2015 and 2009", ("2009 and 2015",))]),
        ("It ran down from 2015 to 2009.", []),
        ("On Monday, 13 May 2014, it rained.", [("Monday", ("Tuesday",))]),
        ("On Monday, 31 February 2014, it rained.", []),
        ("It cost 37 million euros. The 37 million dollars came late.", [("dollars", ("euros",))]),
        ("It cost 37 million euros (37 million dollars).", []),
        ("It is 12 miles long and 12 kilometers wide.", [("kilometers", ("miles",))]),
        ("It is 100 miles long and 100 kilometers wide.", []),
    ],
)
def test_contradictions(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert hits(text) == expected


@given(st.text(alphabet=st.sampled_from("from to of the 0123456789, .Roth-year-old Monday May euros miles("), max_size=80))
def test_any_text_is_taken(text: str) -> None:
    for wording, fixes in hits(text):
        assert wording
        assert wording not in fixes
