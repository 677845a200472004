"""Source residue: a word left in the source language, or spelt as its cognate there."""

from __future__ import annotations

from random import Random

from training.damage.knowledge import Knowledge
from training.damage.residue_table import RESIDUE
from training.damage.words import Candidate, Words

_TABLE: dict[str, tuple[str, ...]] = {}
for _line in RESIDUE.strip().splitlines():
    _english, *_foreign = _line.split()
    _TABLE[_english] = tuple(word for word in dict.fromkeys(_foreign) if word != _english)

_FUNCTION_WEIGHT = 0.3
_COGNATES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tion", ("ción", "zione", "ção", "tionen")),
    ("ity", ("ité", "idad", "ità", "ität")),
    ("ical", ("ique", "ico", "isch")),
    ("ism", ("isme", "ismo", "ismus")),
    ("ist", ("iste", "ista")),
    ("ment", ("mento", "mente")),
    ("ance", ("anza", "anz")),
    ("ence", ("encia", "enz", "enza")),
    ("ological", ("ologique", "ologisch")),
    ("ive", ("if", "ivo", "iv")),
    ("ary", ("aire", "ario", "är")),
    ("ally", ("alement", "almente")),
    ("or", ("eur", "ore")),
    ("ous", ("eux", "oso")),
    ("y", ("ie", "ia")),
)
_SHORTEST = 7


def find(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """Candidates for words left in the source language."""
    found: list[Candidate] = []
    for at, word in enumerate(words.low):
        foreign = _TABLE.get(word)
        if foreign:
            weight = 1.0 if words.pos[at] in "NZJK#Y" else _FUNCTION_WEIGHT
            found.append(Candidate(at, at + 1, "*" + foreign[rng.randrange(len(foreign))], weight))
        elif len(word) >= _SHORTEST and words.pos[at] in "NZJR":
            for ending, others in _COGNATES:
                if word.endswith(ending):
                    form = word[: -len(ending)] + others[rng.randrange(len(others))]
                    if knowledge.zipf(form) < 2.5:
                        found.append(Candidate(at, at + 1, f"*{form}", 0.4))
                    break
    return found
