"""Tense and mood: historic present and future, perfect with a past date, *since* with the present, hearsay conditional."""

from __future__ import annotations

from random import Random

from training.damage.knowledge import Knowledge
from training.damage.words import PARTICIPLE, PAST, Candidate, Words

_PLURAL_SUBJECTS = frozenset("they we i you people men women police children".split())
_STATIVE = frozenset(
    "have know want like need believe own belong contain seem understand mean cost agree prefer hate love consist exist".split()
)
_PAST_WORDS = frozenset("yesterday ago last earlier previously".split())


def find(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """Candidates for tense."""
    low, pos, bits = words.low, words.pos, words.bits
    dated = any(
        word in _PAST_WORDS
        or (
            pos[at] == "#"
            and len(word) == 4
            and word[:2] in ("18", "19", "20")
            and word.isdigit()
            and at > 0
            and low[at - 1] in ("in", "since")
        )
        for at, word in enumerate(low)
    )
    pasts = [at for at, letter in enumerate(pos) if letter == "E" or low[at] in ("was", "were")]
    found: list[Candidate] = []
    if not dated and len(pasts) < 2:
        return _since(words, knowledge)
    for at in pasts:
        word = low[at]
        plural = _plural_subject(words, at)
        if word in ("was", "were"):
            if dated and at + 1 < len(low) and words.glue[at]:
                now = "is" if word == "was" else "are"
                found.append(Candidate(at, at + 1, f"*{now}", 1.5))
                if pos[at + 1] == "L":
                    found.append(Candidate(at, at + 1, "*has *been" if word == "was" else "*have *been", 1.5))
                elif pos[at + 1] in "DJ":
                    found.append(Candidate(at, at + 1, "*would *have *been", 1))
                    found.append(Candidate(at, at + 1, "*has *been" if word == "was" else "*have *been", 1))
            continue
        verb = knowledge.verb(word)
        if verb is None or not bits[at] & PAST or (at and low[at - 1] == "to"):
            continue
        if at and words.glue[at - 1] and pos[at - 1] in "BHMAO":
            continue
        present = verb[0] if plural else verb[1]
        if word != present:
            found.append(Candidate(at, at + 1, f"*{present}", 2 if dated else 0.7))
        if verb[0] in ("say", "have"):
            continue
        if dated:
            helper = "have" if plural else "has"
            found.append(Candidate(at, at + 1, f"*{helper} *{verb[3]}", 2))
            found.append(Candidate(at, at + 1, f"*will *{verb[0]}", 0.5))
            found.append(Candidate(at, at + 1, f"*would *have *{verb[3]}", 1))
        if verb[0] in _STATIVE:
            found.append(Candidate(at, at + 1, f"*{'were' if plural else 'was'} *{verb[4]}", 2))
    found += _since(words, knowledge)
    return found


def _plural_subject(words: Words, at: int) -> bool:
    back = at - 1
    while back > 0 and words.pos[back] in "RW" and words.glue[back]:
        back -= 1
    if back < 0:
        return False
    if words.pos[back] == "K" and words.low[back].endswith("s"):
        # "Democrats": a name in the plural or one that ends so
        return words.pos[back - 1] != "K" if back else True
    return words.pos[back] == "Z" or words.low[back] in _PLURAL_SUBJECTS


def _since(words: Words, knowledge: Knowledge) -> list[Candidate]:
    """*has worked ... since 2010* -> *works ... since 2010*; *have been living for two years* -> *are living since two years*."""
    low, pos = words.low, words.pos
    found: list[Candidate] = []
    if "since" not in low:
        return found
    since = low.index("since")
    for at in range(max(0, since - 12), since - 1):
        if low[at] in ("has", "have") and pos[at + 1] in "LB" and words.glue[at]:
            if low[at + 1] == "been":
                found.append(Candidate(at, at + 2, "*is" if low[at] == "has" else "*are", 3))
            elif words.bits[at + 1] & PARTICIPLE:
                verb = knowledge.verb(low[at + 1])
                if verb:
                    found.append(Candidate(at, at + 2, "*" + (verb[1] if low[at] == "has" else verb[0]), 3))
    return found
