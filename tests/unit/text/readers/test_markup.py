"""Markup read by lines and signs: what is read, that a fix changes nothing else, and that no text takes long; the same for every format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.errors import SourceError
from mtcheck.fix import apply
from mtcheck.model import Edit, Span
from mtcheck.text.document import Document
from mtcheck.text.escapes import as_read
from mtcheck.text.formats import read_document
from mtcheck.text.readers.selection import Selection

HERE = Path(__file__).parent / "markup"
FILES = sorted(path for path in HERE.iterdir() if path.suffix != ".read")


def content(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogateescape")


def words(document: Document) -> list[str]:
    """The sentences with what is masked as `#`, those with nothing else left out."""
    found = (" ".join(re.sub("\ufffc+", "#", document.prose[start:end]).split()) for start, end in document.sentences)
    return [sentence for sentence in found if sentence.strip("# ")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_prose_of_a_file_is_read(path: Path) -> None:
    """`NAME.read` holds what is read, sentence by sentence, and the comments."""
    document = as_read(read_document(path.name, content(path)))[0]
    lines = [*words(document), *(f"comment: {' '.join(comment.text.split())}" for comment in document.comments)]
    assert lines == path.with_name(f"{path.name}.read").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_comments_are_masked_and_stand_where_they_are_said_to(path: Path) -> None:
    document = read_document(path.name, content(path))
    assert document.comments
    for comment in document.comments:
        assert not document.prose[slice(*comment.span)].strip("\ufffc\r\n ")
        assert comment.text.split()[0] in document.text[slice(*comment.span)]


@settings(max_examples=30)
@given(st.sampled_from(FILES), st.data())
def test_a_change_is_read_as_it_was_meant_and_changes_nothing_else(path: Path, data: st.DataObject) -> None:
    text = content(path)
    read, places = as_read(read_document(path.name, text))
    start, end = data.draw(st.sampled_from([span for span in read.sentences if "\ufffc" not in read.prose[slice(*span)]]))
    low = data.draw(st.integers(start, end - 1))
    high = data.draw(st.integers(low + 1, end))
    new = "x" + data.draw(st.text("ab\u00e9c ", max_size=5)) + "y"
    edits = places.edits(Edit(Span(low, high), new)) if places else (Edit(Span(low, high), new),)
    if edits is None:
        return
    after = apply(text, edits)
    again = as_read(read_document(path.name, after))[0].text
    assert again.split() == (read.text[:low] + new + read.text[high:]).split()
    outside = places.span(Span(low, high)) if places else Span(low, high)
    assert after.startswith(text[: outside.start])
    assert after.endswith(text[outside.end :])


UNITS = {
    "tex": ["{", "\\begin{", "\\verb|", "$", "$$", "\\[", "\\label{", "\\item[", "\\'", "%\n", "\\href{a}{", "\\begin{verbatim}", "}"],
    "rst": ["`", "``", ":a:`", "*", "**", ".. ", "  ", "::\n\n ", "|", "=\n", "[a]_", "`a <", ".. a::\n", "- "],
    "asciidoc": ["`", "**", "__", "link:a[", "<<", "////\n", "--\n", "|===\n", "* ", "{a", "a::\n", "[[", "+", '"`'],
    "yaml": ["- ", "a: ", "'", '"', "|\n ", "[", "{", "# a\n", "? ", "&a ", "*a ", "\t"],
    "toml": ["a = ", "'''", '"""', '"', "[", "[[", "# a\n", "a.", "{", "\\"],
}


def attempt(text: str, form: str) -> Document | None:
    """The document, with all its fields; None for a text that is not of its format, which is said with its place."""
    try:
        return read_document("a", text, form, Selection(("**",)) if form in ("yaml", "toml") else None)
    except SourceError as error:
        assert re.match(r"a:\d+:\d+", error.where)
        assert error.remedy
        return None


@pytest.mark.parametrize(("form", "unit"), [(form, unit) for form, units in UNITS.items() for unit in units])
def test_hostile_markup_is_read_in_linear_time(form: str, unit: str) -> None:
    for text in (unit * 4_000, f"{unit}\n" * 2_000, f"{unit}a " * 2_000):
        attempt(text, form)


@pytest.mark.parametrize("form", UNITS)
@given(data=st.data())
def test_any_text_can_be_read(form: str, data: st.DataObject) -> None:
    text = "".join(
        data.draw(st.lists(st.sampled_from([*UNITS[form], "a b c d e", "\n", "\n\n", " ", "\ud800", "\x00", "\r"]), max_size=30))
    )
    document = attempt(text, form)
    if document is None:
        return
    assert document.layout is not None
    ends = [0, *(at for span in sorted([*document.layout.mask, *(e.span for e in document.layout.escapes)]) for at in span), len(text)]
    assert ends == sorted(ends)
    assert list(document.breaks) == sorted(document.breaks)
    read, places = as_read(document)
    for start, end in read.sentences:
        edits = places.edits(Edit(Span(start, end), read.text[start:end])) if places else ()
        assert edits is None or apply(text, edits) == text


VALUES = [
    "a: ",
    "b",
    "'",
    '"',
    "\\n",
    "\\",
    "''",
    "x y",
    ": ",
    " #",
    "[",
    "]",
    ",",
    "- ",
    "|",
    ">",
    "\n",
    "  ",
    "\u00e9",
    "\U0001f600",
    "= ",
    "[a]",
    "1",
]


@settings(max_examples=60)
@given(
    st.sampled_from(["yaml", "toml"]),
    st.lists(st.sampled_from(VALUES), max_size=12),
    st.text("xy \"'\\:#,]\n\u00e9", max_size=4),
    st.data(),
)
def test_a_value_that_is_changed_stays_the_only_one_that_is(form: str, pieces: list[str], new: str, data: st.DataObject) -> None:
    text = ("a: " if form == "yaml" else "a = ") + "".join(pieces)
    document = attempt(text, form)
    if document is None or not document.sentences:
        return
    read, places = as_read(document)
    assert places is not None
    spans = [span for span in read.sentences if "\ufffc" not in read.prose[slice(*span)]]
    if not spans:
        return
    start, end = data.draw(st.sampled_from(spans))
    edits = places.edits(Edit(Span(start, end), f"x{new}y"))
    if edits is None:
        return
    again = attempt(apply(text, edits), form)
    assert again is not None
    assert (
        as_read(again)[0].prose.replace("\ufffc", " ").split()
        == f"{read.prose[:start]}x{new}y{read.prose[end:]}".replace("\ufffc", " ").split()
    )
