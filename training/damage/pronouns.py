"""Pronouns: wrong gender, things as persons, *who* for *which*, doubled and dropped subjects."""

from __future__ import annotations

from random import Random

from mtcheck.lexicon.tags import tags as tag_bits
from training.damage.knowledge import Knowledge
from training.damage.words import PERSON, Candidate, Words

_FEMALE = {"she": "he", "her": "his", "herself": "himself", "hers": "his"}
_MALE = {"he": "she", "his": "her", "him": "her", "himself": "herself"}
_FEMALE_WORDS = frozenset(
    "woman mother wife daughter sister actress queen princess mrs. ms. mrs ms girl widow spokeswoman congresswoman chairwoman businesswoman grandmother lady".split()
)
_MALE_WORDS = frozenset(
    "man father husband son brother actor king prince mr. mr boy spokesman congressman chairman businessman grandfather policeman fisherman pope".split()
)
_THINGS = frozenset(
    "company government country party ministry court bank committee parliament group team city agency organization organisation"
    " university newspaper army union commission council"
    " ship plane train bridge car law report book film house building war crisis economy region island river state church school market"
    " city town village hospital station"
    " museum law treaty agreement decision plan program programme project system".split()
)
_LONG_AGO = 14
_DOUBLED = 0.3
"""Share of the chances for *the president he said* that are taken: nearly every sentence offers one."""


def find(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """Candidates for pronouns."""
    found: list[Candidate] = []
    low, raw, pos, glue = words.low, words.raw, words.pos, words.glue
    last = len(low) - 1
    sex, settled = _sex(words, knowledge)
    for at, word in enumerate(low):
        before = pos[at - 1] if at and glue[at - 1] else "^"
        following = pos[at + 1] if at < last and glue[at] else "^"
        if sex and at > settled and (other := (_FEMALE if sex == "f" else _MALE).get(word)):
            if word == "her" and pos[at] == "U":
                other = "him"
            found.append(Candidate(at, at + 1, f"*{other}", 2))
        elif word in ("it", "its", "itself") and _thing_before(words, at):
            if word == "its" and following in "NZJ":
                found.append(Candidate(at, at + 1, "*" + rng.choice(("his", "his", "her")), 2))
            elif word == "it" and following in "BHME3O" and before in "^CW":
                found.append(Candidate(at, at + 1, "*" + rng.choice(("he", "he", "she")), 2.5))
            elif word == "itself":
                found.append(Candidate(at, at + 1, "*himself", 2))
        if word == "who" and at and before in "ZN" and knowledge.is_person(low[at - 1]) and following in "BHMEOA3":
            found.append(Candidate(at, at + 1, "*which", 2))
            found.append(Candidate(at, at + 1, "*what", 0.5))
        elif (
            word in ("which", "that")
            and before in "NZ"
            and pos[at] == "W"
            and following in "BHMEO"
            and not tag_bits(low[at - 1]) & PERSON
            and low[at - 1] in _THINGS
        ):
            found.append(Candidate(at, at + 1, "*who", 1.5))
        elif word == "what" and before in "E3V" and following in "SDK":
            found.append(Candidate(at, at + 1, "*that *what" if rng.random() < 0.5 else "*which", 1))
        if (
            pos[at] in "SU"
            and word in ("it", "there")
            and following == "B"
            and (at == 0 or before in "CW" or not glue[at - 1])
            and at + 2 <= last
        ):
            found.append(Candidate(at, at + 2, "*" + raw[at + 1], 2))
        elif (
            word in ("he", "she", "they")
            and following in "E3MHB"
            and before == "C"
            and low[at - 1] in ("that", "because", "when", "if", "although", "while")
        ):
            found.append(Candidate(at, at + 2, "*" + raw[at + 1], 1.5))
        if pos[at] in "EHBM" and before in "NK" and at > 1 and rng.random() < _DOUBLED:
            found += _doubled(words, at, knowledge)
        if (
            word in ("him", "her", "them", "it")
            and pos[at] == "U"
            and before in "EV3"
            and following in "^PTC"
            and low[at - 1] not in ("let", "help")
        ):
            verb = knowledge.verb(low[at - 1])
            if verb and verb[0] in (
                "tell",
                "ask",
                "force",
                "allow",
                "make",
                "inform",
                "help",
                "accuse",
                "call",
                "give",
                "invite",
                "kill",
                "arrest",
                "take",
                "use",
                "remove",
            ):
                nominative = {"him": "he", "her": "she", "them": "they", "it": "him"}[word]
                found.append(
                    Candidate(
                        at,
                        at + 1,
                        f"*{nominative}" if rng.random() < 0.5 else {"them": "*their", "him": "*his", "her": "*hers", "it": "*her"}[word],
                        1,
                    )
                )
    return found


def _sex(words: Words, knowledge: Knowledge) -> tuple[str, int]:
    """ "f" or "m", and the last word that says so, where the sentence speaks of one sex only, before any pronoun and any quotation; else ""."""
    seen, settled = "", -1
    for at, word in enumerate(words.low):
        if word in _FEMALE_WORDS:
            sex = "f"
        elif word in _MALE_WORDS:
            sex = "m"
        elif (words.pos[at] == "K" or at == 0) and at < len(words.low) - 1 and words.pos[at + 1] == "K" and words.glue[at]:
            sex = knowledge.gender(word)
        else:
            continue
        if sex and seen and sex != seen:
            return "", -1
        if sex and not seen:
            seen, settled = sex, at
    if not seen or any(mark in words.text for mark in '"“”'):
        return "", -1
    wrong = _MALE if seen == "f" else _FEMALE
    return ("", -1) if any(word in wrong for word in words.low) else (seen, settled)


def _thing_before(words: Words, at: int) -> bool:
    """True where a thing was named not long before and no person was."""
    for back in range(at - 1, max(-1, at - _LONG_AGO), -1):
        word, letter = words.low[back], words.pos[back]
        if letter == "K" or word in _MALE or word in _FEMALE or (tag_bits(word) & PERSON and letter in "NZ"):
            return False
        if word in _THINGS:
            return True
    return False


def _doubled(words: Words, at: int, knowledge: Knowledge) -> list[Candidate]:
    """*The president he said*: the subject opens the sentence."""
    low, pos = words.low, words.pos
    first = at - 1
    while first and words.glue[first - 1] and pos[first - 1] in "DJK":
        first -= 1
    if first or pos[at - 1] not in "NK":
        return []
    if pos[at - 1] == "K":
        sex = knowledge.gender(low[0])
        pronoun = {"f": "she", "m": "he"}.get(sex, "")
    else:
        pronoun = "he" if tag_bits(low[at - 1]) & PERSON else "it"
        pronoun = "she" if low[at - 1] in _FEMALE_WORDS else pronoun
    return [Candidate(at, at + 1, f"*{pronoun} {words.raw[at]}", 0.25)] if pronoun else []
