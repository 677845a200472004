"""Idioms word for word and calque frames; the rows are in `calque_table`."""

from __future__ import annotations

from random import Random

from mtcheck.lexicon.inflect import expand, reinflect
from training.damage.calque_table import CALQUES
from training.damage.knowledge import Knowledge, Wrong
from training.damage.senses import marked
from training.damage.words import Candidate, Words

_SINCE = frozenset("years months weeks days decades hours centuries".split())


def _table() -> dict[str, dict[tuple[str, ...], list[str]]]:
    table: dict[str, dict[tuple[str, ...], list[str]]] = {}
    for line in CALQUES.strip().splitlines():
        right, _, wrongs = line.partition(" = ")
        for wording, key in expand(right):
            words = tuple(wording.split())
            table.setdefault(words[0], {})[words] = [reinflect(wrong.strip(), key) for wrong in wrongs.split(";")]
    return table


_TABLE = _table()


def find(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """Candidates for calques."""
    found: list[Candidate] = []
    low, pos = words.low, words.pos
    for at, word in enumerate(low):
        for right, wrongs in _TABLE.get(word, {}).items():
            if tuple(low[at : at + len(right)]) == right:
                row = Wrong(right, wrongs[rng.randrange(len(wrongs))], frozenset(), frozenset())
                found.append(marked(words, at, row)._replace(weight=0.3 if word in ("there", "have", "has", "had") else 1.0))
        if (
            word == "for"
            and at + 2 < len(low)
            and words.run(at, at + 3)
            and low[at + 2] in _SINCE
            and pos[at + 1] in "#QJ"
            and any(w in ("has", "have", "had", "been") for w in low[:at])
        ):
            found.append(Candidate(at, at + 1, "*" + rng.choice(("since", "since", "from")), 4))
        elif word == "ago" and at > 1 and low[at - 1] in _SINCE and words.run(at - 2, at + 1) and pos[at - 2] in "#Q":
            count, unit = words.raw[at - 2], words.raw[at - 1]
            found.append(
                Candidate(
                    at - 2,
                    at + 1,
                    rng.choice(
                        (f"*before {count} {unit}", f"*there *are {count} {unit}", f"*it *makes {count} {unit}", f"*ago {count} {unit}")
                    ),
                    4,
                )
            )
    return found
