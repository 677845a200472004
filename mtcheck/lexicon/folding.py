"""One spelling for each word: the key under which the shipped lists know it, and its form without diacritics."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = {ord(c): "'" for c in "\u2019\u2018\u02bc\u02b9\u00b4\u0060\uff07"}
_UNDECOMPOSED = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ħ": "h", "Ħ": "H"})


def fold(word: str) -> str:
    """`word` in NFC and lower case, every apostrophe straight, `İ` as plain `i` (whose lower case would be two characters)."""
    if word.isascii():
        return word.replace("`", "'").lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", word.translate(_APOSTROPHES)).replace("İ", "i").lower())


def strip_marks(word: str) -> str:
    """`word` without combining marks and with the undecomposable Latin letters of European names flattened; case is kept."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word.translate(_UNDECOMPOSED))
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if unicodedata.category(c) != "Mn"))


def marks(word: str) -> frozenset[str]:
    """The combining marks of `word`, each as one character."""
    return frozenset(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) == "Mn")
