"""The document that an example of a rule stands for."""

from __future__ import annotations

from mtcheck.bilingual.glossary_file import parse_glossary
from mtcheck.bilingual.source import original_of
from mtcheck.text.document import Document
from mtcheck.text.formats import read_document


def translated_document(text: str, source: str, glossary: str = "") -> Document:
    """`text` as the translation of `source`, with the terms of `glossary` (rows of a comma-separated file)."""
    document = read_document("<example>", text)
    terms = parse_glossary(glossary, "<glossary>") if glossary else ()
    document.original = original_of(read_document("<source>", source), document, terms)
    return document
