"""The texts that are open in the editor, as the editor has them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cached_property

from lsprotocol import types
from pygls.uris import to_fs_path

from mtcheck.baseline import records, vocabulary
from mtcheck.lsp.positions import UTF16, Lines, Point, joined
from mtcheck.model import Span
from mtcheck.text.formats import FORMATS

_ENDINGS = {
    "plaintext": ".txt",
    "text": ".txt",
    "markdown": ".md",
    "html": ".html",
    "json": ".json",
    "jsonl": ".jsonl",
    "csv": ".csv",
    "tsv": ".tsv",
    "restructuredtext": ".rst",
    "rst": ".rst",
    "asciidoc": ".adoc",
    "latex": ".tex",
    "tex": ".tex",
    "xliff": ".xlf",
    "po": ".po",
    "yaml": ".yaml",
    "toml": ".toml",
    "srt": ".srt",
    "vtt": ".vtt",
}
"""Kinds of text as editors name them, and what the name of such a file ends with."""
SETTINGS = ("mtcheck.toml", "pyproject.toml")
PROJECT = (records.NAME, vocabulary.NAME)
OURS = (*SETTINGS, *PROJECT)
"""Files that say how to check, and are no texts."""
_SCHEMES = ("file:", "untitled:")
"""An old version that an editor shows beside the new one is not for checking."""
_READ = tuple(suffix for form in FORMATS for suffix in form.suffixes)


class Text:
    """One version of an open text. `path` is its file, or a name in angle brackets where it has none yet."""

    def __init__(self, uri: str, language: str, version: int, text: str, encoding: str) -> None:
        self.uri = uri
        self.language = language
        self.version = version
        self.text = text
        self.encoding = encoding
        self.path = _path_of(uri, language)

    @cached_property
    def lines(self) -> Lines:
        """For positions in it."""
        return Lines(self.text, self.encoding)

    @property
    def is_prose(self) -> bool:
        """True where it is of a kind that is read: a client may send every file that it opens, also a program."""
        if not self.uri.startswith(_SCHEMES) or os.path.basename(self.path) in OURS:
            return False
        return self.path.lower().endswith(_READ) or self.language in _ENDINGS

    def range(self, span: Span) -> types.Range:
        """`span` as the protocol has it."""
        return types.Range(types.Position(*self.lines.point(span.start)), types.Position(*self.lines.point(span.end)))

    def span(self, place: types.Range) -> Span:
        """A range of the protocol in code points."""
        return self.lines.span(_point(place.start), _point(place.end))

    def changed(self, version: int, changes: Sequence[types.TextDocumentContentChangeEvent]) -> Text:
        """The next version: each change is one of what those before it made."""
        now = self
        for change in changes:
            new = change.text
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = now.span(change.range)
                new = now.text[:start] + new + now.text[end:]
            now = Text(self.uri, self.language, version, joined(new), self.encoding)
        now.version = version
        return now


def _point(position: types.Position) -> Point:
    return Point(position.line, position.character)


def _path_of(uri: str, language: str) -> str:
    path = to_fs_path(uri) if uri.startswith("file:") else None
    # "<" is what the session knows a text without a place on disk by
    return path or f"<untitled>{_ENDINGS.get(language, '')}"


class Texts:
    """All that is open; `encoding` is what the client counts in, once it is known."""

    def __init__(self) -> None:
        self.encoding = UTF16
        self._open: dict[str, Text] = {}

    def __iter__(self) -> Iterator[Text]:
        return iter(list(self._open.values()))

    def get(self, uri: str) -> Text | None:
        """The text as it is now; None where it is not open."""
        return self._open.get(uri)

    def open(self, item: types.TextDocumentItem) -> None:
        """Take a text up."""
        self._open[item.uri] = Text(item.uri, item.language_id, item.version, joined(item.text), self.encoding)

    def change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Apply what was typed; of a text that is not open nothing is known."""
        uri = params.text_document.uri
        if text := self._open.get(uri):
            self._open[uri] = text.changed(params.text_document.version, params.content_changes)

    def close(self, uri: str) -> None:
        """Let go of a text."""
        self._open.pop(uri, None)

    def named(self, name: str) -> list[tuple[str, str]]:
        """Folder and text of the open files with that name."""
        return [(os.path.dirname(text.path), text.text) for text in self if os.path.basename(text.path) == name]
