"""Wrong sense: another translation of the same foreign word, a near-synonym of another register, and what the shipped rules mend, put back."""

from __future__ import annotations

from random import Random

from training.damage.knowledge import Knowledge, Wrong
from training.damage.sense_limits import LIGHT
from training.damage.words import ADJ, NOUN, VERB, Candidate, Words, starred

_FEWEST_LETTERS = 3
_SINGLE = 0.25
_NEAR = 4


def find(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """Another sense of the word that the source language has."""
    return _substitutes(words, rng, knowledge, knowledge.tables.senses)


def find_neighbour(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """A near-synonym that nobody would write there."""
    return _substitutes(words, rng, knowledge, knowledge.tables.neighbours)


def _substitutes(words: Words, rng: Random, knowledge: Knowledge, table: dict[str, tuple[str, ...]]) -> list[Candidate]:
    found: list[Candidate] = []
    for at, word in enumerate(words.low):
        letter = words.pos[at]
        if letter not in "NZJVE3GL" or len(word) < _FEWEST_LETTERS:
            continue
        lemma = _lemma(word, letter, knowledge)
        wrongs = table.get(lemma)
        if not wrongs:
            continue
        substitute = wrongs[rng.randrange(len(wrongs))]
        part = NOUN if letter in "NZ" else ADJ if letter == "J" else VERB
        head = substitute.partition(" ")[0]
        if not knowledge.bits(head) & part and " " not in substitute:
            continue
        inflected = _inflected(word, letter, substitute, knowledge)
        if lemma in LIGHT and letter in "VE3GL" and not _object_refuses(words, at, lemma, substitute, knowledge):
            continue
        if inflected is None or inflected == word or _reads_well(words, at, inflected, knowledge):
            continue
        found.append(Candidate(at, at + 1, starred(inflected), 1))
    return found


def _object_refuses(words: Words, at: int, lemma: str, substitute: str, knowledge: Knowledge) -> bool:
    """True where the object of the verb is a noun that chooses its verbs, `lemma` one of them and `substitute` none."""
    head = at + 1
    while head < len(words.low) and words.glue[head - 1] and head - at < _NEAR and words.pos[head] in "DJQ":
        head += 1
    if head == len(words.low) or words.pos[head] not in "NZ" or not words.glue[head - 1]:
        return False
    noun = knowledge.noun(words.low[head])
    verbs = knowledge.tables.objects.get(noun[0] if noun else words.low[head])
    return verbs is not None and lemma in verbs and substitute not in verbs


def _lemma(word: str, letter: str, knowledge: Knowledge) -> str:
    if letter == "Z":
        noun = knowledge.noun(word)
        return noun[0] if noun else word
    if letter in "E3GL":
        verb = knowledge.verb(word)
        return verb[0] if verb else word
    return word


def _inflected(word: str, letter: str, substitute: str, knowledge: Knowledge) -> str | None:
    if letter in "NJV":
        return substitute
    head, space, rest = substitute.partition(" ")
    if letter == "Z":
        return knowledge.plural(substitute) if not space else None
    verb = knowledge.verb(word)
    forms = knowledge.verb(head)
    if verb is None or forms is None or forms[0] != head:
        return None
    index = {"E": 2, "L": 3, "3": 1, "G": 4}[letter]
    return forms[index] + space + rest


def _reads_well(words: Words, at: int, substitute: str, knowledge: Knowledge) -> bool:
    """True where the new word makes a collocation of English with a neighbour."""
    before = words.low[at - 1] if at and words.glue[at - 1] else ""
    after = words.low[at + 1] if words.glue[at] else ""
    return knowledge.is_ordinary(before, substitute) or knowledge.is_ordinary(substitute, after)


def find_phrase(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """A right phrase that some rule or table row ends in, with what the row starts from."""
    found: list[Candidate] = []
    low = words.low
    table = knowledge.tables.phrases
    known = None
    for at, word in enumerate(low):
        rows = table.get(f"{word} {low[at + 1]}") if words.glue[at] else None
        if not rows:
            # most words have rows of their own; every fourth is enough to choose from
            rows = table.get(word) if rng.random() < _SINGLE else None
        if not rows:
            continue
        fitting: list[Wrong] = []
        for row in rows:
            size = len(row.right)
            if (size < 3 or tuple(low[at : at + size]) == row.right) and at + size <= len(low):
                if row.near or row.unless:
                    if known is None:
                        known = set(low)
                    if (row.near and not row.near & known) or row.unless & known:
                        continue
                    if size == 1 and row.near and row.near.isdisjoint(low[max(0, at - 2) : at + 3]):
                        continue
                fitting.append(row)
        if fitting:
            row = fitting[rng.randrange(len(fitting))]
            found.append(marked(words, at, row))
    return found


def marked(words: Words, at: int, row: Wrong) -> Candidate:
    """The wrong words alone are marked: what both wordings begin and end with stays as it is."""
    wrong = row.wrong.split()
    right = words.low[at : at + len(row.right)]
    head = 0
    while head < min(len(wrong), len(right)) - 1 and wrong[head].lower() == right[head]:
        head += 1
    tail = 0
    while tail < min(len(wrong), len(right)) - head and wrong[-1 - tail].lower() == right[-1 - tail]:
        tail += 1
    middle = ["*" + word for word in wrong[head : len(wrong) - tail]]
    raw = words.raw[at : at + len(right)]
    kept = raw[len(right) - tail :]
    if not middle and kept:
        kept = ["*" + kept[0], *kept[1:]]
    elif not middle:
        middle = ["*" + wrong[-1]]
        raw = raw[:head]
        head = max(0, head - 1) if head else 0
    size = len(row.right)
    # a row of several words is more of a find than one of one word
    return Candidate(at, at + size, " ".join([*raw[:head], *middle, *kept]), 6.0 if size > 1 else 1.0)
