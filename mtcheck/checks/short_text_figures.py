"""Figures of a short text that speak of one thing and differ: two ages, one sum in two currencies, "Twelve miners ... the 15 miners"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
        " twenty".split(),
        start=2,
    )
}
_WORDS = "|".join(_NUMBERS)
_AGE = lazily(r"(?P<the>[Tt]he )?(?<![\d.,-])(?P<old>\d{1,2})-year-old|(?<=[a-z]), (?P<named>\d{2})(?=[,.])(?!,\d)")
_SUM = lazily(
    r"(?<![\w.,])(?P<sum>\d[\d.,]*)(?P<scale> (?:thousand|million|billion|trillion))? (?P<unit>euros|dollars|pounds|yen|yuan|roubles"
    r"|rubles|francs|pesos|reais"
    r"|rupees|kronor|zloty|lira|dirhams|riyals|dinars|shekels|won|kilometres|kilometers|miles|tonnes|kilograms|kilos|grams|litres"
    r"|liters|gallons|hectares|acres)(?![\w-])"
)
_SAME = {"kilometers": "kilometres", "rubles": "roubles", "liters": "litres", "kilos": "kilograms"}
_CONVERTED = lazily(r"[(=]|\b(?:or|about|approximately|roughly|equivalent|worth|another|and)\b", re.IGNORECASE)
_COUNT = lazily(
    rf"(?P<the>\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll) )?(?<![\w.,-])(?P<count>\d{{1,3}}|{_WORDS}|{_WORDS.title()})(?P<more> (?:other"
    rf"|more|new|additional|remaining|further))?"
    r" (?:[a-z]+ )?(?P<noun>[a-z]{3,}s|people|men|women|children)\b(?!-)"
)
_FATE = "injured|wounded|killed|dead|missing|arrested|detained|hurt|infected|rescued|evacuated"
_FATES = lazily(
    rf"(?P<told>\b(?:{_FATE}) (?P<n>\d{{1,4}}|{_WORDS})(?= people| others| persons|[.,;])|(?<![\w.,-])(?P<n2>\d{{1,4}}|{_WORDS}"
    rf"|{_WORDS.title()}) (?:people |persons )?(?:were |have been |was )?(?P<fate2>{_FATE})\b)"
    rf"|\b[Oo]f the (?P<left>\d{{1,3}}|{_WORDS})(?= (?:are|were|have|had|remain|died|suffered|is)\b)"
)
_CLOCK = lazily(r"(?<![\d.:])(?P<hour>\d{1,2}(?:[:.]\d\d)?) ?(?P<half>[ap])\.?m(?![a-z])")
_MEASURES = frozenset(
    "years months weeks days hours minutes seconds metres meters kilometres miles points euros dollars pounds percent tonnes times"
    " goals games matches seats"
    " votes degrees seasons rounds sets pages nights feet yards cents".split()
)
_NEAR = 25
"""Characters between two sums that a conversion may take."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the later figure, with the earlier as the fix, in documents of at most `params["sentences"]` sentences."""
    if len(document.sentences) > int(params["sentences"]):
        return
    yield from _ages(document)
    yield from _sums(document)
    yield from _counts(document)
    yield from _fates(document)
    yield from _clocks(document)


def _ages(document: Document) -> Iterator[Hit]:
    """The only age that the text has told, and a definite "the NN-year-old" of another age in a later sentence."""
    found = list(_AGE.finditer(document.prose))
    ages = [match["old"] or match["named"] for match in found]
    if len(set(ages)) != 2 or ages[0] == ages[-1] or len(found) > 3:
        return
    first, last = found[0], found[-1]
    if last["the"] and document.sentence_at(first.start()) < document.sentence_at(last.start()) and ages[:-1] == ages[:1] * (len(ages) - 1):
        yield Hit(Span(*last.span("old")), (ages[0],), {"usual": ages[0]})


def _sums(document: Document) -> Iterator[Hit]:
    told: dict[tuple[str, str], tuple[str, int]] = {}
    for match in _SUM.finditer(document.prose):
        unit, key = _SAME.get(match["unit"], match["unit"]), (match["sum"], match["scale"] or "")
        before = told.setdefault(key, (unit, match.end()))
        if (
            before[0] != unit
            and (match["scale"] or len(match["sum"]) > 1)
            and not _CONVERTED.search(document.prose, max(match.start() - _NEAR, before[1]), match.start())
        ):
            yield Hit(Span(*match.span("unit")), (before[0],), {"usual": f"{match['sum']}{match['scale'] or ''} {before[0]}"})


def _counts(document: Document) -> Iterator[Hit]:
    """A definite number of people or things that is larger than all that the text has spoken of."""
    told: dict[str, list[tuple[int, str, int]]] = {}
    for match in _COUNT.finditer(document.prose):
        noun, count = match["noun"], match["count"]
        number = _NUMBERS.get(count.lower()) or int(count)
        before = told.setdefault(noun, [])
        here = document.sentence_at(match.start())
        if (
            match["the"]
            and len(before) == 1
            and not match["more"]
            and noun not in _MEASURES
            and before[0][2] < here
            and before[0][0] < number
        ):
            yield Hit(Span(*match.span("count")), (before[0][1].lower(),), {"usual": f"{before[0][1]} {noun}"})
        before.append((number, count, here))


def _fates(document: Document) -> Iterator[Hit]:
    """ "27 injured ... of the 72 injured", "Five workers ... two of the six are": a number that nothing before has."""
    told: dict[str, str] = {}
    counted = {match["count"].lower() for match in _COUNT.finditer(document.prose)} | {
        m["n"] or m["n2"] or "" for m in _FATES.finditer(document.prose)
    }
    for match in _FATES.finditer(document.prose):
        if match["left"]:
            earlier = [m for m in _COUNT.finditer(document.prose, 0, match.start()) if m["noun"] not in _MEASURES and not m["the"]]
            if (
                len(earlier) == 1
                and match["left"] not in counted
                and document.sentence_at(earlier[0].start()) < document.sentence_at(match.start())
            ):
                yield Hit(Span(*match.span("left")), (earlier[0]["count"].lower(),), {"usual": earlier[0].group()})
            continue
        group = "n" if match["n"] else "n2"
        number, fate = match[group].lower(), match["fate2"] or match["told"].split()[0]
        before = told.setdefault(fate, number)
        definite = document.prose[max(match.start(group) - 4, 0) : match.start(group)].lower() == "the "
        if before != number and definite:
            yield Hit(Span(*match.span(group)), (before,), {"usual": f"{before} {fate}"})


def _clocks(document: Document) -> Iterator[Hit]:
    """The only hour of the text, in the morning and in the evening: "at 9 p.m. ... the 9 a.m. show"."""
    found = list(_CLOCK.finditer(document.prose))
    if len(found) != 2 or found[0]["hour"] != found[1]["hour"] or found[0]["half"] == found[1]["half"]:
        return
    first, second = found
    if document.sentence_at(first.start()) < document.sentence_at(second.start()):
        fix = second.group().replace(f"{second['half']}.m", f"{first['half']}.m").replace(f"{second['half']}m", f"{first['half']}m")
        yield Hit(Span(*second.span()), (fix,), {"usual": first.group()})
