"""The texts of an editor, after any edits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from mtcheck.lsp.positions import Lines, joined
from mtcheck.lsp.texts import Text, Texts

TEXTS = st.text(st.sampled_from("ab \n\r\x0c\u2028\u00e9\U0001f600"), max_size=20)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-32"])


def opened(text: str, encoding: str = "utf-16", uri: str = "file:///a.md", language: str = "markdown") -> Text:
    return Text(uri, language, 1, text, encoding)


@given(TEXTS, ENCODINGS, st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), TEXTS), max_size=4))
@settings(max_examples=120, deadline=None)
def test_edits_are_those_of_a_string(text: str, encoding: str, edits: list[tuple[int, int, str]]) -> None:
    changes: list[types.TextDocumentContentChangeEvent] = []
    now = text
    for first, last, new in edits:
        # an editor has no cursor between CR and LF
        allowed = [i for i in range(len(now) + 1) if now[i - 1 : i + 1] != "\r\n"] if now else [0]
        start, end = sorted((allowed[first % len(allowed)], allowed[last % len(allowed)]))
        lines = Lines(now, encoding)
        place = types.Range(types.Position(*lines.point(start)), types.Position(*lines.point(end)))
        changes.append(types.TextDocumentContentChangePartial(place, new))
        now = now[:start] + new + now[end:]
    changed = opened(text, encoding).changed(7, changes)
    assert (changed.text, changed.version) == (now, 7)


def test_a_whole_new_text_takes_the_place_of_the_old() -> None:
    assert opened("old").changed(2, [types.TextDocumentContentChangeWholeDocument("new \ud83d\ude00")]).text == "new \U0001f600"
    assert joined("\ud83d\ude00") == "\U0001f600"


@pytest.mark.parametrize(
    ("uri", "language", "path", "is_prose"),
    [
        ("file:///notes/a%20b.md", "markdown", "/notes/a b.md", True),
        ("file:///notes/a.py", "python", "/notes/a.py", False),
        ("file:///notes/README", "plaintext", "/notes/README", True),
        ("untitled:Untitled-1", "markdown", "<untitled>.md", True),
        ("untitled:Untitled-1", "unheard-of", "<untitled>", False),
        ("git:/notes/a.md?%7B%7D", "plaintext", "<untitled>.txt", False),
    ],
)
def test_what_is_read_and_as_what(uri: str, language: str, path: str, is_prose: bool) -> None:
    text = opened("", uri=uri, language=language)
    assert (text.path, text.is_prose) == (path, is_prose)


def test_what_is_not_open_is_not_changed() -> None:
    texts = Texts()
    texts.change(types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(2, "file:///a.md"), []))
    assert texts.get("file:///a.md") is None
    texts.close("file:///a.md")
