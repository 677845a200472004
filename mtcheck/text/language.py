"""Is this English? Told by its function words, at the price of a set look-up a word."""

from __future__ import annotations

import re

from mtcheck.lexicon.closed import FUNCTION_WORDS

_WORD = re.compile(r"[^\W\d_]+")
FEWEST_WORDS = 6
"""A shorter text is not judged: function words are a third to a half of English prose, so six words hold two on average."""
_ENGLISH_SHARE = 0.12
"""Least share of function words; edited English has 0.35 to 0.55, lists of names and headlines about 0.15."""
_LOOKED_AT = 20_000
"""Characters of a document that are looked at."""


def english_share(text: str) -> tuple[float, int]:
    """Share of English function words among the words of `text`, and the number of words looked at."""
    words = _WORD.findall(text[:_LOOKED_AT].lower())
    return (sum(word in FUNCTION_WORDS for word in words) / len(words) if words else 0.0), len(words)


def document_language(text: str) -> str:
    """`en`, `xx` for a text that is not English, `und` for one that is too short to tell."""
    share, words = english_share(text)
    if words < FEWEST_WORDS:
        return "und"
    return "en" if share >= _ENGLISH_SHARE else "xx"
