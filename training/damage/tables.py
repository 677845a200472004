"""The tables of substitutes, from the seeds of the checkout and from the shipped rules turned round: what a rule mends is put back."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import permutations

from mtcheck import __version__
from mtcheck.lexicon import shipped_lexicon
from mtcheck.lexicon.inflect import TooManyFormsError, expand, reinflect
from mtcheck.lexicon.tags import tags as tag_bits
from mtcheck.model import Rule
from mtcheck.ruleset.cache import Cache, cache_folder
from mtcheck.ruleset.packs import load_ruleset, shipped_packs
from training.damage.knowledge import Tables, Wrong
from training.damage.sense_limits import NEVER_FOR, NEVER_SENSES, NEVER_WORDINGS
from training.damage.words import ADJ, NOUN, VERB, is_closed

_SEEDS = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "seeds", "tables")
_CATEGORIES = frozenset(("calque", "wrong-sense", "title", "grammar", "word-order", "tense", "foreign-word", "name", "pronoun"))
_FUNCTION = frozenset(
    "a an the of in on at to for with by from as and or but that this these those it its he she they his her their is are was were be been has have had not"
    " said says will would can could may do does did who which there then also after before about into".split()
)
_MOST_WORDS = 7
_MOST_WORDINGS = 40
_COMMON = 4.0
"""Zipf: a wrong word that is so frequent is right in too many sentences."""


def _rows(name: str) -> Iterator[list[str]]:
    """The cells of the rows of a seed table, without comments and heading."""
    with open(os.path.join(_SEEDS, name), encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if line.strip() and not line.startswith("#")]
    return (line.split("\t") for line in lines[1:])


def _part(word: str) -> int:
    return tag_bits(word) & (NOUN | VERB | ADJ)


def _senses() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for cells in _rows("backtranslations.tsv"):
        english = [word.strip() for word in cells[2].split(",")]
        for right, wrong in permutations(english, 2):
            if " " in right or right in NEVER_FOR or (right, wrong) in NEVER_SENSES:
                continue
            if _part(right) & _part(wrong.split(" ")[0]):
                found[right][wrong] = None
    return {right: tuple(wrong) for right, wrong in found.items()}


def _objects() -> dict[str, frozenset[str]]:
    """Noun -> the verbs that it chooses as an object."""
    return {cells[0]: frozenset(cells[2].split(",")) for cells in _rows("collocations.tsv") if len(cells) > 2 and cells[2]}


def _neighbours() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for cells in _rows("near_synonyms.tsv"):
        odd = tuple(word[:-1].strip() for word in cells[1].split(",") if word.strip().endswith("!"))
        odd = tuple(word for word in odd if (cells[0], word) not in NEVER_SENSES)
        if odd and " " not in cells[0] and cells[0] not in NEVER_FOR:
            found[cells[0]] = odd
    return found


def _acronyms() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for cells in _rows("acronyms.tsv"):
        foreign, english = cells[0], cells[2]
        if foreign.isascii() and foreign.isalnum() and foreign.lower() != english.lower() and 2 <= len(foreign) <= 8:
            for name in (english, cells[4]):
                if name and (name.isupper() or " " in name):
                    found[name.lower()][foreign] = None
    return {name: tuple(foreign) for name, foreign in found.items()}


def _exonyms() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for foreign, english, languages, _kind, guard in _rows("exonyms.tsv"):
        if guard == "none" and set(languages.split(",")) & {"fr", "es", "de", "it", "pt", "pl", "tr", "nl", "ru"}:
            found[english.lower()][foreign] = None
    return {english: tuple(foreign) for english, foreign in found.items()}


def _foreign_names() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for cells in _rows("romanised.tsv"):
        forms = tuple(form.partition(":")[0] for form in (cells[5] if len(cells) > 5 else "").split(",") if form)
        if forms and cells[1] == "surname":
            found[cells[0].lower()] = forms
    return found


def _marked_rows() -> Iterator[Wrong]:
    """The rows of the tables of phrases and titles in all their forms, turned round."""
    for name, guards_at in (("phrases.tsv", 4), ("titles.tsv", 3)):
        for cells in _rows(name):
            unless = frozenset(cells[guards_at].split(",")) - {""}
            try:
                wordings = expand(cells[0])[:_MOST_WORDINGS]
            except TooManyFormsError:
                continue
            for wrong, key in wordings:
                yield Wrong(tuple(reinflect(cells[1], key).lower().split()), wrong, frozenset(), unless)


def _rule_rows(rules: Iterable[Rule]) -> Iterator[Wrong]:
    """Phrase rules entry by entry; token rules through their examples, which need a word of the example near where one word alone is mended."""
    for rule in rules:
        if rule.category not in _CATEGORIES:
            continue
        if rule.kind == "phrase" and not rule.body.get("guards"):
            for entry in rule.body["entries"]:
                for right in entry[1][:1]:
                    yield Wrong(tuple(right.lower().split()), entry[0], frozenset(), frozenset())
        elif rule.kind in ("tokens", "phrase"):
            yield from _example_rows(rule)


def _example_rows(rule: Rule) -> Iterator[Wrong]:
    for example in rule.bad:
        if not example.fixed or example.fixed == example.text:
            continue
        bad, good = example.text.split(" "), example.fixed.split(" ")
        head = _shared(bad, good)
        tail = _shared(bad[head:][::-1], good[head:][::-1])
        wrong, right = bad[head : len(bad) - tail], good[head : len(good) - tail]
        if not wrong or not right or max(len(wrong), len(right)) > _MOST_WORDS:
            continue
        context = [word.strip(".,;:'\"").lower() for word in bad[max(0, head - 3) : head] + bad[len(bad) - tail :][:3]]
        near = frozenset(word for word in context if word not in _FUNCTION and tag_bits(word) & (NOUN | VERB | ADJ))
        clean = " ".join(wrong).strip(".,;:'\""), " ".join(right).strip(".,;:'\"").lower()
        if near:
            yield Wrong(tuple(clean[1].split()), clean[0], near, frozenset())


def _shared(left: list[str], right: list[str]) -> int:
    count = 0
    while count < min(len(left), len(right)) and left[count] == right[count]:
        count += 1
    return count


def _usable(row: Wrong) -> bool:
    words = row.right
    if not words or len(words) > _MOST_WORDS or not row.wrong or "%" in row.wrong or any(mark in row.wrong for mark in '*,;:".$('):
        return False
    if any(not word.replace("-", "").replace("'", "").isalpha() for word in words):
        return False
    if row.wrong.lower() in NEVER_WORDINGS:
        return False
    wrong = row.wrong.lower().split()
    if len(words) == 1 and (is_closed(words[0]) or (len(wrong) == 1 and not row.near and shipped_lexicon().zipf(wrong[0]) >= _COMMON)):
        return False
    if set(words) < set(wrong) and set(wrong) - set(words) <= {"same", "own", "whole", "a", "the", "this", "already"}:
        return False
    content = [word for word in words if word not in _FUNCTION]
    return bool(content) and row.wrong.lower() != " ".join(words) and not (len(content) == 1 and row.near and len(content[0]) < 4)


def _phrases() -> dict[str, tuple[Wrong, ...]]:
    where = cache_folder(dict(os.environ))
    ruleset = load_ruleset(shipped_packs(), Cache(where, __version__) if where else None)
    stable = (rule for rule in ruleset.rules if rule.status == "stable")
    found: dict[str, dict[Wrong, None]] = defaultdict(dict)
    for row in (*_rule_rows(stable), *_marked_rows()):
        if _usable(row):
            found[" ".join(row.right[:2])][row] = None
    return {begin: tuple(rows) for begin, rows in found.items()}


@lru_cache(maxsize=1)
def shipped_tables() -> Tables:
    """All tables; takes some seconds where the rules are not in the cache. Raises `RuleError` and OSError as their readers do."""
    return Tables(_senses(), _objects(), _neighbours(), _phrases(), _acronyms(), _exonyms(), _foreign_names())
