"""Which reader a file gets: by name, by its ending, or by how it begins."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.errors import ConfigError, Malformed, SourceError, nearest
from mtcheck.text.document import Document
from mtcheck.text.readers import plain

if TYPE_CHECKING:
    from mtcheck.text.readers.layout import Layout
    from mtcheck.text.readers.selection import Selection


class Format(NamedTuple):
    """A format by name: endings of its files, and the module of `mtcheck.text.readers` whose `layout(text)` returns a `Layout`.

    `starts`: what a file with another ending, or none, begins with when it is of this format (lower case; white space and an XML declaration before it do not count).
    """

    name: str
    suffixes: tuple[str, ...]
    reader: str
    starts: tuple[str, ...] = ()
    has_fields: bool = False
    """True where the reader is `layout(text, selection)`: some parts of such a file are prose only where they are asked for."""


PLAIN = "text"
FORMATS = (
    Format(PLAIN, (".txt", ".text"), "plain"),
    Format("markdown", (".md", ".markdown"), "markdown", ("# ", "---\ntitle:", "---\nlayout:", "---\ndate:", "---\nauthor:"), True),
    Format("html", (".html", ".htm", ".xhtml"), "html", ("<!doctype html", "<html")),
    Format("tex", (".tex", ".ltx", ".latex"), "tex", ("\\documentclass", "\\begin{document}", "\\chapter{", "\\section{")),
    Format("rst", (".rst", ".rest"), "rst", (".. _", ".. contents::", ".. meta::", ".. note::", ".. include::")),
    Format("asciidoc", (".adoc", ".asciidoc", ".asc"), "asciidoc", ("= ",)),
    Format("srt", (".srt",), "srt"),
    Format("vtt", (".vtt",), "vtt", ("webvtt",)),
    Format("po", (".po", ".pot"), "po"),
    Format("xliff", (".xlf", ".xliff", ".mxliff", ".sdlxliff"), "xliff", ("<xliff",)),
    Format("tmx", (".tmx",), "tmx", ("<tmx",)),
    Format("yaml", (".yaml", ".yml"), "yaml", ("%yaml",), has_fields=True),
    Format("toml", (".toml",), "toml", has_fields=True),
    Format("paragraphs", (".docx", ".docm", ".odt", ".epub"), "paragraphs"),
    Format("json", (".json", ".jsonld", ".geojson"), "json", has_fields=True),
    Format("jsonl", (".jsonl", ".ndjson"), "jsonl", has_fields=True),
    Format("csv", (".csv",), "csv", has_fields=True),
    Format("tsv", (".tsv", ".tab"), "tsv", has_fields=True),
)
"""Each reader is imported when the first file of its format comes: plain text is the common case and need not pay for the others."""

_HEAD = 512
"""Code points in which the start of a file is looked for."""


def format_of(path: str, text: str = "") -> str:
    """Name of the format of a file, by the ending of `path`, else by how `text` begins; `text` where neither tells."""
    lowered = path.lower()
    for form in FORMATS:
        if lowered.endswith(form.suffixes):
            return form.name
    head = text[:_HEAD].lstrip("\ufeff \t\r\n").replace("\r\n", "\n").lower()
    if head.startswith("<?xml"):
        # the root element tells
        head = head[head.find(">") + 1 :].lstrip()
    return next((form.name for form in FORMATS if form.starts and head.startswith(form.starts)), PLAIN)


def find_format(name: str) -> Format:
    """The row of a format. Raises `ConfigError` where there is none of that name."""
    for form in FORMATS:
        if form.name == name:
            return form
    names = [form.name for form in FORMATS]
    near = nearest(name, names)
    remedy = f"did you mean {near!r}?" if near else ""
    raise ConfigError(f"there is no format {name!r} of texts", "", f"the formats are {', '.join(names)}", remedy)


def read_document(path: str, text: str, form: str = "", selection: Selection | None = None) -> Document:
    """`text` as a document of the format `form`, or of what `format_of` tells; `selection` says what is read of one with fields.

    Raises `ConfigError` where `form` names no format, `SourceError` for a text that is not of its format.
    """
    name = form or format_of(path, text)
    if name == PLAIN:
        return Document(path, text, plain.mask(text), plain.breaks(text))
    row = find_format(name)
    layout = _laid_out(path, text, row, selection)
    # an escape that is not read through `mtcheck.text.escapes` is no prose
    mask = layout.mask
    if layout.escapes:
        from mtcheck.text.readers.spans import merged

        mask = merged([*mask, *(escape.span for escape in layout.escapes)])
    document = Document(path, text, mask, layout.breaks, layout.soft_newlines)
    document.layout, document.comments, document.form = layout, layout.comments, name
    document.original = layout.original
    return document


def _laid_out(path: str, text: str, row: Format, selection: Selection | None) -> Layout:
    try:
        reader = import_module(f"mtcheck.text.readers.{row.reader}")
        layout: Layout = reader.layout(text, selection) if selection and row.has_fields else reader.layout(text)
    except Malformed as error:
        raise SourceError(error.what, str(Document(path, text).where(error.at)), error.why, error.remedy) from error
    return layout
