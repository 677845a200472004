"""Token classes that a pattern may name in capitals: closed sets, shapes, and the parts of speech that a lexicon gives a word; no tagger."""

from __future__ import annotations

from collections.abc import Callable

from mtcheck.lexicon import closed, countries
from mtcheck.lexicon.tags import TAG_BITS, tags
from mtcheck.text.tokens import Token

_COUNTRY = frozenset(name.lower() for name in countries.COUNTRIES)
_DEMONYM = frozenset(adjective.lower() for adjective, _plural, _capital in countries.COUNTRIES.values())
_PEOPLE = frozenset(plural.lower() for _adjective, plural, _capital in countries.COUNTRIES.values())
_BE = frozenset("be am is are was were been being 's 're".split())
_HAVE = frozenset("have has had having 've".split())
_MODALS = frozenset("can could may might must shall should will would cannot".split())


def _member(words: frozenset[str]) -> Callable[[Token], bool]:
    return lambda token: token.folded in words


def _tagged(bit: int) -> Callable[[Token], bool]:
    return lambda token: bool(tags(token.folded) & bit)


CLASSES: dict[str, Callable[[Token], bool]] = {
    "ANY": lambda t: True,
    "WORD": lambda t: t.is_word,
    "LOWER": lambda t: t.is_word and t.text.islower(),
    "CAP": lambda t: t.is_word and t.is_capitalised,
    "NAME": lambda t: t.is_word and t.is_capitalised and t.folded not in closed.FUNCTION_WORDS and not t.text.isupper(),
    "ACRONYM": lambda t: t.is_word and len(t.text) > 1 and t.text.isupper(),
    "NUM": lambda t: t.text[0].isdigit() or t.folded in closed.NUMBER_WORDS,
    "DIGITS": lambda t: t.text[0].isdigit(),
    "YEAR": lambda t: len(t.text) == 4 and t.text.isdigit() and t.text[:2] in ("18", "19", "20"),
    "PUNCT": lambda t: not t.text[0].isalnum(),
    "MONTH": _member(frozenset(closed.MONTHS)),
    "DAY": _member(frozenset(closed.WEEKDAYS)),
    "DET": _member(frozenset(closed.DETERMINERS)),
    "PREP": _member(frozenset(closed.PREPOSITIONS)),
    "PRON": _member(frozenset(closed.PRONOUNS)),
    "FUNCTION": _member(frozenset(closed.FUNCTION_WORDS)),
    "CONTENT": lambda t: t.is_word and t.folded not in closed.FUNCTION_WORDS,
    "BE": _member(_BE),
    "HAVE": _member(_HAVE),
    "MODAL": _member(_MODALS),
    "COUNTRY": _member(_COUNTRY),
    "DEMONYM": _member(_DEMONYM),
    "PEOPLE": _member(_PEOPLE),
    "TITLE": _member(frozenset(closed.TITLES)),
    "ROLE": _member(frozenset(closed.ROLE_NOUNS)),
    **{name: _tagged(bit) for name, bit in TAG_BITS.items()},
}
"""Name in a pattern -> predicate on one token. `NOUN` is true of every word that can be a noun, `NOUN!` of one that is hardly ever anything else."""
