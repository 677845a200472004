"""How the shipped word table lies on disk; the builder in `seeds/` writes it, `Lexicon` reads it.

Four files, all read by mmap:

- `words.marisa`: a MARISA trie of folded words, word -> id (0 .. n-1).
- `index.bin`: `HEADER`, then `INDEX_WIDTH` bytes for each id, little-endian: the number of its row.
- `rows.bin`: `HEADER`, then the rows, each `ROW_WIDTH` bytes. Most words share their row with others (one language, one frequency), so
  interning the rows makes the table a third of a full matrix.
- `english.marisa`: the well-attested English words alone, for spelling candidates.

A row is one byte for each language of `LANGUAGES` (Zipf frequency in steps of `1 / ZIPF_STEPS`, 0 = not listed), a 16-bit little-endian
mask of the languages in which the word is a common word, and one byte of flags.
"""

from __future__ import annotations

LANGUAGES: tuple[str, ...] = ("en", "fr", "es", "it", "pt", "de", "nl", "ca", "ro", "pl", "sv", "tr", "id", "hu", "cs", "fi")
"""ISO 639-1; the position is the column of the row and the bit of the mask."""

ZIPF_STEPS = 10
"""A stored frequency of 57 is a Zipf frequency of 5.7."""

GIVEN_NAME = 1
SURNAME = 2
PLACE = 4
ATTESTED = 8
"""Some list of some language has this spelling with its diacritics, although no frequency is stored for it."""

NAME_FLAGS = GIVEN_NAME | SURNAME | PLACE

HEADER = b"mtcheck lexicon 1\n"
INDEX_WIDTH = 3
MASK_AT = len(LANGUAGES)
FLAGS_AT = MASK_AT + 2
ROW_WIDTH = FLAGS_AT + 1

LONGEST_WORD = 64
"""Code points. Longer strings are in no list, and are refused before they are folded: hostile input stays cheap."""
LONGEST_PHRASE = 96
