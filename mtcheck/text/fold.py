"""Length-preserving normal form for matching, so that an offset in the folded text is an offset in the file."""

from __future__ import annotations

import re

_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile("[\t\n\x0b\x0c\r\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")


def without_surrogates(text: str) -> str:
    """`text` with lone surrogates as U+FFFD: the native libraries take UTF-8 only. Same length."""
    if text.isascii():
        return text
    return _SURROGATES.sub("\ufffd", text)


def fold(text: str) -> str:
    """Lower-case `text`, straighten apostrophes, make every white space a plain space; same length.

    Quotation marks stay, the single opening one too: which way they face is what some rules are about.

    U+0130 (dotted capital I) is the one letter whose lower case is longer (Unicode SpecialCasing), so it is replaced first.
    """
    if not text.isascii():
        text = _SURROGATES.sub("\ufffd", text).replace("\u0130", "i")
        text = text.replace("\u2019", "'").replace("\u02bc", "'")
    return _SPACES.sub(" ", text).lower()
