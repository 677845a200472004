from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Span, Where
from mtcheck.text.document import MASK, Document

ANY = st.text(st.one_of(st.sampled_from('ab A.,"\u201c\u201d\n\r\u0130\ud800 '), st.characters(exclude_categories=[])), max_size=60)


@st.composite
def masked(draw: st.DrawFn) -> Document:
    """A document with a mask as readers give it: ordered, disjoint, in range."""
    text = draw(ANY)
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    return Document("x.md", text, [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)])


@given(masked())
def test_the_mask_hides_all_it_covers_but_line_breaks(document: Document) -> None:
    text, prose = document.text, document.prose
    assert len(prose) == len(document.folded) == len(text)
    hidden = {at for start, end in document.mask for at in range(start, end) if text[at] not in "\r\n"}
    assert prose == "".join(MASK if at in hidden else character for at, character in enumerate(text))


@given(ANY)
def test_places_count_lines_as_editors_do(text: str) -> None:
    document = Document("x.txt", text)
    line, column = 1, 1
    for at, character in enumerate(text):
        assert document.where(at) == Where("x.txt", line, column)
        column += 1
        if character == "\n" or (character == "\r" and text[at + 1 : at + 2] != "\n"):
            line, column = line + 1, 1
    assert document.where(len(text)) == Where("x.txt", line, column)


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        ("", 0, 1, 1),
        ("ab\ncd", 2, 1, 3),
        ("ab\ncd", 3, 2, 1),
        ("ab\r\ncd", 4, 2, 1),
        ("ab\rcd", 3, 2, 1),
        ("ab\u2028cd", 4, 1, 5),
        ("\U0001f600b", 1, 1, 2),
        ("ab\n", 3, 2, 1),
    ],
)
def test_where(text: str, offset: int, line: int, column: int) -> None:
    assert str(Document("x.txt", text).where(offset)) == f"x.txt:{line}:{column}"


@pytest.mark.parametrize(("offset", "index"), [(0, 0), (2, 0), (5, 0), (11, 0), (12, 1), (16, 1), (21, 1), (99, 1)])
def test_the_sentence_at_a_place_or_before_it(offset: int, index: int) -> None:
    document = Document("x.txt", "  One two. \nThree four.")
    assert document.sentence_at(offset) == index


def test_an_empty_document_has_no_sentence() -> None:
    for text in ("", " \n\t"):
        document = Document("x.txt", text)
        assert document.sentence_at(0) == -1
        assert document.sentences == ()
        assert not document.in_quotes(Span(0, 0))


@given(masked())
def test_each_sentence_holds_its_tokens(document: Document) -> None:
    for index, sentence in enumerate(document.sentences):
        assert document.sentence_at(sentence.start) == index
        assert document.sentence_at(sentence.end - 1) == index
        for token in document.tokens(index):
            assert sentence.start <= token.start < token.end <= sentence.end
            assert token.text == document.prose[token.start : token.end]
            assert token.folded == document.folded[token.start : token.end]
        assert document.tokens(index) is document.tokens(index)


@pytest.mark.parametrize(
    ("span", "inside"),
    [
        (Span(9, 14), True),
        (Span(9, 15), True),
        (Span(8, 14), False),
        (Span(9, 16), False),
        (Span(0, 2), False),
        (Span(17, 20), False),
        (Span(23, 25), True),
    ],
)
def test_quoted_speech_holds_whole_spans_only(span: Span, inside: bool) -> None:
    text = 'He said "no way" then "go".'
    assert text[9:15] == "no way"
    assert Document("x.txt", text).in_quotes(span) is inside


def test_an_analysis_is_made_once_and_for_each_function() -> None:
    document, calls = Document("x.txt", "one two"), []

    def length(given: Document) -> int:
        calls.append(given)
        return len(given.text)

    def words(given: Document) -> list[str]:
        return given.text.split()

    assert document.analysis(length) == document.analysis(length) == 7
    assert document.analysis(words) is document.analysis(words)
    assert calls == [document]
