"""Any string made safe for one line of a terminal."""

from __future__ import annotations

# Spaces that `str.isprintable` refuses although they only are wide, narrow or unbreakable.
_SPACES = frozenset(map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"))


class _Escapes(dict[int, str]):
    """A table for `str.translate` that is worked out character by character: 1.1 million entries would be too many."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if code in _SPACES or character.isprintable():
            return character
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


_LINE = _Escapes({0x09: " ", 0x0A: "\\n", 0x0D: "\\r"})
_LINES = _Escapes({0x09: " ", 0x0A: "\n", 0x0D: "\\r"})


def printable(text: str, *, keep_newlines: bool = False) -> str:
    """`text` with all that could move a cursor, reorder, hide or fail to encode shown as an escape (`\\x1b`, `\\u202e`).

    Escaped are controls (C0, C1, DEL), formatting characters (bidirectional overrides, zero-width ones, the byte-order mark, soft
    hyphens), line and paragraph separators, lone surrogates, private and unassigned code points. A tab becomes one space; a line feed
    becomes `\\n`, or stays if `keep_newlines`. Backslashes of the text are not doubled: this is for reading, not for parsing back.
    """
    if text.isprintable():
        return text
    return text.translate(_LINES if keep_newlines else _LINE)
