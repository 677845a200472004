"""Positions against Python's own encoders."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.lsp.positions import UTF8, UTF16, UTF32, Lines, Point, joined
from mtcheck.model import Span

UNITS = {UTF8: ("utf-8", 1), UTF16: ("utf-16-le", 2), UTF32: ("utf-32-le", 4)}
CODE_POINTS = st.sampled_from("ab .\n\r\t\x0b\x0c\x1c\x85\u2028\u2029\u0301e\u00e9\u0644\u202e\ufeff\uffff\U0001f600\U0010ffff\ud800\udc00")
TEXTS = st.text(CODE_POINTS, max_size=40).map(joined)
ENCODINGS = st.sampled_from(sorted(UNITS))


def units(text: str, encoding: str) -> int:
    codec, size = UNITS[encoding]
    return len(text.encode(codec, "surrogatepass")) // size


@given(TEXTS, ENCODINGS, st.data())
@settings(max_examples=150, deadline=None)
def test_every_offset_has_its_position_and_back(text: str, encoding: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    point = Lines(text, encoding).point(offset)
    breaks = [m.end() for m in re.finditer("\r\n|\r|\n", text) if m.end() <= offset]
    start = breaks[-1] if breaks else 0
    inside = text[offset - 1 : offset + 1] == "\r\n"
    assert point == Point(len(breaks), units(text[start : offset - inside], encoding))
    assert Lines(text, encoding).offset(point) == offset - inside


@given(TEXTS, ENCODINGS, st.integers(0, 12), st.integers(0, 90))
@settings(max_examples=150, deadline=None)
def test_no_position_leaves_its_line_or_cuts_a_character(text: str, encoding: str, line: int, character: int) -> None:
    lines = re.split("\r\n|\r|\n", text)
    offset = Lines(text, encoding).offset(Point(line, character))
    if line >= len(lines):
        assert offset == len(text)
        return
    back = Lines(text, encoding).point(offset)
    assert back.line == line
    assert back.character <= character
    rest = lines[line][offset - Lines(text, encoding).offset(Point(line, 0)) :]
    assert not rest or back.character + units(rest[0], encoding) > character


@pytest.mark.parametrize(
    ("encoding", "character"),
    [(UTF8, 12), (UTF16, 6), (UTF32, 4)],
)
def test_a_face_an_accent_and_a_letter(encoding: str, character: int) -> None:
    text = "one\r\n\U0001f600\u0301\u4e2dwx\r\nthree"
    lines = Lines(text, encoding)
    start = text.index("x")
    assert lines.point(start) == Point(1, character - {UTF8: 2, UTF16: 1, UTF32: 0}[encoding])
    assert lines.span(lines.point(start + 1), lines.point(5)) == Span(5, start + 1)
    assert lines.line_span(start) == Span(5, start + 1)


@given(st.text(CODE_POINTS, max_size=20))
@settings(max_examples=80, deadline=None)
def test_halves_that_meet_are_one_character(text: str) -> None:
    whole = joined(text)
    assert not re.search("[\ud800-\udbff][\udc00-\udfff]", whole)
    assert whole.encode("utf-16-le", "surrogatepass") == text.encode("utf-16-le", "surrogatepass")
