"""Reads the database files of WordNet 3.0 (folder `dict`, or /usr/share/wordnet of Debian's wordnet-base): synsets and their relations.

Format: the manual page wndb(5WN) of WordNet 3.0.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from typing import NamedTuple

FILES = {"n": "data.noun", "v": "data.verb", "a": "data.adj", "r": "data.adv"}
_FILE_OF = {**FILES, "s": "data.adj"}
SIMILAR = "&"
"""The pointer from an adjective to one of similar meaning."""


class Synset(NamedTuple):
    """Lemmas as written, spaces for underscores, and pointers: symbol and key of the other synset."""

    lemmas: tuple[str, ...]
    pointers: tuple[tuple[str, tuple[str, str]], ...]


class WordNet:
    """All synsets by file and offset, and by lower-case lemma."""

    def __init__(self, folder: str) -> None:
        self.synsets: dict[tuple[str, str], Synset] = {}
        self.by_lemma: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for name in FILES.values():
            with open(os.path.join(folder, name), encoding="latin-1") as file:
                for line in file:
                    if not line.startswith("  "):
                        self._add(name, line.split("|")[0].split())

    def _add(self, name: str, fields: list[str]) -> None:
        count = int(fields[3], 16)
        lemmas = tuple(re.sub(r"\(.*\)", "", word).replace("_", " ") for word in fields[4 : 4 + 2 * count : 2])
        at = 4 + 2 * count
        pointers = tuple((fields[i], (_FILE_OF[fields[i + 2]], fields[i + 1])) for i in range(at + 1, at + 1 + 4 * int(fields[at]), 4))
        key = (name, fields[0])
        self.synsets[key] = Synset(lemmas, pointers)
        for lemma in lemmas:
            if lemma.islower():
                self.by_lemma[lemma].append(key)

    def near(self, word: str) -> dict[str, float]:
        """Words that share a synset with `word` (0.7), or whose synset is similar to one of its own (0.5)."""
        found: dict[str, float] = {}
        for key in self.by_lemma.get(word, ()):
            synset = self.synsets[key]
            for symbol, other in synset.pointers:
                if symbol == SIMILAR:
                    for lemma in self.synsets[other].lemmas:
                        found.setdefault(lemma, 0.5)
            found.update(dict.fromkeys(synset.lemmas, 0.7))
        found.pop(word, None)
        return found

    def compounds(self) -> set[tuple[str, str]]:
        """Lower-case noun lemmas of two words."""
        lemmas = (lemma for (name, _), synset in self.synsets.items() if name == FILES["n"] for lemma in synset.lemmas)
        return {(first, last) for lemma in lemmas if lemma.islower() and lemma.count(" ") == 1 for first, last in [lemma.split(" ")]}
