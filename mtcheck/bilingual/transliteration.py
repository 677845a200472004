"""Names across spellings: Cyrillic and Greek letters in Latin ones, and the consonants that every spelling of a name shares."""

from __future__ import annotations

import re
from functools import lru_cache

from mtcheck.lexicon.folding import strip_marks

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye", "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "yi", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "w", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o",
    "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
"""BGN/PCGN for Cyrillic, ELOT 743 for Greek, near enough for comparing."""
_ALIKE = (
    ("shch", "s"), ("sch", "s"), ("tsch", "c"), ("tch", "c"), ("dzh", "j"), ("zh", "s"), ("sh", "s"), ("ch", "k"), ("kh", "k"), ("gh", "g"), ("ph", "f"),
    ("th", "t"), ("ts", "s"), ("cz", "s"), ("sz", "s"), ("ck", "k"), ("qu", "k"), ("x", "ks"), ("c", "k"), ("q", "k"), ("j", "y"), ("w", "v"), ("z", "s"),
    ("g", "k"), ("h", "k"), ("d", "t"), ("b", "p"), ("f", "v"),
)  # fmt: skip
_VOWELS = re.compile("[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")


def latin(word: str) -> str:
    """`word` in Latin letters without marks, in lower case; letters of other scripts stay."""
    plain = word.lower()
    if not plain.isascii():
        plain = strip_marks("".join(_LETTERS.get(c, c) for c in plain))
    return plain


@lru_cache(maxsize=1 << 14)
def skeleton(word: str) -> str:
    """The consonants that the spellings of a name in several languages share: Chruschtschow, Khrushchev. Made once for each word."""
    return bones_of(word)


def bones_of(text: str) -> str:
    """The same for a text, which is not kept."""
    plain = latin(text)
    for group, letter in _ALIKE:
        plain = plain.replace(group, letter)
    first = "a" if plain[:1] in "aeiouy" and plain else ""
    return first + _DOUBLED.sub(r"\1", _VOWELS.sub("", plain))
