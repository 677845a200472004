"""Any text inside Markdown (CommonMark and GitHub's), with nothing of it read as markup, link or mention."""

from __future__ import annotations

import re

from mtcheck.files.display import printable

_MARKUP = re.compile(r"[!-&(-+/:<=>\[-`{-~]|(?<=www)\.", re.IGNORECASE)
"""ASCII punctuation that CommonMark or GitHub's extensions give a meaning inside a line; the full stop makes links of `www.` alone."""


def quoted(text: str) -> str:
    """Words of the checked text, as code: GitHub makes no mention or reference of it."""
    return f"<code>{_entities(printable(text)).replace('@', '&#64;').replace('-', '&#45;')}</code>" if text else ""


def prose(text: str) -> str:
    """A sentence of ours that may hold words of the checked text; an empty comment keeps `@name` and `#1` from being looked up."""
    return re.sub(r"@|&#35;", lambda m: ("&#64;" if m.group() == "@" else m.group()) + "<!-- -->", _entities(printable(text)))


def _entities(text: str) -> str:
    return _MARKUP.sub(lambda m: f"&#{ord(m.group())};", text)
