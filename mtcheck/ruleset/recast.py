"""What a rewrite may do to a captured word: `{name:lower}`, `{name:title}`, `{name:demonym}`, `{name:is}`, `{name:are}`, `{name:a}`, `{name:any}`, and
the forms of a verb (`base`, `third`, `past`, `participle`, `ing`), a noun (`noun`, `nouns`) or an adjective (`more`, `most`, `unplural`), from whichever
form was captured.
"""

from __future__ import annotations

from collections.abc import Callable

from mtcheck.lexicon.countries import COUNTRIES
from mtcheck.lexicon.inflect import noun_forms, verb_forms
from mtcheck.lexicon.lemma import noun_lemma, verb_lemma

_DEMONYMS = {name.lower(): country.adjective for name, country in COUNTRIES.items()}
_PLURAL_VERBS = {"is": "are", "was": "were", "has": "have", "does": "do"}
_SINGULAR_VERBS = {plural: singular for singular, plural in _PLURAL_VERBS.items()}

_UNLIKE = {"good": ("better", "best"), "bad": ("worse", "worst"), "far": ("farther", "farthest"), "well": ("better", "best")}
_UNDER_NEGATION = {"no": "any", "nobody": "anybody", "nothing": "anything", "nowhere": "anywhere", "none": "any", "never": "ever"}
_DOUBLED = frozenset("big fat fit flat glad grim hot mad red sad slim thin wet".split())
_SOUND_CONSONANT = ("eu", "one", "once", "uni", "use", "usu", "ure", "ubi", "uto")


def _lower(text: str) -> str:
    return text.lower()


def _title(text: str) -> str:
    """The words with the capitals of an office before a name ("prime minister" -> "Prime Minister")."""
    return " ".join(word[:1].upper() + word[1:] for word in text.split())


def _demonym(text: str) -> str:
    """The adjective of a country's name ("Iraq" -> "Iraqi"); other words stay."""
    return _DEMONYMS.get(text.lower(), text)


def _degree(ending: str) -> Callable[[str], str]:
    """The comparative or superlative of a short adjective ("big" -> "bigger")."""

    def compare(text: str) -> str:
        word = text.lower()
        if word in _UNLIKE:
            return _UNLIKE[word][ending == "est"]
        if word.endswith("e"):
            return word + ending[1:]
        if word.endswith("y") and word[-2:-1] not in "aeiou":
            return word[:-1] + "i" + ending
        return word + (word[-1] if word in _DOUBLED else "") + ending

    return compare


def _verb(index: int) -> Callable[[str], str]:
    return lambda text: verb_forms(verb_lemma(text))[index]


def _ing(text: str) -> str:
    """The gerund of a verb ("stop" -> "stopping")."""
    lemma = verb_lemma(text)
    return verb_forms(lemma)[4] if lemma != "be" else "being"


def _nouns(text: str) -> str:
    """The plural of a noun ("country" -> "countries")."""
    return noun_forms(noun_lemma(text))[1]


def _without_s(text: str) -> str:
    """The word without the plural ending that it should not have ("differents" -> "different")."""
    return text.removesuffix("s")


def _any(text: str) -> str:
    """The word that stands under a negation ("nobody" -> "anybody"); other words stay."""
    return _UNDER_NEGATION.get(text.lower(), text)


def _article(text: str) -> str:
    """The words with the indefinite article that their sound asks for ("old house" -> "an old house")."""
    return f"{'an' if text[:1].lower() in 'aeiou' and not text.lower().startswith(_SOUND_CONSONANT) else 'a'} {text}"


def _are(text: str) -> str:
    """The plural of an auxiliary ("has" -> "have"); other words stay."""
    return _PLURAL_VERBS.get(text.lower(), text)


def _is(text: str) -> str:
    """The singular of an auxiliary ("have" -> "has"); other words stay."""
    return _SINGULAR_VERBS.get(text.lower(), text)


RECASTS: dict[str, Callable[[str], str]] = {
    "lower": _lower,
    "title": _title,
    "demonym": _demonym,
    "base": verb_lemma,
    "third": _verb(1),
    "past": _verb(2),
    "participle": _verb(3),
    "ing": _ing,
    "noun": noun_lemma,
    "nouns": _nouns,
    "are": _are,
    "is": _is,
    "a": _article,
    "any": _any,
    "unplural": _without_s,
    "more": _degree("er"),
    "most": _degree("est"),
}
"""Name in a rewrite -> what it makes of the captured words."""
