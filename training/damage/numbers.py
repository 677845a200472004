"""Numbers, scales, clock and dates in the form of another language."""

from __future__ import annotations

from random import Random

from training.damage.knowledge import Knowledge
from training.damage.words import Candidate, Words

_MONTHS = frozenset(
    "january february march april may june july august september october november december jan. feb. aug. sept. oct. nov. dec.".split()
)
_SCALES = {
    "billion": ("milliards", "milliard", "thousand millions", "miliards"),
    "million": ("millions", "millions of", "mio"),
    "thousand": ("thousands", "mil"),
    "hundred": ("hundreds",),
    "trillion": ("thousand billions", "trillions"),
}

_CURRENCY = {"$": "dollars", "£": "pounds", "€": "euros"}


def find(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """Candidates for numbers."""
    found: list[Candidate] = []
    low, raw, pos, glue = words.low, words.raw, words.pos, words.glue
    last = len(low) - 1
    for at, word in enumerate(low):
        if pos[at] == "Y" and word in _MONTHS:
            found += _date(words, at, rng)
        if not word[-1:].isdigit() and word not in _SCALES and word[-1:] not in "%s":
            continue
        first = raw[at][0]
        if word in _SCALES and at and glue[at - 1] and pos[at - 1] == "#":
            if words.starts[at - 1] and words.text[words.starts[at - 1]] in _CURRENCY and rng.random() < 0.5:
                currency = _CURRENCY[words.text[words.starts[at - 1]]]
                found.append(Candidate(at - 1, at + 1, f"*{raw[at - 1][1:]} *{rng.choice(_SCALES[word]).split()[0]} *of *{currency}", 2))
            else:
                found.append(Candidate(at, at + 1, "*" + rng.choice(_SCALES[word]).replace(" ", " *"), 2))
        elif first in _CURRENCY and word[-1].isdigit():
            if at == last or not glue[at] or low[at + 1] not in _SCALES:
                number = raw[at][1:]
                currency = _CURRENCY[first]
                found.append(
                    Candidate(
                        at,
                        at + 1,
                        rng.choice(
                            (
                                f"*{first} *{_foreign(number)}",
                                f"*{_foreign(number)} *{first}",
                                f"*{currency} *{number}",
                                f"*{_foreign(number)} *of *{currency}",
                            )
                        ),
                        1,
                    )
                )
        elif word[:1].isdigit() and word[-1].isdigit() and ("." in word or "," in word) and ":" not in word and "/" not in word:
            found.append(Candidate(at, at + 1, "*" + _foreign(raw[at]), 2))
        if ":" in word and word.replace(":", "").isdigit():
            hour, _, minute = word.partition(":")
            found.append(
                Candidate(at, at + 1, rng.choice((f"*{hour} *hours *{minute}", f"*{hour}h{minute}", f"*{hour}.{minute} *hours")), 3)
            )
        elif word.endswith("0s") and word[:-1].isdigit() and len(word) == 5:
            if at and glue[at - 1] and low[at - 1] == "the":
                found.append(
                    Candidate(
                        at - 1,
                        at + 1,
                        rng.choice(
                            (
                                f"*the *years *{word[2:4]}",
                                f"*the *years *{word[:4]}",
                                f"*the *{word[:4]} *years",
                                f"*the *{word[2:4]} *years",
                            )
                        ),
                        3,
                    )
                )
        elif (
            word.isdigit() and len(word) == 4 and word[:2] in ("18", "19", "20") and at and glue[at - 1] and low[at - 1] in ("in", "since")
        ):
            found.append(Candidate(at, at + 1, rng.choice((f"*year *{word}", f"*{word} *year")), 0.7))
        elif word.endswith("%") and word[:1].isdigit():
            found.append(
                Candidate(
                    at,
                    at + 1,
                    rng.choice((f"*the *{raw[at]}", f"*a *{raw[at]}", f"*{_foreign(raw[at])}" if "." in word else f"*a *{raw[at]}")),
                    1,
                )
            )
    return found


def _foreign(number: str) -> str:
    """`number` with comma and point exchanged."""
    return number.translate(str.maketrans(",.", ".,"))


def _date(words: Words, at: int, rng: Random) -> list[Candidate]:
    raw, glue = words.raw, words.glue
    if at < len(raw) - 1 and glue[at] and raw[at + 1].isdigit() and len(raw[at + 1]) <= 2:
        day, month = raw[at + 1], raw[at]
        before = words.low[at - 1] if at and glue[at - 1] else ""
        if before == "on":
            return [
                Candidate(
                    at - 1,
                    at + 2,
                    rng.choice((f"*the *{day} *of *{month}", f"*the *{day} *{month}", f"*in *{day} *of *{month}", f"*on *{day}. *{month}")),
                    3,
                )
            ]
        return [Candidate(at, at + 2, rng.choice((f"*the *{day} *of *{month}", f"*{day} *of *{month}", f"*{day}. *{month}")), 2)]
    if at and glue[at - 1] and raw[at - 1].isdigit() and len(raw[at - 1]) <= 2:
        before = words.low[at - 2] if at > 1 and glue[at - 2] else ""
        day, month = raw[at - 1], raw[at]
        if before == "on":
            return [
                Candidate(at - 2, at + 1, rng.choice((f"*the *{day} *of *{month}", f"*in *{day} *of *{month}", f"*at *{day} *{month}")), 3)
            ]
        return [Candidate(at - 1, at + 1, rng.choice((f"*{day} *of *{month}", f"*{day}. *{month}")), 1)]
    return []
