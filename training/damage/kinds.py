"""The kinds of damage and how often each is drawn."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from training.damage import (
    agreement,
    articles,
    calques,
    comparison,
    dropped,
    names,
    np_order,
    numbers,
    prepositions,
    pronouns,
    residue,
    senses,
    tense,
    verb_forms,
    word_order,
)
from training.damage.knowledge import Knowledge
from training.damage.words import Candidate, Words


class Kind(NamedTuple):
    """A kind of damage; `find` gives what it can do to a sentence."""

    name: str
    weight: float
    find: Callable[[Words, Random, Knowledge], list[Candidate]]


KINDS: tuple[Kind, ...] = (
    Kind("preposition", 12, prepositions.find),
    Kind("article", 10, articles.find),
    Kind("noun-phrase-order", 10, np_order.find),
    Kind("word-order", 9, word_order.find),
    Kind("tense", 8, tense.find),
    Kind("agreement", 6, agreement.find),
    Kind("verb-form", 7, verb_forms.find),
    Kind("wrong-sense", 14, senses.find),
    Kind("phrase", 6, senses.find_phrase),
    Kind("pronoun", 8, pronouns.find),
    Kind("name", 4, names.find),
    Kind("exonym", 3, names.find_exonym),
    Kind("acronym", 2, names.find_acronym),
    Kind("residue", 3, residue.find),
    Kind("dropped", 6, dropped.find),
    Kind("calque", 10, calques.find),
    Kind("number", 3, numbers.find),
    Kind("comparison", 4, comparison.find),
    Kind("neighbour", 4, senses.find_neighbour),
)
