"""Words that a machine built out of a foreign word with an English ending ("disponibility"), or with one ending too many ("hospitalizated")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.lexicon import Lexicon

_PAST = {
    "fr": ("é", "ée", "er", "és", "ir", "i"),
    "es": ("ado", "ada", "ar", "ido", "ir"),
    "it": ("ato", "ata", "are", "ito", "ire"),
    "pt": ("ado", "ada", "ar", "ido", "ir"),
}
_ENDINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "ated": _PAST,
    "ate": _PAST,
    "ates": _PAST,
    "ating": _PAST,
    "ed": {**_PAST, "de": ("en", "iert", "ieren")},
    "ing": {**_PAST, "de": ("en", "ieren")},
    **{
        ending: {
            "fr": ("isé", "iser"),
            "es": ("izado", "izar"),
            "it": ("izzato", "izzare"),
            "pt": ("izado", "izar"),
            "de": ("isiert", "isieren"),
        }
        for ending in ("ized", "ised", "ize", "izing", "ising")
    },
    "ity": {"fr": ("ité",), "es": ("idad",), "it": ("ità",), "pt": ("idade",), "de": ("ität",)},
    "ities": {"fr": ("ités",), "es": ("idades",), "it": ("ità",), "pt": ("idades",), "de": ("itäten",)},
    "tion": {"fr": ("tion",), "es": ("ción",), "it": ("zione",), "pt": ("ção",), "de": ("tion",)},
    "tions": {"fr": ("tions",), "es": ("ciones",), "it": ("zioni",), "pt": ("ções",), "de": ("tionen",)},
    "ants": {"fr": ("ants",), "es": ("antes",), "it": ("anti",), "pt": ("antes",), "de": ("anten",)},
    "ators": {"fr": ("ateurs",), "es": ("adores",), "it": ("atori",), "pt": ("adores",), "de": ("atoren",)},
    "ator": {"fr": ("ateur",), "es": ("ador",), "it": ("atore",), "pt": ("ador",), "de": ("ator",)},
    "ist": {"fr": ("iste",), "es": ("ista",), "it": ("ista",), "pt": ("ista",), "de": ("ist",)},
    "ists": {"fr": ("istes",), "es": ("istas",), "it": ("isti",), "pt": ("istas",), "de": ("isten",)},
    "ment": {"fr": ("ment",), "es": ("miento", "mento"), "it": ("mento",), "pt": ("mento",)},
    "ive": {"fr": ("if", "ive"), "es": ("ivo", "iva"), "it": ("ivo", "iva"), "pt": ("ivo", "iva"), "de": ("iv", "ive")},
    "al": {"fr": ("al", "el", "aux"), "es": ("al",), "it": ("ale",), "pt": ("al",), "de": ("al", "ell")},
    "ary": {"fr": ("aire",), "es": ("ario", "aria"), "it": ("ario", "aria"), "pt": ("ário", "ária"), "de": ("är",)},
    "ence": {"fr": ("ence",), "es": ("encia",), "it": ("enza",), "pt": ("ência",), "de": ("enz",)},
    "ance": {"fr": ("ance",), "es": ("ancia", "anza"), "it": ("anza",), "pt": ("ância", "ança"), "de": ("anz",)},
    "able": {"fr": ("able",), "es": ("able",), "it": ("abile",), "pt": ("ável",), "de": ("abel",)},
    "ism": {"fr": ("isme",), "es": ("ismo",), "it": ("ismo",), "pt": ("ismo",), "de": ("ismus",)},
    "ic": {"fr": ("ique",), "es": ("ico", "ica"), "it": ("ico", "ica"), "pt": ("ico", "ica"), "de": ("isch",)},
    "ous": {"fr": ("eux",), "es": ("oso", "osa"), "it": ("oso", "osa"), "pt": ("oso", "osa"), "de": ("ös",)},
}
"""English ending -> language -> endings of its cognates there (general knowledge of the languages' word formation)."""
_REDUNDANT = (
    ("izated", ("ized", "ised")),
    ("izate", ("ize", "ise")),
    ("ationed", ("ated", "ed")),
    ("itionated", ("itioned",)),
    ("ionated", ("ioned", "ed")),
    ("itated", ("ited",)),
    ("icated", ("iced", "ied")),
    ("atated", ("ated",)),
    ("ated", ("ed",)),
    ("itionist", ("itor",)),
    ("ivity", ("iveness",)),
    ("ationist", ("ator",)),
    ("icians", ("ics",)),
)
"""An ending that a machine made by stacking, and what English has instead."""
_FAMILIAR = 2.8
"""Zipf frequency from which a foreign word may well have stood in the source."""
_ENGLISH = 2.6
_SHORTEST_STEM = 4


class Cognate(NamedTuple):
    """The foreign word behind a coinage and its language (ISO 639-1)."""

    word: str
    language: str


def foreign_cognate(word: str, lexicon: Lexicon) -> Cognate | None:
    """The most frequent foreign word that differs from the unlisted `word` (lower case) only by its ending; None where there is none."""
    found = max(_cognates(word, lexicon), default=None)
    return found[1] if found else None


def _cognates(word: str, lexicon: Lexicon) -> Iterator[tuple[float, Cognate]]:
    for ending, languages in _ENDINGS.items():
        stem = word[: -len(ending)]
        if not word.endswith(ending) or len(stem) < _SHORTEST_STEM:
            continue
        stems = [stem, *([stem[:-1] + "qu"] if stem.endswith("c") else []), *([stem[:-1]] if stem[-1] == stem[-2] else [])]
        if stem.startswith(("de", "re", "pre")):
            stems.append(stem.replace("e", "é", 1))
        for language, endings in languages.items():
            for form in (s + e for s in stems for e in endings):
                frequency = lexicon.zipf(form, language)
                if frequency >= _FAMILIAR:
                    yield frequency, Cognate(form, language)


def without_redundant_ending(word: str, lexicon: Lexicon) -> str | None:
    """The English word that the unlisted `word` has one ending too many of: "hospitalizated" -> "hospitalized"; None where there is none."""
    for ending, replacements in _REDUNDANT:
        if word.endswith(ending):
            for replacement in replacements:
                form = word[: -len(ending)] + replacement
                if len(form) > _SHORTEST_STEM and lexicon.zipf(form) >= _ENGLISH and lexicon.is_known(form):
                    return form
    return None
