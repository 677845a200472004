"""Length-preserving normal form for matching, so that an offset in the folded text is an offset in the file."""

from __future__ import annotations

import re

_SURROGATES = re.compile("[\ud800-\udfff]")
_ASCII_SPACES = "\t\n\x0b\x0c\r"
_SPACES = _ASCII_SPACES + "\x85\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"


def without_surrogates(text: str) -> str:
    """`text` with lone surrogates as U+FFFD: the native libraries take UTF-8 only. Same length."""
    if text.isascii():
        return text
    return _SURROGATES.sub("\ufffd", text)


def spaced(text: str) -> str:
    """`text` with every white space as a plain space; same length."""
    if text.isascii() and text.isprintable():
        return text
    # a search for one character runs at memory speed, a class of them a tenth of that
    for space in _ASCII_SPACES if text.isascii() else _SPACES:
        text = text.replace(space, " ")
    return text


def fold(text: str) -> str:
    """Lower-case `text`, straighten apostrophes, make every white space a plain space; same length.

    Quotation marks stay, the single opening one too: which way they face is what some rules are about.

    U+0130 (dotted capital I) is the one letter whose lower case is longer (Unicode SpecialCasing), so it is replaced first.
    """
    if not text.isascii():
        text = _SURROGATES.sub("\ufffd", text).replace("\u0130", "i")
        text = text.replace("\u2019", "'").replace("\u02bc", "'")
    return spaced(text).lower()
