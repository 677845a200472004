"""How the shipped table of parts of speech lies on disk; `seeds/build_tags.py` writes it, `tags` reads it.

`tags.marisa` is a MARISA trie of folded words, word -> id; `tags.bin` has `HEADER`, then `TAG_WIDTH` bytes for each id, little-endian:
the tags of `TAG_NAMES`, one bit each, and `SURE_SHIFT` bits higher the same tags once more where the word is hardly ever anything else.
"""

from __future__ import annotations

TAG_NAMES: tuple[str, ...] = (
    "NOUN",
    "NOUNS",
    "VERB",
    "VERBS",
    "PAST",
    "PARTICIPLE",
    "GERUND",
    "ADJ",
    "ADV",
    "COMPARATIVE",
    "SUPERLATIVE",
    "PERSON",
    "THING",
    "COUNT",
)
"""Position = bit. Singular noun, plural noun, base verb, third person, past tense, past participle, *-ing* of a verb, adjective, adverb, comparative,
superlative; nouns in the singular: for a person, for a thing that is made or grown (both by the first sense), and whatever is as usual in the plural."""

SURE_SHIFT = 16
TAG_WIDTH = 4
