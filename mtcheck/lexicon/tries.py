"""Opening and asking the shipped files: MARISA tries and flat tables, both by mmap."""

from __future__ import annotations

import mmap
import os
from typing import TYPE_CHECKING

from mtcheck.errors import SourceError
from mtcheck.lexicon.layout import HEADER

if TYPE_CHECKING:
    import marisa_trie

_REMEDY = "install mtcheck again, or build the data with seeds/build_lexicon.py"


def open_trie(folder: str, name: str) -> marisa_trie.Trie:
    """The trie `name` of `folder`; raises SourceError where it is missing or damaged."""
    # Imported here so that the closed lists next door cost nothing: 2 ms.
    import marisa_trie

    path = os.path.join(folder, name)
    try:
        return marisa_trie.Trie().mmap(path)
    except (OSError, RuntimeError) as error:
        raise SourceError("cannot open a word list", path, str(error), _REMEDY) from error


def open_table(folder: str, name: str) -> mmap.mmap:
    """The flat file `name` of `folder`; raises SourceError where it is missing or of another format version."""
    path = os.path.join(folder, name)
    try:
        with open(path, "rb") as file:
            # Read, not taken from the map: touching the map would make a good part of the file resident.
            header = file.read(len(HEADER))
            table = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise SourceError("cannot open a word list", path, str(error), _REMEDY) from error
    if header != HEADER:
        raise SourceError("cannot read a word list", path, "it was built for another version of mtcheck", _REMEDY)
    return table


def number_of(trie: marisa_trie.Trie, key: str) -> int | None:
    """The id of `key`, None where it is not in the trie; a lone surrogate has no UTF-8 form and so is in none."""
    if "\0" in key:  # marisa_trie ends the key there, and would find what stands before
        return None
    try:
        number: int | None = trie.get(key)
    except UnicodeEncodeError:
        return None
    return number
