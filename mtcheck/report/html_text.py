"""Any text inside HTML: markup escaped, controls and what reorders or hides text shown as in a terminal."""

from __future__ import annotations

import re

from mtcheck.files.display import printable

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_NEWLINES = re.compile(r"\r\n?")
_JOINERS = re.compile("([\u200c\u200d])")
"""Zero-width (non-)joiners: emoji and several scripts are spelt with them, and they move nothing."""


def html_text(text: str) -> str:
    """`text` for an element or a quoted attribute; line breaks stay."""
    if not text.isprintable():
        parts = _JOINERS.split(_NEWLINES.sub("\n", text))
        text = "".join(part if number % 2 else printable(part, keep_newlines=True) for number, part in enumerate(parts))
    return text.translate(_MARKUP)
