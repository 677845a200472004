"""What a Slavic name in French, German, Dutch, Italian or Spanish spelling would be in English: rules of transliteration, no list of names."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from mtcheck.lexicon.folding import strip_marks

SHORTEST = 6
LONGEST = 24


class Reading(NamedTuple):
    """An English spelling of a foreign-looking name."""

    english: str
    language: str
    is_certain: bool
    """True where the spelling itself tells the language: `tsch`, `tch`, `ou` with a Slavic ending. Else the English form should be a known name."""


class _System(NamedTuple):
    """How one language writes Cyrillic."""

    language: str
    shape: re.Pattern[str]
    """Endings of Slavic names as this language writes them."""
    certain: re.Pattern[str]
    """Groups of letters that no English spelling of a Slavic name has."""
    suspect: re.Pattern[str]
    """Groups that may be English."""
    rewrite: tuple[tuple[str, str], ...]
    """Patterns, compiled when the first name is rewritten, with what takes their place."""


def _rules(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return pairs


_FRENCH = _System(
    "fr",
    re.compile(r"(?:[oe]v|[oe]va|ine|ina|enko|[sc]ki|sky|ska[ïi]a|ouk|itch|evitch|ovitch|vili|dzé|dze|[ïi]an|yan|a[ïi]ev|o[ïi])$"),
    re.compile(r"(?:tch|ou(?!th)|[aoeu]ï|iou)[a-zéï]*(?:[oe]v|[oe]va|enko|[sc]ki|ska[ïi]a|ouk|tch|vili)$"),
    re.compile(r"ch|dj|j|ine$|gu[ei]|ss"),
    _rules(
        ("chtch", "s\ue001"), ("tch", "\ue001"), ("ch", "sh"), ("s\ue001", "shch"), ("\ue001", "ch"), ("dj", "\ue000"), ("j", "zh"),
        ("\ue000", "j"), ("iou", "yu"), ("ou", "u"), ("gu(?=[eéèi])", "g"),
        ("(?<=[aeiouéï])ss(?=[aeiouéï])", "s"), ("aïa$", "aya"), ("skaia$", "skaya"), ("ïev", "yev"), ("oï$", "oi"), ("ï", "i"),
        ("(?<=[^aeiou])ine$", "in"), ("[sz]?ki$", "sky"), ("ssky$|zsky$", "sky"), ("ïan$", "yan"),
    ),
)  # fmt: skip
_GERMAN = _System(
    "de",
    re.compile(r"(?:[oe]w|jow|[oe]wa|in|ina|enko|[sz]ki|[sz]kij|[sz]kyj|skaja|zkaja|tschuk|itsch|schwili|jan|oj|[oe]j)$"),
    re.compile(r"tsch|schw(?=ili)|(?:sch|j)[a-z]*[oe]w(?:a)?$|[a-z]w[a-z]*(?:itsch|skaja|skij|zkij)$|[wv][a-z]*j[aeou][a-z]*[oe]wa?$"),
    re.compile(r"w|sch|j"),
    _rules(
        ("schtsch", "shch"), ("tsch", "\ue000"), ("sch", "sh"), ("(?<![st])ch", "kh"), ("\ue000", "ch"), ("w", "v"), ("z(?!h)", "ts"),
        ("tskij?$", "tsky"),
        ("[sz]k[iy]?j?$", "sky"), ("skaja$", "skaya"), ("ije", "iye"), ("^je", "ye"), ("(?<=[aeiou])je", "ye"), ("je", "e"), ("jo", "yo"),
        ("ja", "ya"), ("ju", "yu"), ("j$", "y"), ("j", "y"), ("(?<=[aeiou])ss(?=[aeiou])", "s"),
    ),
)  # fmt: skip
_DUTCH = _System(
    "nl",
    re.compile(r"(?:[oe]v|[oe]va|in|ina|enko|ski|skaja|tsjoek|itsj|sjvili)$"),
    re.compile(r"tsj|sj|zj|oe(?=[a-z]*(?:[oe]v|in|enko|ski)$)"),
    re.compile(r"$^"),
    _rules(
        ("sjtsj", "shch"), ("tsj", "\ue000"), ("sj", "sh"), ("zj", "zh"), ("ch", "kh"), ("\ue000", "ch"), ("joe", "yu"), ("oe", "u"), ("ski$", "sky"),
        ("^je", "ye"), ("(?<=[aeiou])je", "ye"), ("je", "e"), ("j", "y"),
    ),
)  # fmt: skip
_ITALIAN = _System(
    "it",
    re.compile(r"(?:skij|ckij|[oeë]v|[oe]va|skaja|ckaja|enko)$"),
    re.compile(r"[sc]kij$|[sc]kaja$|ëv$"),
    re.compile(r"[čšž]"),
    _rules(
        ("šč", "shch"), ("č", "\ue000"), ("š", "sh"), ("ž", "zh"), ("ckij$", "tsky"), ("ckaja$", "tskaya"), ("c(?!h)", "ts"), ("ch", "kh"),
        ("\ue000", "ch"), ("skij$", "sky"),
        ("skaja$", "skaya"), ("ëv$", "ev"), ("ja", "ya"), ("ju", "yu"), ("j", "y"),
    ),
)  # fmt: skip
_SPANISH = _System(
    "es",
    re.compile(r"(?:[oe]v|[oe]va|in|ina|enko|[sc]ki|skaya|ich|chuk|shvili)$"),
    re.compile(r"$^"),
    re.compile(r"[áéíóú]|j"),
    _rules(("j", "kh"), ("[sc]ki$", "sky"), ("á", "a"), ("é", "e"), ("í", "i"), ("ó", "o"), ("ú", "u")),
)
_SYSTEMS = (_FRENCH, _GERMAN, _DUTCH, _ITALIAN, _SPANISH)
_SPANISH_LETTERS = re.compile("[a-záéíóú']+")
_ANY_MARK = re.compile(r"tch|ou|ï|ch|dj|j|ine$|gu|ss|w|sj|zj|oe|ë|č|š|ž|[áéíóú]|[sz]ki$")


def english_readings(form: str, is_known: Callable[[str], bool]) -> list[Reading]:
    """English spellings of the folded `form`, best first: those that `is_known` has, else one that the spelling itself makes certain.

    Empty for a form that fits no system. Linear in the length of the form, which `LONGEST` bounds.
    """
    if not SHORTEST <= len(form) <= LONGEST or not _ANY_MARK.search(form):
        return []
    known: list[Reading] = []
    certain: list[Reading] = []
    for system in _SYSTEMS:
        if not system.shape.search(form) and not (system is _SPANISH and system.shape.search(strip_marks(form))):
            continue
        strong = system.certain.search(form) is not None
        if (not strong and not system.suspect.search(form)) or (system is _SPANISH and not _SPANISH_LETTERS.fullmatch(form)):
            continue
        for english in _rewritten(form, system):
            if english == form:
                continue
            if is_known(english):
                known.append(Reading(english, system.language, strong))
            elif strong and not certain:
                certain.append(Reading(english, system.language, True))
    return known or certain


def _rewritten(form: str, system: _System) -> list[str]:
    text = form
    for found, made in system.rewrite:
        text = re.sub(found, made, text)
    text = strip_marks(text)
    readings = [text]
    if system.language == "de":
        # German has one spelling for s and z, and one for sh and zh
        readings += [re.sub("s(?=[aeiouynmlrvdbg])", "z", text, count=1), re.sub("(?<!c)sh", "zh", text, count=1)]
    if text.endswith("iev"):
        readings.append(text.removesuffix("iev") + "iyev")
    readings.append(re.sub("(?<=[aeiou])ev$", "yev", text))
    if text.startswith("ie"):
        readings.append("ye" + text[2:])
    readings += [re.sub("ia(?=[a-z])", "ya", each) for each in tuple(readings)]
    return list(dict.fromkeys(each for each in readings if each.isascii()))
