"""Verb forms: *to going*, *decided going*, *made him to go*, *must to go*, *did went*, *he gone*, *was go*."""

from __future__ import annotations

from random import Random

from training.damage.knowledge import Knowledge
from training.damage.words import GERUND, PARTICIPLE, VERB, Candidate, Words

_INFINITIVE = frozenset(
    "decide want refuse agree plan hope promise fail manage offer threaten seek expect choose pledge vow ask order allow force invite urge persuade enable"
    " encourage wish aim struggle attempt learn appear seem tend".split()
)
_GERUND = frozenset("avoid deny consider enjoy finish suggest admit risk stop keep involve mind miss recommend postpone".split())
_CAUSATIVE = frozenset("make let".split())


def find(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """Candidates for the forms of verbs."""
    found: list[Candidate] = []
    low, raw, pos, glue, bits = words.low, words.raw, words.pos, words.glue, words.bits
    for at in range(1, len(low)):
        if not glue[at - 1]:
            continue
        letter, before = pos[at], pos[at - 1]
        if letter == "V" and before == "T":
            found += _after_to(words, at, rng, knowledge)
        elif (letter == "V" and before in "MO") or (letter == "V" and before == "A" and at > 1 and pos[at - 2] in "MO"):
            verb = knowledge.verb(low[at])
            helper = low[at - 1] if before != "A" else low[at - 2]
            if verb:
                if before == "M":
                    found.append(Candidate(at, at + 1, f"*to *{raw[at]}", 1.5))
                    if verb[4] != low[at]:
                        found.append(Candidate(at, at + 1, f"*{verb[4]}", 0.5))
                if helper in ("did", "didn't") and verb[2] != verb[0]:
                    found.append(Candidate(at, at + 1, f"*{verb[2]}", 4))
                elif helper in ("does", "doesn't"):
                    found.append(Candidate(at, at + 1, f"*{verb[1]}", 4))
        elif letter == "L" and before in "BH" and bits[at] & PARTICIPLE:
            verb = knowledge.verb(low[at])
            if verb and verb[3] == low[at] and verb[0] != low[at]:
                found.append(Candidate(at, at + 1, f"*{verb[0]}", 1 if before == "B" else 1.5))
                if verb[2] != verb[3]:
                    found.append(Candidate(at, at + 1, f"*{verb[2]}", 1.5))
                if before == "H":
                    found.append(Candidate(at, at + 1, f"*{verb[4]}", 0.2))
        elif letter == "E" and before in "SK":
            verb = knowledge.verb(low[at])
            if verb and verb[2] == low[at] and verb[2] != verb[3] and verb[3] != verb[0]:
                found.append(Candidate(at, at + 1, f"*{verb[3]}", 2))
        elif letter == "G" and bits[at] & GERUND:
            found += _gerund(words, at, knowledge)
        if letter == "V" and before in "UKNZ" and at > 1 and bits[at] & VERB:
            first = _object_start(words, at - 1)
            verb = knowledge.verb(low[first - 1]) if first > 0 and glue[first - 1] else None
            if verb and verb[0] in _CAUSATIVE:
                found.append(Candidate(at, at + 1, f"*to *{raw[at]}", 3))
    return found


def _object_start(words: Words, at: int) -> int:
    first = at
    while first and words.glue[first - 1] and words.pos[first - 1] in "DJKQ#":
        first -= 1
    return first


def _after_to(words: Words, at: int, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    verb = knowledge.verb(words.low[at])
    if not verb or verb[0] != words.low[at]:
        return []
    found = [Candidate(at, at + 1, f"*{verb[4]}", 0.25)]
    if at > 1 and words.glue[at - 2]:
        governing = knowledge.verb(words.low[at - 2]) if words.pos[at - 2] in "VE3LGX" else None
        if governing and governing[0] in _INFINITIVE:
            found.append(Candidate(at - 1, at + 1, f"*{verb[4]}", 2))
            found.append(Candidate(at - 1, at + 1, f"*{words.raw[at]}", 2))
            if governing[0] in ("want", "decide", "promise", "hope", "agree"):
                found.append(Candidate(at - 1, at + 1, f"*{rng.choice(('of', 'for'))} *{words.raw[at]}", 1))
        elif words.pos[at - 2] in "NZ":
            # purpose and attribute: "for to buy", "the plan of buying"
            found.append(Candidate(at - 1, at + 1, f"*for to {words.raw[at]}", 1))
            found.append(Candidate(at - 1, at + 1, f"*for {words.raw[at]}", 0.7))
    if verb[2] != verb[0]:
        found.append(Candidate(at, at + 1, f"*{verb[2]}", 0.15))
    return found


def _gerund(words: Words, at: int, knowledge: Knowledge) -> list[Candidate]:
    verb = knowledge.verb(words.low[at])
    if not verb:
        return []
    before = words.low[at - 1]
    if words.pos[at - 1] == "P" and before in ("of", "without", "after", "before", "by", "for", "from", "in", "on", "about", "against"):
        if at > 1 and before in ("after", "before", "for", "in", "on", "by", "about"):
            return (
                [Candidate(at, at + 1, f"*to *{verb[0]}", 1.5)]
                if before not in ("by", "for")
                else [Candidate(at, at + 1, f"*{verb[0]}", 1)]
            )
        return [Candidate(at, at + 1, f"*{verb[0]}", 1.2), Candidate(at, at + 1, f"*to *{verb[0]}", 1.2)]
    if words.pos[at - 1] == "B":
        return [Candidate(at, at + 1, f"*{verb[0]}", 1)]
    governing = knowledge.verb(before) if words.pos[at - 1] in "VE3" else None
    if governing and governing[0] in _GERUND:
        return [Candidate(at, at + 1, f"*to *{verb[0]}", 3), Candidate(at, at + 1, f"*{verb[0]}", 1)]
    return []
