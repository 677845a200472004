"""Tense and mood: historic present and future, perfect with a past date, *since* with the present, hearsay conditional."""

from __future__ import annotations

from random import Random

from training.damage.knowledge import Knowledge
from training.damage.words import NOUNS, PARTICIPLE, PAST, Candidate, Words

_PLURAL_SUBJECTS = frozenset("they we i you people men women police children".split())
_STATIVE = frozenset(
    "have know want like need believe own belong contain seem understand mean cost agree prefer hate love consist exist".split()
)
_REPORTING = frozenset(
    "say tell add claim admit warn argue explain note insist suggest report show find think believe write state reveal accuse describe".split()
)
"""Their present is as good as their past, unless the date stands beside them."""
_NEAR = 4
_CLAUSE = 10
_CLAUSE_LETTERS = set("WCVE3")
"""Words: how far a date tells what time a verb is about."""
_COORDINATED = frozenset("and then before until when while".split())


def find(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """Candidates for tense."""
    low, pos, bits = words.low, words.pos, words.bits
    dates = [at for at, word in enumerate(low) if _is_past_date(words, at, word)]
    pasts = [at for at, letter in enumerate(pos) if letter == "E" or low[at] in ("was", "were")]
    found: list[Candidate] = []
    if not dates and len(pasts) < 2:
        return _since(words, knowledge)
    for at in pasts:
        word = low[at]
        if at and pos[at - 1] == "K" and low[at - 1].endswith("s"):
            # a name that ends so is of either number
            continue
        plural = _plural_subject(words, at)
        close = [date for date in dates if abs(date - at) <= _CLAUSE and _same_clause(pos, at, date)]
        dated = bool(close)
        # "meets on Monday" is a plan, "meets last week" is nothing
        past_for_sure = any((pos[date] != "Y" or low[date - 1] == "last") and low[date - 1] != "since" for date in close)
        if word in ("was", "were"):
            if dated and at + 1 < len(low) and words.glue[at]:
                now = "is" if word == "was" else "are"
                if past_for_sure:
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
        if verb[0] in _REPORTING and not (dates and min(abs(date - at) for date in dates) <= _NEAR):
            continue
        present = verb[0] if plural else verb[1]
        if word != present and (past_for_sure or _beside_past(words, at)):
            found.append(Candidate(at, at + 1, f"*{present}", 2 if dated else 0.7))
        if verb[0] in ("say", "have"):
            continue
        if dated:
            helper = "have" if plural else "has"
            found.append(Candidate(at, at + 1, f"*{helper} *{verb[3]}", 2))
            if past_for_sure:
                found.append(Candidate(at, at + 1, f"*will *{verb[0]}", 0.5))
            found.append(Candidate(at, at + 1, f"*would *have *{verb[3]}", 1))
        if verb[0] in _STATIVE:
            found.append(Candidate(at, at + 1, f"*{'were' if plural else 'was'} *{verb[4]}", 2))
    found += _since(words, knowledge)
    return found


def _is_past_date(words: Words, at: int, word: str) -> bool:
    before = words.low[at - 1] if at else ""
    if word in ("yesterday", "ago"):
        return True
    if word in ("week", "month", "year", "night", "summer", "decade", "century"):
        return before == "last"
    if words.pos[at] == "Y":
        return before in ("on", "last") and word.endswith("day")
    return len(word) == 4 and word.isdigit() and word < "2024" and word[:2] in ("18", "19", "20") and before in ("in", "since")


def _same_clause(pos: str, at: int, date: int) -> bool:
    """True where no other verb or conjunction is between the verb and the date."""
    return not set(pos[min(at, date) + 1 : max(at, date)]) & _CLAUSE_LETTERS


def _beside_past(words: Words, at: int) -> bool:
    """True where the verb is tied to another past one: *came and went*, *slept when she came*."""
    for other in range(max(0, at - 8), min(len(words.low), at + 9)):
        if other != at and words.pos[other] == "E" and not _says(words.low[other]):
            low, high = min(at, other), max(at, other)
            if words.run(low, high + 1) and any(word in _COORDINATED for word in words.low[low:high]):
                return True
    return False


def _says(word: str) -> bool:
    """True for the past of a verb of saying."""
    return word in ("said", "told", "added", "claimed", "warned")


def _plural_subject(words: Words, at: int) -> bool:
    back = at - 1
    while back > 0 and words.pos[back] in "RW" and words.glue[back]:
        back -= 1
    if back < 0:
        return False
    return words.pos[back] == "Z" or bool(words.pos[back] == "X" and words.bits[back] & NOUNS) or words.low[back] in _PLURAL_SUBJECTS


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
