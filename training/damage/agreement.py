"""Agreement and number: *he go*, *people is*, *importants*, *informations*, *three minister*, *this reports*."""

from __future__ import annotations

from random import Random

from training.damage.knowledge import Knowledge
from training.damage.words import ADJ, NOUNS, VERB, VERBS, Candidate, Words

_UNCOUNTABLE = {
    word: word + "s"
    for word in (
        "information advice evidence equipment furniture luggage news research knowledge progress damage traffic work homework software"
        " training behavior behaviour violence weather"
        " transport accommodation assistance ammunition cooperation money staff legislation infrastructure unemployment electricity"
        " permission leisure harm aid food water"
        " education health security".split()
    )
    if word not in ("news", "damage", "work", "water", "security", "food")
} | {"people": "peoples", "police": "polices", "damage": "damages", "personnel": "personnels"}
_PLURALS = frozenset(
    "importants difficults differents seriouses economics politics publics officials nationals locals internationals presidentials"
    " federals relatives individuals".split()
)
_SINGULAR_BE = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "doesn't": "don't",
    "isn't": "aren't",
    "wasn't": "weren't",
    "hasn't": "haven't",
}
_PLURAL_BE = {
    "are": "is",
    "were": "was",
    "have": "has",
    "do": "does",
    "don't": "doesn't",
    "aren't": "isn't",
    "weren't": "wasn't",
    "haven't": "hasn't",
}
_PLURAL_LIKE = ("ant", "ent", "al", "ic", "ive", "ible", "able", "ous")
"""Adjectives that look the same in the Romance languages, which put an s to them."""
_SHOWN = {"this": "these", "these": "this", "that": "those", "those": "that"}
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve twenty thirty several many both few".split())
_BARE_PLURALS = frozenset("percent per hundred thousand million billion trillion dozen pounds".split())


def find(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """Candidates for agreement and number."""
    found: list[Candidate] = []
    low, raw, pos, glue, bits = words.low, words.raw, words.pos, words.glue, words.bits
    last = len(low) - 1
    for at, word in enumerate(low):
        letter = pos[at]
        before = pos[at - 1] if at and glue[at - 1] else "^"
        if letter == "3" and before in "SKNW":
            verb = knowledge.verb(word)
            if verb and (before != "W" or low[at - 1] in ("who", "which")) and verb[1] == word:
                found.append(Candidate(at, at + 1, f"*{verb[0]}", 2))
        elif letter == "V" and before in "SZ" and low[at - 1] != "i" and bits[at] & VERB and word != "need":
            verb = knowledge.verb(word)
            if verb and verb[0] == word and (before == "S" or not at - 2 >= 0 or pos[at - 2] in "DJ^#"):
                found.append(Candidate(at, at + 1, f"*{verb[1]}", 2 if before == "S" else 0.7))
        elif word in _SINGULAR_BE and letter in "BHO" and before in "SNU" and _simple_subject(words, at):
            found.append(Candidate(at, at + 1, f"*{_SINGULAR_BE[word]}", 1))
        elif (
            word in _PLURAL_BE
            and letter in "BHO"
            and (before == "Z" or low[at - 1 : at] == ["people"] or low[at - 1 : at] == ["they"])
            and _simple_subject(words, at)
        ):
            found.append(Candidate(at, at + 1, f"*{_PLURAL_BE[word]}", 1.5 if before == "Z" else 2))
        elif (
            (
                letter == "J"
                and at < last
                and glue[at]
                and pos[at + 1] == "Z"
                and bits[at] & ADJ
                and len(word) > 4
                and word.endswith(_PLURAL_LIKE)
                and word + "s" not in _PLURALS
            )
            and not words.bits[at] & (NOUNS | VERBS)
            and not knowledge.noun(word)
            and knowledge.zipf(word + "s") < 2.5
        ):
            found.append(Candidate(at, at + 1, f"*{raw[at]}s", 0.8))
        uncountable = word in _UNCOUNTABLE and letter in "NXZ" and (at == last or pos[at + 1] not in "NZKX" or not glue[at])
        if uncountable and before in "DPJVE3U" and (not at or low[at - 1] not in ("this", "that", "a", "an", "much", "little")):
            found.append(Candidate(at, at + 1, f"*{_UNCOUNTABLE[word]}", 4))
        if (
            letter == "Z"
            and at
            and glue[at - 1]
            and (low[at - 1] in _NUMBERS or (low[at - 1].isdigit() and len(low[at - 1]) < 4 and low[at - 1] != "1"))
        ):
            noun = knowledge.noun(word)
            if noun and noun[1] == word and (at == last or not glue[at] or pos[at + 1] not in "NZX"):
                found.append(Candidate(at, at + 1, f"*{noun[0]}", 0.8))
        if (
            (
                word in _SHOWN
                and at < last
                and glue[at]
                and pos[at] in "DX"
                and pos[at + 1] in "NZ"
                and (at + 1 == last or not glue[at + 1] or pos[at + 2] not in "NZXG")
            )
            and (pos[at + 1] == "Z") == (word in ("these", "those"))
            and knowledge.noun(low[at + 1])
        ):
            found.append(Candidate(at, at + 1, f"*{_SHOWN[word]}", 2))
        if word in ("much", "less", "little") and at < last and glue[at] and low[at + 1] in _UNCOUNTABLE:
            found.append(Candidate(at, at + 1, "*many" if word == "much" else "*few", 3))
        if word == "many" and at < last and glue[at] and pos[at + 1] == "Z" and (not at or low[at - 1] not in ("how", "too", "so", "as")):
            found.append(Candidate(at, at + 1, "*much", 1))
    return found


def _simple_subject(words: Words, at: int) -> bool:
    """True where the noun before the verb is its subject for sure: nothing like *the list of cities*."""
    back = at - 1
    if words.pos[back] in "SU":
        return words.low[back] in ("he", "she", "it", "they", "everyone", "everybody", "nobody", "someone") and (
            back == 0 or words.pos[back - 1] in "CW^" or not words.glue[back - 1]
        )
    while back > 0 and words.glue[back - 1] and words.pos[back - 1] in "DJQ#N":
        back -= 1
    if (
        words.low[back] in ("a", "an", "the", "this", "that", "these", "those", "his", "her", "their", "its", "our")
        or words.pos[back] in "JZ#Q"
    ):
        return (
            back == 0
            or not words.glue[back - 1]
            or words.low[back - 1] in ("that", "because", "when", "although", "if", "where", "while", "but")
        )
    return False
