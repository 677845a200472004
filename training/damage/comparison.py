"""Comparatives, negation, questions."""

from __future__ import annotations

from random import Random

from training.damage.knowledge import Knowledge
from training.damage.words import COMPARATIVE, SUPERLATIVE, Candidate, Words

_COMPARED = {
    pair.partition(":")[0]: pair.partition(":")[2]
    for pair in (
        "better:good worse:bad bigger:big larger:large higher:high lower:low stronger:strong weaker:weak older:old younger:young faster:fast "
        "slower:slow cheaper:cheap richer:rich poorer:poor easier:easy harder:hard smaller:small longer:long shorter:short earlier:early "
        "greater:great safer:safe closer:close deeper:deep wider:wide tougher:tough warmer:warm colder:cold heavier:heavy lighter:light broader:broad "
        "stricter:strict clearer:clear happier:happy healthier:healthy wealthier:wealthy darker:dark quicker:quick"
    ).split()
}
_MOST = {
    pair.partition(":")[0]: pair.partition(":")[2]
    for pair in (
        "best:good worst:bad biggest:big largest:large highest:high lowest:low strongest:strong oldest:old youngest:young fastest:fast cheapest:cheap "
        "richest:rich poorest:poor easiest:easy hardest:hard smallest:small longest:long shortest:short earliest:early greatest:great safest:safe "
        "closest:close deepest:deep toughest:tough hottest:hot busiest:busy deadliest:deadly"
    ).split()
}
_CONTRACTED = {
    "don't": "no",
    "doesn't": "no",
    "didn't": "no",
    "can't": "no can",
    "cannot": "not can",
    "won't": "no will",
    "couldn't": "not could",
    "wouldn't": "not would",
}
_ANY = {
    "any": "no",
    "anyone": "nobody",
    "anybody": "nobody",
    "anything": "nothing",
    "ever": "never",
    "anywhere": "nowhere",
    "either": "neither",
}
_NEGATIVE = frozenset(
    "not never no nobody nothing don't doesn't didn't can't cannot won't couldn't wouldn't isn't wasn't aren't weren't hasn't haven't without hardly neither".split()
)


def find(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """Candidates for comparison, negation and questions."""
    found: list[Candidate] = []
    low, raw, pos, glue, bits = words.low, words.raw, words.pos, words.glue, words.bits
    last = len(low) - 1
    negative = -1
    for at, word in enumerate(low):
        if (
            word in _COMPARED
            and (bits[at] & COMPARATIVE or word in ("better", "worse"))
            and not (at and low[at - 1] in ("no", "or", "had", "'d", "the", "much") and glue[at - 1])
        ):
            if (
                word not in ("longer", "earlier", "better", "harder", "closer")
                or (at < last and low[at + 1] == "than")
                or (at < last and pos[at + 1] in "NZ" and at and pos[at - 1] in "DQ")
            ):
                found.append(Candidate(at, at + 1, f"*more *{_COMPARED[word]}" if rng.random() < 0.7 else f"*more *{word}", 3))
        elif (
            word in _MOST
            and (bits[at] & SUPERLATIVE or word in ("best", "worst"))
            and at
            and low[at - 1] in ("the", "its", "his", "her", "their", "country's", "world's")
        ):
            found.append(Candidate(at, at + 1, f"*most *{_MOST[word]}" if rng.random() < 0.6 else f"*more *{_MOST[word]}", 3))
        elif word == "than" and at and glue[at - 1]:
            found.append(Candidate(at, at + 1, "*" + rng.choice(("that", "as", "of", "from")), 1.5))
        elif word in _CONTRACTED and at < last and glue[at] and pos[at + 1] == "V":
            new = _CONTRACTED[word].replace(" ", " *")
            found.append(Candidate(at, at + 1, "*" + (new if rng.random() < 0.6 else "not" if new == "no" else new), 2))
        elif word == "not" and at and glue[at - 1] and at < last and glue[at]:
            if pos[at - 1] in "MH" or low[at - 1] in ("is", "are", "was", "were"):
                found.append(Candidate(at - 1, at + 1, f"*not *{raw[at - 1]}" if rng.random() < 0.5 else f"*no *{raw[at - 1]}", 1.5))
            elif pos[at - 1] == "O" and pos[at + 1] == "V":
                found.append(Candidate(at - 1, at + 1, "*" + rng.choice(("no", "not")), 2))
        if word in _NEGATIVE:
            negative = at
            if word in ("nobody", "never", "nothing") or (word == "no" and at < last and pos[at + 1] in "NZ"):
                found += _concord(words, at, rng)
        elif word in _ANY and negative >= 0 and at - negative < 7 and words.run(negative, at + 1) and word not in ("ever", "either"):
            found.append(Candidate(at, at + 1, f"*{_ANY[word]}", 3))
    if words.text.rstrip("\"' ”’").endswith("?"):
        found += _question(words)
    return found


def _concord(words: Words, at: int, rng: Random) -> list[Candidate]:
    """Double negation: *nobody did not come*, *he never did not say*."""
    low, pos = words.low, words.pos
    verb = at + 1
    while verb < len(low) and words.glue[verb - 1] and pos[verb] in "NZJ" and verb - at < 3:
        verb += 1
    if (
        verb < len(low) - 1
        and words.glue[verb - 1]
        and words.glue[verb]
        and low[at] != "nothing"
        and pos[verb] in "BHM"
        and pos[verb + 1] != "A"
    ):
        return [Candidate(verb, verb + 1, f"{words.raw[verb]} *not", 2)]
    if low[at] in ("nothing", "nobody") and at and pos[at - 1] in "VE3" and words.glue[at - 1]:
        return [Candidate(at - 1, at + 1, f"*not {words.raw[at - 1]} {words.raw[at]}", 2)]
    return []


def _question(words: Words) -> list[Candidate]:
    """Questions without inversion or without *do*."""
    low, raw, pos, glue = words.low, words.raw, words.pos, words.glue
    start = 1 if pos[0] == "W" and low[0] not in ("who", "which", "whose") else 0
    if len(low) < start + 4 or not words.run(0, start + 3):
        return []
    if pos[start] in "OBHM" and pos[start + 1] in "S":
        if pos[start] == "O" and glue[start + 1] and pos[start + 2] == "V":
            return [Candidate(start, start + 3, f"*{raw[start + 1].lower()} *{raw[start + 2]}", 4)]
        return [Candidate(start, start + 2, f"*{raw[start + 1]} *{raw[start].lower()}", 4)]
    return []
