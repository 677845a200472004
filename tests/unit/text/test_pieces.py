"""Folding, quotation marks, words, language, and which reader a file gets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Span
from mtcheck.report.excerpt import cells, excerpt
from mtcheck.text.disjoint import DisjointSpans
from mtcheck.text.document import Document
from mtcheck.text.fold import fold, without_surrogates
from mtcheck.text.formats import read_document
from mtcheck.text.language import document_language
from mtcheck.text.tokens import TOKEN, tokenize, wording_of

ANY = st.text(st.one_of(st.sampled_from('"“”„«»\n\r ab.,\u0130\ud800'), st.characters(exclude_categories=[])))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ünïted\u00a0Nations", "ünïted nations"),
        ("it\u2019s", "it's"),
        ("\u0130stanbul", "istanbul"),
        ("a\ud800\t", "a\ufffd "),
        ("“Q”", "“q”"),
        ("ΣΑΣ", "σας"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(ANY)
def test_folding_keeps_length_and_leaves_nothing_to_fold(text: str) -> None:
    assert len(fold(text)) == len(text) == len(without_surrogates(text))
    without_surrogates(text).encode("utf-8")
    fold(text).encode("utf-8")


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "no" and "yes".', ["no", "yes"]),
        ("He said “no.” Then “yes”.", ["no.", "yes"]),
        ("„Nein“ and «non»", ["Nein", "non"]),
        ("“Speech that goes on\n“and on.”", ["Speech that goes on", "and on."]),
        ("A stray ” mark", []),
        ("", []),
        ('"', [""]),
    ],
)
def test_quoted_speech(text: str, inside: list[str]) -> None:
    assert [text[a:b] for a, b in Document("x.txt", text).quoted] == inside


@given(ANY)
def test_quoted_spans_are_in_range_ordered_and_of_one_line(text: str) -> None:
    spans = Document("x.txt", text).quoted
    for start, end in spans:
        assert 0 <= start <= end <= len(text)
        assert "\n" not in text[start:end]
    for one, other in pairwise(spans):
        assert one.end <= other.start


@given(ANY)
def test_tokens_are_what_the_pattern_finds(text: str) -> None:
    found = [(*match.span(), match.group(), fold(text)[match.start() : match.end()]) for match in TOKEN.finditer(text)]
    assert list(tokenize(text, 0, len(text))) == found


@given(ANY)
def test_a_wording_is_the_tokens_without_their_places(text: str) -> None:
    tokens = list(tokenize(text, 0, len(text)))
    assert wording_of(text, 0, len(text)) == ([token.text for token in tokens], [token.folded for token in tokens])


@given(ANY)
def test_tokens_are_ordered_and_hold_all_that_is_visible(text: str) -> None:
    tokens = list(tokenize(text, 0, len(text)))
    rest = list(text)
    for token in tokens:
        assert token.text == text[token.start : token.end]
        rest[token.start : token.end] = []
        rest[token.start : token.start] = [" "] * (token.end - token.start)
    assert "".join(rest).strip() == ""
    for one, other in pairwise(tokens):
        assert one.end <= other.start


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the U.S. won", ["the", "U.S.", "won"]),
        ("it's 1,500.50", ["it's", "1,500.50"]),
        ("al-Sudani", ["al", "-", "Sudani"]),
        ("(a)", ["(", "a", ")"]),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenize(text, 0, len(text))] == words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The council met in the town hall on Monday.", "en"),
        ("El consejo se reunió ayer por la tarde en el ayuntamiento.", "xx"),
        ("Five words are too few.", "und"),
        ("1 2 3 4 5 6 7 8 9", "und"),
        ("", "und"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert document_language(text) == code


@pytest.mark.parametrize(
    ("path", "masked"), [("a.md", True), ("A.MD", True), ("a.markdown", True), ("a.txt", False), ("md", False), ("a.md.txt", False)]
)
def test_the_ending_tells_the_reader(path: str, masked: bool) -> None:
    assert (read_document(path, "Some `code` here.").prose != "Some `code` here.") is masked


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("\u2764\ufe0f", 1), ("ก\u0e34", 1), ("\U0001f600", 2), ("", 0)]
)
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


@given(st.integers(0, 60), st.integers(1, 10), st.integers(20, 200))
def test_an_excerpt_shows_the_span_on_one_line(start: int, length: int, width: int) -> None:
    text = "The council met in the town hall on Monday\tand voted for the new budget of the year."
    before, inside, after = excerpt(Document("x", text), Span(start, start + length), width)
    assert inside == text[start : start + length].replace("\t", " ")
    assert "\n" not in before + inside + after
    assert len(before) + len(inside) + len(after) <= max(width, 20 + length) + 2


@given(st.lists(st.builds(lambda a, n: Span(a, a + n), st.integers(0, 30), st.integers(0, 6)), max_size=20))
def test_spans_are_taken_exactly_where_they_overlap_none(spans: list[Span]) -> None:
    taken: list[Span] = []
    disjoint = DisjointSpans()
    for span in spans:
        free = not any(span.overlaps(other) for other in taken)
        assert disjoint.take(span) is free
        if free:
            taken.append(span)
