"""Words dropped and doubled: no *be*, *have*, *to*; *the the*; *of from*; no relative pronoun, no object."""

from __future__ import annotations

from random import Random

from training.damage.knowledge import Knowledge
from training.damage.words import Candidate, Words

_DOUBLE = {
    "of": ("from",),
    "in": ("at", "on"),
    "to": ("at", "for"),
    "from": ("of", "since"),
    "by": ("from", "of"),
    "with": ("of", "at"),
    "for": ("to", "of"),
    "on": ("at", "over", "about"),
    "at": ("in", "to"),
}
_OBJECT_VERBS = frozenset("enable allow permit help force oblige encourage cause urge invite persuade require".split())
_SAY = frozenset("said told announced reported added explained".split())


def find(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """Candidates for dropped and doubled words."""
    found: list[Candidate] = []
    low, raw, pos, glue = words.low, words.raw, words.pos, words.glue
    last = len(low) - 1
    for at, word in enumerate(low):
        if at == last or not glue[at]:
            continue
        before = pos[at - 1] if at and glue[at - 1] else "^"
        letter, following = pos[at], pos[at + 1]
        if letter == "B" and word in ("is", "are", "was", "were", "am") and following in "GJDR" and before in "SNZKU":
            found.append(Candidate(at, at + 2, f"*{raw[at + 1]}", 1))
        elif letter == "B" and word in ("be", "been") and following in "LJ" and before in "MHT":
            found.append(Candidate(at, at + 2, f"*{raw[at + 1]}", 1.5))
        elif letter == "H" and following == "L" and before in "SNZK" and low[at + 1] not in ("had",):
            verb = knowledge.verb(low[at + 1])
            if verb and verb[2] != verb[3]:
                found.append(Candidate(at, at + 2, f"*{raw[at + 1]}", 2))
        elif letter == "O" and word in ("did", "does", "do") and low[at + 1] == "not" and at + 2 <= last and pos[at + 2] == "V":
            found.append(Candidate(at, at + 2, "*not", 3))
        elif letter == "T" and following == "V" and before in "VE3LJGN" and low[at - 1] not in ("help", "helped", "helps"):
            found.append(Candidate(at, at + 2, f"*{raw[at + 1]}", 1.2))
        elif letter == "D" and word in ("the", "his", "her", "their", "its") and following in "NZJK":
            found.append(Candidate(at, at + 1, f"{raw[at]} *{word}", 0.1))
            if word != "the" and following == "N":
                found.append(Candidate(at, at + 1, f"*the {word}", 0.7))
        elif letter == "P" and word in _DOUBLE and following in "DKY#":
            found.append(Candidate(at, at + 1, f"{raw[at]} *{rng.choice(_DOUBLE[word])}", 0.2))
            found.append(Candidate(at, at + 1, f"{raw[at]} *{word}", 0.05))
        elif word == "who" and before in "NZ" and following in "EBH":
            found.append(Candidate(at, at + 2, f"*{raw[at + 1]}", 1.5))
        elif word == "which" and before in "NZ" and following in "BEM":
            found.append(Candidate(at, at + 2, f"*{raw[at + 1]}", 1))
        elif letter == "U" and word in ("him", "them", "us", "it", "me", "her") and following == "T" and at:
            verb = knowledge.verb(low[at - 1])
            if verb and verb[0] in _OBJECT_VERBS:
                found.append(Candidate(at, at + 2, f"*{raw[at + 1]}", 4))
        elif (
            word == "of"
            and following in "DK"
            and before in "NZ"
            and low[at - 1]
            in ("part", "member", "end", "head", "number", "members", "one", "most", "some", "lot", "leader", "number", "kind", "group")
        ):
            found.append(Candidate(at, at + 2, f"*{raw[at + 1]}", 1.2))
        elif word == "and" and following in "DSNZKE" and before in "NZKE":
            found.append(Candidate(at, at + 1, f"{raw[at]} *and", 0.1))
        if word == "told" and following in "UKDZ" and following != "D":
            end = at + 2
            if following == "K":
                while end <= last and glue[end - 1] and pos[end] == "K":
                    end += 1
            if end <= last and glue[end - 1] and (low[end] == "that" or pos[end] == "S"):
                found.append(Candidate(at, end + 1, f"{raw[at]} *{raw[end]}", 2))
    return found
