"""How alike two spellings of a name are: a key under which usual transliterations coincide, and an edit distance between keys.

The foldings are those of Arabic, Persian, Russian, Ukrainian and Hindi names on their way through French, German and English (`ou` and `u`,
`tch` and `ch`, `-skyy` and `-ski`, doubled letters). They cost nothing, so only what is left counts as an edit.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mtcheck.lexicon.folding import fold, strip_marks
from mtcheck.text.lazy import lazily

SHORTEST_KEY = 4
"""Letters of a key below which nothing is compared: three letters are one edit from too many other names."""
_FOLDS = {
    "shch": "x", "dsch": "j", "tsch": "x", "tch": "x", "sch": "x", "ch": "x", "sh": "x", "dzh": "j", "dj": "j", "zh": "j",
    "kh": "k", "ck": "k", "cz": "x", "gh": "g", "dh": "d", "th": "t", "ph": "f", "q": "k", "x": "ks", "tz": "ts",
    "ou": "u", "oo": "u", "ee": "i", "ei": "e", "ey": "e", "ay": "e", "ai": "e", "ae": "e",
    "w": "v", "iy": "i", "ij": "i", "y": "i",
}  # fmt: skip
_FOLD = lazily("gu(?=[ei])|c(?=[eiy])|" + "|".join(sorted(_FOLDS, key=len, reverse=True)) + "|c")
_SOFT = {"gu": "g", "c": "s"}
_DOUBLED = lazily(r"(.)\1+")
_NOT_LETTERS = lazily(r"[\W\d_]+")
_VOWELS = lazily("[aeiou]+")
_FINAL_H = lazily("(?<=[aeiou])h$")
_ALIKE = ("kghx", "ij", "uv", "sz", "dt", "jk", "jx", "tz")
"""First letters of keys that are one sound in different systems: `kh` and Spanish `j`, `zh` and German `sch`, `ts` and German `z`."""
_SERVANT = lazily(r"^abd[aeiou](?:l|([rnstdz])(?=\1))(?=[a-z]{4})")
"""Arabic *abd al-*, "servant of the", as it is joined to the word behind it: Abdel-, Abdul-, Abder-r."""


def _folded(match: re.Match[str]) -> str:
    text = match[0]
    if text == "c":
        return "s" if match.string[match.end() : match.end() + 1] in ("e", "i", "y") else "k"
    return _FOLDS.get(text) or _SOFT[text]


# names come back from one text to the next, and several checks ask for them
@lru_cache(maxsize=1 << 14)
def name_key(word: str) -> str:
    """Lower-case letters under which spellings that differ only as transliterations do fall together; may be empty.

    Diacritics, apostrophes, hyphens, doubled letters and a final `h` after a vowel are dropped.
    """
    return _FINAL_H.sub("", _DOUBLED.sub(r"\1", _FOLD.sub(_folded, _SERVANT.sub("abd", plain_letters(word)))))


def plain_letters(word: str) -> str:
    """Lower-case letters without diacritics: what a slip of the keyboard works on, where the foldings of `name_key` would magnify it."""
    return _NOT_LETTERS.sub("", strip_marks(fold(word)))


def consonants(key: str) -> str:
    """The consonants of a key."""
    return _VOWELS.sub("", key)


def block_keys(key: str) -> list[str]:
    """Strings of which two keys share one where they are one edit apart, or where only vowels differ.

    As many strings as the key has letters, and two, so finding neighbours costs a look-up for each and not a comparison of all pairs.
    Method: deletion neighbourhood, as in SymSpell (W. Garbe 2012).
    """
    found = [key, *dict.fromkeys(key[:i] + key[i + 1 :] for i in range(len(key)))]
    skeleton = consonants(key)
    return [*found, "=" + key[:1] + skeleton] if len(skeleton) >= 3 else found


def may_begin_alike(one: str, other: str) -> bool:
    """True where the first letters of two keys are the same, or spell one sound in different systems (`k`, `kh`, `h`, `g`)."""
    a, b = one[:1], other[:1]
    return a == b or (a != "" and b != "" and any(a in group and b in group for group in _ALIKE))


def most_edits(one: str, other: str) -> int:
    """Edits that two keys of one name may be apart: none below five letters, one below nine, else two."""
    longest = max(len(one), len(other))
    return 0 if longest < 5 else 1 if longest < 9 else 2


def swaps_consonant(one: str, other: str) -> bool:
    """True where two keys of equal length differ in exactly one place, and a consonant is involved."""
    odd = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return len(one) == len(other) and len(odd) == 1 and _VOWELS.fullmatch("".join(odd[0])) is None


def edits(one: str, other: str, most: int) -> int:
    """Optimal string alignment distance of two keys; any number above `most` where it is larger than `most`."""
    if one == other:
        return 0
    # 20 ms; most documents have no pair of names that comes this far
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=most)
