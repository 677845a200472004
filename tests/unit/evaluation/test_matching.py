from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.evaluation.judge import corrected_span
from mtcheck.evaluation.matching import fix_rank, hits, widened
from mtcheck.model import Finding, Safety, Severity, Span, Status, Suggestion

TEXT = "The quick brown fox jumped over the lazy dog , and the chef of state spoke \u201ctwice\u201d today."


def finding(text: str, fixes: tuple[str, ...] = ()) -> Finding:
    start = TEXT.index(text)
    suggestions = tuple(Suggestion((), fix, Safety.REVIEW) for fix in fixes)
    span = Span(start, start + len(text))
    return Finding("calque/x", "calque", span, 0, "m", "w", (), Severity.ERROR, 0.9, suggestions, Status.NEW, text)


def gold(text: str) -> Span:
    return Span(TEXT.index(text), TEXT.index(text) + len(text))


@pytest.mark.parametrize(
    ("marked", "found", "expected"),
    [
        ("chef of state", "chef", True),
        ("chef", "the chef of", True),
        ("chef", "and the chef of", False),
        ("chef of state", "spoke", False),
        (" ,", "lazy dog", True),
        (" ,", "the chef of", True),
        (" ,", "spoke", False),
        ("chef of state", "quick brown fox jumped over the lazy dog , and the chef", False),
    ],
)
def test_a_hit_overlaps_and_is_not_much_longer(marked: str, found: str, expected: bool) -> None:
    assert hits(TEXT, gold(marked), finding(found)) is expected


@pytest.mark.parametrize(
    ("found", "offered", "fixes", "rank"),
    [
        ("chef of state", ("head of state",), ("Head of state",), 0),
        ("chef", ("head",), ("head of state",), 0),
        ("the chef of state", ("a pan", "the head of state"), ("head of state",), 1),
        ("chef of state", ("a", "b", "c", "head of state"), ("head of state",), None),
        ("chef of state", ("head of state",), (), None),
        ("chef of state spoke \u201ctwice\u201d", ('head of state spoke "twice"',), ("head of state",), 0),
    ],
)
def test_a_fix_counts_when_it_gives_the_same_text(found: str, offered: tuple[str, ...], fixes: tuple[str, ...], rank: int | None) -> None:
    assert fix_rank(TEXT, gold("chef of state"), fixes, finding(found, offered)) == rank


@given(st.text(alphabet="ab \n", max_size=60), st.integers(0, 60), st.integers(0, 5))
def test_a_widened_span_holds_the_span_and_stays_in_the_text(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    span = Span(start, min(start + length, len(text)))
    wide = widened(text, span)
    assert 0 <= wide.start <= span.start
    assert span.end <= wide.end <= len(text)
    if span.end - span.start > 2:
        assert wide == span
    assert len(text[wide.start : span.start].split()) <= 5


@pytest.mark.parametrize(
    ("text", "word", "twin", "corrected"),
    [
        ("A zorb fell.", "zorb", "A ball fell.", "ball"),
        ("A zorb fell.", "zorb", "A big ball fell.", "big ball"),
        ("The the dog.", "The the", "The dog.", "The"),
        ("A zorb fell.", "zorb", "A ball dropped.", "ball dropped"),
        ("An zorb fell.", "zorb", "A ball fell.", " ball"),
    ],
)
def test_the_corrected_place_of_a_twin(text: str, word: str, twin: str, corrected: str) -> None:
    start = text.index(word)
    span = corrected_span(text, Span(start, start + len(word)), twin)
    assert twin[span.start : span.end] == corrected


def test_a_deletion_is_a_place_too() -> None:
    span = corrected_span("It was very very late.", Span(11, 16), "It was very late.")
    assert span == Span(10, 12)


@given(st.text("ab ", max_size=20), st.text("ab ", max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_any_twin_has_a_corrected_place(text: str, twin: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    span = corrected_span(text, Span(start, end), twin)
    assert 0 <= span.start < span.end
