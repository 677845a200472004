"""Which parts of speech an English word can be, and which it nearly always is: a lexicon, no tagger."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache

from mtcheck.lexicon.layout import HEADER, LONGEST_WORD
from mtcheck.lexicon.tag_layout import SURE_SHIFT, TAG_NAMES, TAG_WIDTH

TAG_BITS: dict[str, int] = {name: 1 << bit for bit, name in enumerate(TAG_NAMES)} | {
    name + "!": 1 << (bit + SURE_SHIFT) for bit, name in enumerate(TAG_NAMES)
}
"""Name of a tag -> its bit in what `tags` returns; `NOUN` = the word can be one, `NOUN!` = it is hardly ever anything else."""

_KEPT = 1 << 16


@lru_cache(maxsize=1)
def _table() -> Callable[[str], int]:
    # opened on the first question: a run whose rules ask for no tag reads nothing
    from mtcheck.lexicon.tries import number_of, open_table, open_trie

    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
    trie, table = open_trie(folder, "tags.marisa"), open_table(folder, "tags.bin")

    def find(word: str) -> int:
        number = number_of(trie, word) if len(word) <= LONGEST_WORD else None
        if number is None:
            return 0
        at = len(HEADER) + TAG_WIDTH * number
        return int.from_bytes(table[at : at + TAG_WIDTH], "little")

    return find


@lru_cache(maxsize=_KEPT)
def tags(word: str) -> int:
    """The tags of a folded word (lower case, straight apostrophes) as bits of `TAG_BITS`; 0 for a word that is not listed.

    Sources: SPECIALIST lexicon through lemminflect, Brill's lexicon, sense counts of WordNet. Raises SourceError where the data is damaged.
    """
    return _table()(word)


def has_tag(word: str, *names: str) -> bool:
    """True where the folded `word` has one of the tags `names`; raises KeyError for an unknown name."""
    mask = 0
    for name in names:
        mask |= TAG_BITS[name]
    return bool(tags(word) & mask)
