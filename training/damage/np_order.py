"""Order inside the noun phrase: adjective behind its noun, compounds reversed or spread with *of*, possessives turned, titles behind names."""

from __future__ import annotations

import re
from random import Random

from training.damage.knowledge import Knowledge
from training.damage.words import ADJ, COMPARATIVE, NOUN, SUPERLATIVE, Candidate, Words

_ADJ_NOUN = re.compile(r"(?=(?:^|[DP3EVGZNTCK#])(J)([NZ])(?:$|[^NZGX]))")
_NOUN_NOUN = re.compile(r"(?=(?:^|[DPJ3EVG#])(N)([NZ])(?:$|[^NZGX]))")
_NUMBER_ADJ = re.compile(r"(?=(J|Q)(#)([NZ]))")
_POSSESSIVE = re.compile(r"(?=([KI])(J?[NZ])(?:$|[^NZXG]))")
_NOT_BEHIND = frozenset(
    "next last other first second third new recent former late total general secretary elect able available present involved concerned responsible worth due more"
    " less same such only main own very few many several major single full half top key past long old entire whole right left high low".split()
)
_BEHIND_TOO = frozenset(
    "new old recent big high low long main full major strong free public young important political economic military social national local".split()
)
_FROM_VERBS = ("tion", "tions", "ment", "ments", "ing", "er", "ers", "or", "ors", "ance", "al", "als", "ship", "price", "prices")
_TITLES = frozenset(
    "president senator general colonel chancellor premier minister secretary commissioner governor mayor ambassador professor judge"
    " king queen pope admiral commander"
    " chairman bishop cardinal archbishop deputy prosecutor inspector".split()
)


def find(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """Candidates for the order of words in a noun phrase."""
    found: list[Candidate] = []
    low, raw, pos = words.low, words.raw, words.pos
    for match in _ADJ_NOUN.finditer(pos):
        at = match.start(1)
        bits = words.bits[at]
        if not words.glue[at] or not bits & ADJ or bits & (COMPARATIVE | SUPERLATIVE):
            continue
        if low[at] in _NOT_BEHIND and (low[at] not in _BEHIND_TOO or rng.random() < 0.5):
            continue
        if at + 2 < len(low) and words.glue[at + 1] and pos[at + 2] in "JXK":
            continue
        if bits & NOUN and words.bits[at + 1] & ADJ:
            # "potential total" for "total potential" is English too
            continue
        found.append(Candidate(at, at + 2, f"*{raw[at + 1]} *{raw[at]}", 2))
    for match in _NOUN_NOUN.finditer(pos):
        at = match.start(1)
        if not words.glue[at] or not words.bits[at] & NOUN or low[at] in _NOT_BEHIND:
            continue
        first, head = raw[at], raw[at + 1]
        found.append(Candidate(at, at + 2, f"*{head} *{first}", 1.5))
        if (at + 2 >= len(low) or low[at + 2] != "of") and knowledge.noun(low[at]) and not low[at + 1].endswith(_FROM_VERBS):
            found.append(Candidate(at, at + 2, f"*{head} *of *{first}", 0.5))
    for match in _NUMBER_ADJ.finditer(pos):
        at = match.start()
        if low[at] in ("next", "last", "first", "past", "other", "final", "previous") and words.run(at, at + 3):
            found.append(Candidate(at, at + 2, f"*{raw[at + 1]} *{raw[at]}", 3))
    for match in _POSSESSIVE.finditer(pos):
        found += _possessive(words, match.start(), len(match[2]), rng)
    for at, word in enumerate(low[:-1]):
        if (
            word in _TITLES
            and pos[at + 1] == "K"
            and words.glue[at]
            and raw[at][0].isupper()
            and not words.raw[at + 1].endswith(("'s", "’s"))
        ):
            end = at + 2
            while end < len(low) and words.glue[end - 1] and pos[end] == "K" and not raw[end].endswith(("'s", "’s")):
                end += 1
            if end - at <= 3 and (at == 0 or not words.glue[at - 1] or pos[at - 1] not in "KJN"):
                names = " ".join("*" + name for name in raw[at + 1 : end])
                found.append(Candidate(at, end, f"{names} *{word}", 1.5))
    return found


def _possessive(words: Words, at: int, length: int, rng: Random) -> list[Candidate]:
    word, raw = words.raw[at], words.raw
    owner = word[:-2] if word.endswith(("'s", "’s")) else word[:-1] if word.endswith(("s'", "s’")) else ""
    if (
        not owner
        or not words.run(at, at + 1 + length)
        or owner.lower() in ("today", "yesterday", "it", "that", "there", "here", "what", "who", "he", "she", "let", "how")
    ):
        return []
    first = at
    if words.pos[at] == "K":
        while first and words.glue[first - 1] and words.pos[first - 1] == "K" and at - first < 2:
            first -= 1
        if first == 0 or not words.glue[first - 1] or words.pos[first - 1] not in "PVE3C":
            return []
        names = [*raw[first:at], owner]
        owned = raw[at + 1 : at + 1 + length]
        marked = " ".join("*" + name for name in (["the", *owned, "of", *names] if rng.random() < 0.7 else [*owned, *names]))
        return [Candidate(first, at + 1 + length, marked, 2)]
    if at and words.glue[at - 1] and words.low[at - 1] == "the":
        marked = " ".join("*" + name for name in ["the", *raw[at + 1 : at + 1 + length], "the", owner])
        return [Candidate(at - 1, at + 1 + length, marked, 1)]
    return []
