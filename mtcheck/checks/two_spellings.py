"""One word in its British and in its American spelling: "the town centre ... the town center"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from mtcheck.checks.vocabulary import Vocabulary
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit
from mtcheck.text.document import Document

_PAIRS = (
    "centre center|theatre theater|metre meter|litre liter|fibre fiber|colour color|neighbour neighbor|labour labor|harbour harbor"
    "|honour honor|favour favor"
    "|flavour flavor|humour humor|rumour rumor|behaviour behavior|vapour vapor|parlour parlor|armour armor|odour odor|tumour tumor"
    "|savour savor|saviour savior"
    "|neighbourhood neighborhood|favourite favorite|colourful colorful|defence defense|offence offense|licence license|pretence"
    " pretense|programme program"
    "|organisation organization|organise organize|organiser organizer|realise realize|recognise recognize|authorise authorize"
    "|criticise criticize"
    "|mobilise mobilize|privatise privatize|nationalise nationalize|stabilise stabilize|emphasise emphasize|apologise apologize"
    "|modernise modernize"
    "|hospitalise hospitalize|legalise legalize|penalise penalize|prioritise prioritize|summarise summarize|utilise utilize|analyse"
    " analyze|paralyse paralyze"
    "|catalogue catalog|dialogue dialog|tyre tire|plough plow|grey gray|cheque check|aluminium aluminum|jewellery jewelry|traveller"
    " traveler|cancelled canceled"
    "|labelled labeled|modelling modeling|travelling traveling|signalling signaling|councillor councilor|counsellor counselor"
    "|enrolment enrollment"
    "|fulfil fulfill|skilful skillful|manoeuvre maneuver|paediatric pediatric|anaemia anemia|leukaemia leukemia|oesophagus esophagus"
    "|sceptical skeptical"
    "|mould mold|kerb curb|pyjamas pajamas|storey story|artefact artifact|sulphur sulfur|kilometre kilometer|centimetre centimeter"
    "|millimetre millimeter"
)
_PLACES = (
    "Kyiv Kiev|Kharkiv Kharkov|Odesa Odessa|Lviv Lvov|Mykolaiv Nikolaev|Almaty Alma-Ata|Mumbai Bombay|Kolkata Calcutta|Beijing Peking"
    "|Tehran Teheran|Mecca Makkah"
    "|Seville Sevilla|Basel Basle|Lyon Lyons|Marseille Marseilles|Quran Koran|Zelensky Zelenskyy|Gaddafi Qaddafi|Nanjing Nanking"
    "|Guangzhou Canton|Turin Torino"
    "|Milan Milano|Florence Firenze|Munich München|Cologne Köln|Geneva Genève|Warsaw Warszawa|Prague Praha|Lisbon Lisboa|Copenhagen"
    " København|Naples Napoli"
    "|Hezbollah Hizbullah|Isfahan Esfahan|Mosul Mossul|Aleppo Halab|Jeddah Djeddah|Hanover Hannover|Nuremberg Nürnberg|Vienna Wien"
    "|Zurich Zürich|Venice Venezia"
)
"""Two names or spellings of one place or person, of which a text has one."""
_NAMED_SO = ("Dynamo", "Chicken", "FC", "AC", "Inter", "Bayern")
_APART = frozenset("program check curb tire story license practice dialog catalog defense meter programme".split()) - frozenset(
    ("defense",)
)
"""Spellings that are British words too, or that British writers use beside the other for another thing."""
_INFLECTED = ("", "s", "d", "ed", "ing", "ation", "ations", "r", "rs")


@lru_cache(maxsize=1)
def _twins() -> dict[str, str]:
    twins: dict[str, str] = {}
    for pair in _PAIRS.split("|"):
        british, american = pair.split()
        if american in _APART or british in _APART:
            continue
        for ending in _INFLECTED:
            drop = ending[:1] in ("e", "i", "a") and british.endswith("e")
            forms = [(word[:-1] if drop and word.endswith("e") else word) + ending for word in (british, american)]
            twins[forms[0]] = forms[1]
    for pair in _PLACES.split("|"):
        one, other = pair.split()
        twins[one] = other
    return twins


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the rarer spelling (on a draw the later) in small letters, with the other as the fix. One look for each pair."""
    vocabulary = document.analysis(Vocabulary)
    counts = vocabulary.counts
    odd: dict[str, str] = {}
    for british, american in _twins().items():
        if british in counts and american in counts:
            first, second = sorted((british, american), key=lambda word: (-counts[word], document.prose.find(word)))
            if counts[second] <= int(params["most_times"]):
                odd[second] = first
    if odd:
        for word, span in vocabulary.places(odd):
            before = document.prose[max(span.start - 12, 0) : span.start].split()
            if (
                not document.in_quotes(span)
                and not (before and (before[-1] in _NAMED_SO or before[-1] in ("as", "formerly", "called", "or")))
                and (document.prose[span.start - 1 : span.start] != "(")
            ):
                yield Hit(span, (odd[word],), {"usual": odd[word]})
