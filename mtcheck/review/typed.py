"""Text of a document in a one-line input field, and back: what a field cannot show stands there as a sign or an escape."""

from __future__ import annotations

import re
from typing import NamedTuple

from mtcheck.files.display import printable

_SIGNS = {"\r\n": "\u2424", "\n": "\u2424", "\r": "\u240d", "\t": "\u2409"}
_SPECIAL = re.compile(r"\r\n|[\r\n\t]|[^ -~]")


class Field(NamedTuple):
    """What the field shows at first and how to read it."""

    shown: str
    signs: dict[str, str]
    """What each sign stands for."""

    def read(self, typed: str) -> str:
        """The text meant by what was typed."""
        if not self.signs:
            return typed
        return re.sub("|".join(re.escape(sign) for sign in sorted(self.signs, key=len, reverse=True)), lambda m: self.signs[m[0]], typed)


def field_for(text: str) -> Field | None:
    """`text` for a field; None where signs could not be told from the text's own characters (it holds a line break and a picture of one, say)."""
    signs: dict[str, str] = {}

    def sign(match: re.Match[str]) -> str:
        character = match[0]
        shown = _SIGNS.get(character) or printable(character)
        if shown != character:
            signs[shown] = character
        return shown

    field = Field(_SPECIAL.sub(sign, text), signs)
    return field if field.read(field.shown) == text else None
