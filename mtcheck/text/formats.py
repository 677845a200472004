"""Which reader a file gets, by its ending."""

from __future__ import annotations

from mtcheck.text.document import Document
from mtcheck.text.readers import plain

MARKDOWN = (".md", ".markdown")


def read_document(path: str, text: str) -> Document:
    """`text` as a document, read as Markdown or plain text after the suffix of `path`."""
    if path.lower().endswith(MARKDOWN):
        # plain text is the common case and need not pay for the other readers
        from mtcheck.text.readers import markdown

        layout = markdown.layout(text)
        return Document(path, text, layout.mask, layout.breaks, soft_newlines=True)
    return Document(path, text, plain.mask(text), plain.breaks(text))
