"""A number of people or things and a list of them that do not add up: "Three people were hurt, two women and two men"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(), start=1
    )
} | {"a": 1, "an": 1, "both": 2}
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
_PART = rf"(?:(?:{_WORDS}|a|an|\d{{1,3}}) (?:[a-z-]+ ){{0,2}}[a-z-]+)"
_PARTS = lazily(
    rf"(?<![\w.,$€£-])(?P<all>{_WORDS}|{_WORDS.title()}|\d{{1,3}}) (?:[a-z-]+ ){{0,2}}(?P<noun>people|persons|children|victims"
    rf"|passengers|students"
    rf"|soldiers|workers|members|suspects"
    r"|patients|teenagers|tourists|residents|players|officers|civilians|hostages|migrants|cases|vehicles|animals|candidates|employees"
    r"|pupils|minors"
    rf"|men|women)\b[^.;:!?,()\"“”]{{0,60}}(?:,|:| [-–—]|,? including only) (?P<parts>{_PART}(?:, {_PART}){{0,2}},? and"
    rf" {_PART})(?=[,.;]| were\b| was\b| who\b)"
)
_NAME = r"(?:the )?[A-Z][\w'’-]+(?: (?:of |de |al-)?[A-Z][\w'’-]+){0,3}"
_LIST = lazily(
    rf"(?<![\w.,-])(?:[Tt]he|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir|[Oo]f|[Ii]n|[Tt]o|[Ff]rom) (?P<all>{_WORDS}) (?:[a-z-]+"
    rf" ){{0,2}}(?P<noun>countries|cities|towns|villages|states|provinces|regions|districts"
    rf"|nations|islands|brothers|sisters|companies|teams|clubs|parties|candidates|players|suspects|languages|members|municipalities"
    rf"|departments|days|months|capitals|men|women)"
    rf"(?:,| [-–—]|:| of) (?P<names>{_NAME}(?:, {_NAME}){{0,8}},? and {_NAME})(?=[.;,]| (?:are|were|have|had|will|would|signed|agreed"
    rf"|to|in)\b)"
)
_COUNT = lazily(rf"(?<![\w.,$€£-])(?:{_WORDS}|{_WORDS.title()}|\d{{1,3}})$")
"""What `_PARTS` begins with, at the end of a piece of text."""
_COUNTS = frozenset(_WORDS.split("|"))
_OPENING = lazily(r"(?<![\w.,-])(?:[Tt]he|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir|[Oo]f|[Ii]n|[Tt]o|[Ff]rom) $")
"""What stands before the number in `_LIST`."""
_LONGEST_OPENING = 6
_FIRST = lazily(rf"(?:{_WORDS}|a|an|\d{{1,3}})\b", re.IGNORECASE)
_TOO_LOOSE = frozenset(
    "year years month months week weeks day days hour hours minutes per percent metre metres metres kilometres miles points euros"
    " dollars for with brother sister brothers sisters".split()
)


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the list whose sum or length is not the number before it; no fix, as either may be right. Linear in the length of the text."""
    for match in _sums(document):
        parts = re.split(r",? and |, ", match["parts"])
        if any(not _TOO_LOOSE.isdisjoint(part.split()) or "grand" in part or "half-" in part for part in parts):
            continue
        numbers = [_number(found.group()) for part in parts if (found := _FIRST.match(part))]
        if len(numbers) == len(parts) and sum(numbers) != _number(match["all"]) and max(numbers) > 0:
            yield Hit(Span(*match.span("parts")), (), {"all": match["all"]})
    for match in _lists(document):
        names = re.split(r",? and |, ", match["names"])
        if len(names) != _number(match["all"]):
            yield Hit(Span(*match.span("all")), (), {"all": match["all"]})


def _sums(document: Document) -> Iterator[re.Match[str]]:
    """The matches of `_PARTS`, tried where a piece ends in a number."""
    prose, done = document.prose, 0
    for start, end in document.analysis(Pieces).places(_COUNT.search, _COUNT):
        count = _COUNT.search(prose, max(start, done), end)
        if count and (match := _PARTS.match(prose, count.start())):
            done = match.end()
            yield match


def _lists(document: Document) -> Iterator[re.Match[str]]:
    """The matches of `_LIST`, tried where a number follows the word that opens one."""
    prose, done = document.prose, 0
    for start, _end in document.analysis(Pieces).places(_COUNTS.__contains__):
        opening = _OPENING.search(prose, max(start - _LONGEST_OPENING, done), start)
        if opening and (match := _LIST.match(prose, opening.start())):
            done = match.end()
            yield match


def _number(text: str) -> int:
    return _NUMBERS.get(text.lower()) or int(text)
