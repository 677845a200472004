"""The strings between white space: all of them, in place, and matches inside them as in the whole text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.text import pieces
from mtcheck.text.document import MASK, Document
from mtcheck.text.fold import spaced
from mtcheck.text.formats import read_document
from mtcheck.text.pieces import Pieces, has_inner_capital, is_mixed
from mtcheck.text.search import occurrences

TEXTS = st.lists(
    st.sampled_from(["a", "B2", "(b2)", " ", "\n", "\r\n", "\u00a0", "\u2009", "é", "\ud800", "aB", "—", ""]), max_size=40
).map("".join)
NUMBERED = re.compile(r"(?<![\w-])[a-zB]\d(?!\w)")


@given(TEXTS, st.integers(1, 20))
def test_the_pieces_are_what_splitting_gives_each_at_its_place(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "_BLOCK", size)
        found = Pieces(Document("x.txt", text))
    assert [text[start:end] for start, end in found.places(bool)] == text.split()
    assert sorted(found.starts) == sorted(set(text.split()))
    assert all(text.startswith(piece, start) for piece, starts in found.starts.items() for start in starts)


@given(TEXTS)
def test_matches_in_pieces_are_the_matches_in_the_text(text: str) -> None:
    found = [match.span() for match in Pieces(Document("x.txt", text)).matches(NUMBERED, is_mixed)]
    assert found == [match.span() for match in NUMBERED.finditer(text)]


def test_a_pattern_is_asked_once_about_each_different_piece() -> None:
    asked: list[str] = []
    list(Pieces(Document("x.txt", "one two one two three ")).places(asked.append))
    assert asked == ["one", "two", "three"]


def test_what_is_masked_is_no_piece_of_prose() -> None:
    assert all(MASK in piece or piece in ("A", "code") for piece in Pieces(read_document("x.md", "A `b2` code")).starts)


def test_shapes_of_pieces() -> None:
    assert [piece for piece in ("word", "Word", "word,", "w2", "NATO", "iPad", "(the") if is_mixed(piece)] == ["word,", "w2", "(the"]
    assert [piece for piece in ("word", "Word", "NATO", "iPad", "(The", "(the", "A") if has_inner_capital(piece)] == [
        "NATO",
        "iPad",
        "(The",
        "A",
    ]


@given(st.text())
def test_spaced_keeps_length_and_all_but_white_space(text: str) -> None:
    assert len(spaced(text)) == len(text)
    assert all(a == b or (b == " " and a.isspace()) for a, b in zip(text, spaced(text), strict=True))


def test_occurrences_may_overlap() -> None:
    assert list(occurrences("aaa", "aa")) == [0, 1]
    assert list(occurrences("", "aa")) == []


def test_what_was_not_wanted_elsewhere_is_not_asked_again_and_changes_no_answer() -> None:
    asked: list[str] = []

    def wanted(piece: str) -> bool:
        asked.append(piece)
        return piece.startswith("z")

    first, second = (Document("a.txt", text).analysis(Pieces) for text in ("a zorb of a town", "of the zorb of zorbs"))
    assert list(first.places(wanted, "question")) == [(2, 6)]
    assert sorted(asked) == ["a", "of", "town", "zorb"]
    asked.clear()
    assert list(second.places(wanted, "question")) == [(7, 11), (15, 20)]
    assert sorted(asked) == ["the", "zorb", "zorbs"]
    assert list(second.places(lambda piece: piece == "of", "another question")) == [(0, 2), (12, 14)]
