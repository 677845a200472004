"""One institution under two translations of its name: "the Green Alliance ... the Alliance of Greens", "Northern Fleet ... North Navy"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

_HEADS = (
    "bureau office agency authority administration directorate service|hospital clinic infirmary polyclinic|fleet navy|union"
    " association federation confederation society"
    "|committee commission board|company corporation firm enterprise group|academy college institute|party movement front|prize award"
    "|court tribunal|fund foundation"
    "|stadium arena|square plaza place|street road avenue lane|police militia gendarmerie|museum gallery|theatre theater playhouse"
    "|factory plant works mill"
    "|park garden gardens|newspaper journal gazette daily|palace castle|church cathedral temple chapel|law act|plan programme program"
    " project scheme"
    "|agreement accord treaty pact|centre center|alliance coalition league|festival feast|initiative campaign|team squad|forum"
    " conference summit|house home"
)
_MODIFIERS = (
    "north northern|south southern|east eastern|west western|people popular people's peoples|water hydraulic hydro|health sanitary"
    "|green greens|state national"
    "|worker workers labour labor|youth young|weather meteorological|sea marine maritime ocean|environment environmental ecology"
    " ecological|education educational training"
    "|agriculture agricultural farming farmers farmer|traffic transport transportation|trade commerce commercial|justice judicial"
    "|women women's female|sport sports athletic"
    "|city municipal town urban|county district provincial regional province region|freedom liberty|democrats democratic democracy"
    "|socialists social socialist|economy economic"
    "|culture cultural|science scientific sciences|research investigation|statistics statistical|election electoral elections|finance"
    " financial|security safety"
    "|tax fiscal revenue|forest forestry forests|railway rail railways|aviation aeronautics air|disaster emergency emergencies"
    " extraordinary exceptional|seismological earthquake seismic earthquakes"
    "|consumer consumers|teacher teachers|doctor doctors medical|student students|food nutrition|space cosmic|road highway|port"
    " harbour harbor|mountain mountains alpine"
    "|children child children's|peace peaceful|unity united union|republic republican|constitution constitutional|energy power|nature"
    " natural|animal animals"
    "|homeland country fatherland motherland nation|new young|great grand large|history historical|music musical|family families"
    "|industry industrial|solidarity mutual"
    "|resistance liberation|citizens civic citizen civil|future tomorrow|victory triumph|development progress|reform renewal|justice"
    " equity|technology technological technical"
)
_CANONICAL = {word: group.split()[0] for table in (_HEADS, _MODIFIERS) for group in table.split("|") for word in group.split()}
_IS_HEAD = frozenset(word for group in _HEADS.split("|") for word in group.split()) | frozenset(
    "forum network society council bank institute archive archives library opera orchestra assembly parliament guard front army union"
    " service league".split()
)
_FIXED = frozenset(
    "ministry department university minister bank house king queen bishop republic city state kingdom street road church lake mount".split()
)
"""Names with these have two orders in English too: "Health Ministry", "Ministry of Health"."""
_PHRASE = lazily(r"(?<![\w.'’-])[A-Z][\w'’-]*(?: (?:(?:of|for) (?:the )?|and )?[A-Z][\w'’-]*){1,5}")
_LONGEST, _MOST = 8, 40
_SMALL = frozenset("of for the and".split())


class _Name(NamedTuple):
    """A capitalised phrase, its place and its words reduced to what translations of one name share."""

    text: str
    start: int
    words: tuple[str, ...]
    meaning: frozenset[str]


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the later rendering with the earlier as the fix, in documents of at most `params["sentences"]` sentences."""
    if len(document.sentences) > int(params["sentences"]):
        return
    told: dict[frozenset[str], _Name] = {}
    for name in _names(document.prose):
        before = told.setdefault(name.meaning, name)
        if (
            before.words != name.words
            and _two_renderings(before, name)
            and document.sentence_at(before.start) != document.sentence_at(name.start)
        ):
            yield Hit(Span(name.start, name.start + len(name.text)), (before.text,), {"usual": before.text})


def _names(prose: str) -> Iterator[_Name]:
    for number, match in enumerate(_PHRASE.finditer(prose)):
        if number >= _MOST:
            return
        text = match.group()
        start = match.start()
        if text.startswith("The "):
            text, start = text[4:], start + 4
        words = tuple(word.lower().removesuffix("'s").removesuffix("’s") for word in text.split())
        bare = [word for word in words if word not in _SMALL]
        if len(bare) < 2 or not _IS_HEAD & set(bare):
            continue
        yield _Name(text, start, words, frozenset(_CANONICAL.get(word, word.removesuffix("s")) for word in bare))


def _two_renderings(one: _Name, other: _Name) -> bool:
    """True where a word was exchanged for a synonym, or the order turned round an "of" in a name that English does not turn."""
    changed = set(one.words) ^ set(other.words) - _SMALL
    if changed - _SMALL:
        return len(changed - _SMALL) <= 4
    return _FIXED.isdisjoint(one.words)
