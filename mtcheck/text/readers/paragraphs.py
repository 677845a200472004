"""The text of a word processor's document or a book: a paragraph a line. Line breaks, tabs and pictures inside of one are no words."""

from __future__ import annotations

import re

from mtcheck.model import Span
from mtcheck.text.readers.addresses import addresses
from mtcheck.text.readers.layout import Layout
from mtcheck.text.readers.spans import merged

_SIGN = re.compile("[\u2028\ufffc\t]")


def layout(text: str) -> Layout:
    """A sentence ends with its paragraph, and at a line break."""
    signs = [Span(*match.span()) for match in _SIGN.finditer(text)]
    breaks = tuple(span.end for span in signs if text[span.start] == "\u2028")
    return Layout(merged([*signs, *addresses(text)]), breaks, False)
