"""What a rewrite may do to a captured word: `{name:lower}`, `{name:demonym}`, `{name:ing}`, `{name:nouns}`, `{name:are}`, `{name:is}`."""

from __future__ import annotations

from mtcheck.lexicon.countries import COUNTRIES
from mtcheck.ruleset.inflect import noun_forms, verb_forms

_DEMONYMS = {name.lower(): country.adjective for name, country in COUNTRIES.items()}
_PLURAL_VERBS = {"is": "are", "was": "were", "has": "have", "does": "do"}
_SINGULAR_VERBS = {plural: singular for singular, plural in _PLURAL_VERBS.items()}


def _lower(text: str) -> str:
    return text.lower()


def _demonym(text: str) -> str:
    """The adjective of a country's name ("Iraq" -> "Iraqi"); other words stay."""
    return _DEMONYMS.get(text.lower(), text)


def _ing(text: str) -> str:
    """The gerund of a verb in its base form ("stop" -> "stopping")."""
    return verb_forms(text.lower())[4] if text.lower() != "be" else "being"


def _nouns(text: str) -> str:
    """The plural of a noun in the singular ("country" -> "countries")."""
    return noun_forms(text.lower())[1]


def _are(text: str) -> str:
    """The plural of an auxiliary ("has" -> "have"); other words stay."""
    return _PLURAL_VERBS.get(text.lower(), text)


def _is(text: str) -> str:
    """The singular of an auxiliary ("have" -> "has"); other words stay."""
    return _SINGULAR_VERBS.get(text.lower(), text)


RECASTS = {"lower": _lower, "demonym": _demonym, "ing": _ing, "nouns": _nouns, "are": _are, "is": _is}
"""Name in a rewrite -> what it makes of the captured words."""
