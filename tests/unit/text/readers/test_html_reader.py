from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Edit, Span
from mtcheck.text.escapes import as_read
from mtcheck.text.formats import format_of, read_document
from mtcheck.text.readers.html import escape, layout


def words(text: str) -> list[str]:
    """The sentences as the engine gets them, without what is masked."""
    read, _places = as_read(read_document("a.html", text))
    return [read.prose[start:end].replace("\ufffc", "").strip() for start, end in read.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>One two</p><p>three</p>", ["One two", "three"]),
        ("<p>One <b>two</b>\nthree.</p>", ["One two\nthree."]),
        ("<p>caf&eacute; &#233; &#xe9; &amp;</p>", ["caf\u00e9 \u00e9 \u00e9 &"]),
        ("<p>a &nosuch; b & c</p>", ["a &nosuch; b & c"]),
        ("<script>if (a < b) x('<p>')</script>Text", ["Text"]),
        ("<p>before<!-- a <b> > comment -->after</p>", ["beforeafter"]),
        ('<p title="a > b">Text</p>', ["Text"]),
        ("<pre>code</pre>\nText <code>f(x)</code> here", ["Text  here"]),
        ("3 < 4 and 5 > 4", ["3 < 4 and 5 > 4"]),
    ],
)
def test_what_is_read(text: str, expected: list[str]) -> None:
    assert [piece for piece in words(text) if piece] == expected


def test_comments_are_told() -> None:
    text = "a<!-- one -->b<!--two-->"
    assert [(text[c.span.start : c.span.end], c.text) for c in layout(text).comments] == [("<!-- one -->", " one "), ("<!--two-->", "two")]


@pytest.mark.parametrize("unit", ["<", "<a ", '<a ="<a \'" ', "<!--", "</pre ", "<pre>", "&amp", "<a =' ", "<![CDATA["])
def test_hostile_markup_is_read_in_linear_time(unit: str) -> None:
    text = unit * 20_000
    found = layout(text)
    assert all(0 <= span.start < span.end <= len(text) for span in found.mask)


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.HTM", "", "html"),
        ("a.md", "<html>", "markdown"),
        ("a.txt", "<html>", "text"),
        ("a", "Some text.", "text"),
        ("page", "\ufeff\n<!DOCTYPE html><p>x", "html"),
        ("page", "<?xml version='1.0'?>\n<html xmlns='x'>", "html"),
        ("a.part", "<?xml version='1.0'?>\r\n<xliff version='1.2'>", "xliff"),
        ("README", "# A heading\n\nText.", "markdown"),
        ("draft", "---\r\ntitle: x\r\n---\r\n", "markdown"),
        ("paper", "\\documentclass{article}", "tex"),
        ("notes", ".. note:: x", "rst"),
        ("notes", "= A title\n", "asciidoc"),
    ],
)
def test_formats_are_told_by_name_and_by_start(path: str, text: str, expected: str) -> None:
    assert format_of(path, text) == expected


@pytest.mark.parametrize(
    ("text", "word", "new", "expected"),
    [
        ("the caf&eacute; of", "caf\u00e9", "caf\u00e9s", "the caf&eacute;s of"),
        ("the caf&eacute; of", "caf\u00e9", "pub", "the pub of"),
        ("A&amp;B went", "A&B", "B&A", "B&amp;A went"),
        ("x &lt;y", "x", "a<b", "a&lt;b &lt;y"),
        ("a&nbsp;b", "a\u00a0b", "a b", "a b"),
        ("&eacute;&eacute;a", "\u00e9a", "\u00e9b", "&eacute;&eacute;b"),
    ],
)
def test_a_fix_is_written_as_its_format_writes(text: str, word: str, new: str, expected: str) -> None:
    read, places = as_read(read_document("a.html", text))
    assert places is not None
    at = read.text.index(word)
    [((start, end), written)] = places.edits(Edit(Span(at, at + len(word)), new)) or ()
    assert text[:start] + written + text[end:] == expected


PIECES = st.lists(
    st.sampled_from(["&eacute;", "&amp;", "&NotEqualTilde;", "&#x41;", "a", " ", "<b>", "</p>", "<!--x-->", "&", "<", "\ud800", "\n"])
)


@given(PIECES, st.data())
def test_only_the_edit_differs(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    read, places = as_read(read_document("a.html", text))
    if places is None:
        return
    start = data.draw(st.integers(0, len(read.text)))
    end = data.draw(st.integers(start, len(read.text)))
    new = data.draw(st.text("ab\u00e9&<", max_size=3))
    [edit] = places.edits(Edit(Span(start, end), new)) or ()
    after = text[: edit.span.start] + edit.text + text[edit.span.end :]
    if "<" not in text and "\ud800" not in text:
        assert (
            unescape(after).replace("\u00a0", " ") == (read.text[:start] + new + read.text[end:]).replace("\u00a0", " ")
            or "&" in new + text
        )
    else:
        assert after.startswith(text[: edit.span.start])
    whole = places.span(Span(start, end))
    assert 0 <= whole.start <= whole.end <= len(text)


@given(st.text())
def test_what_is_escaped_reads_as_it_was(text: str) -> None:
    assert unescape(escape(text, 0)) == text or "\r" in text or "\x00" in text or not text.isprintable()


@given(st.text(st.sampled_from("<>&;!-ab=\"'/ \n#x")))
def test_any_text_can_be_read(text: str) -> None:
    found = layout(text)
    ends = [0, *(offset for span in sorted([*found.mask, *(e.span for e in found.escapes)]) for offset in span), len(text)]
    assert ends == sorted(ends)
