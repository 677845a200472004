"""One person under two offices or ranks that nobody holds together: "President Roth ... Prime Minister Roth"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.search import in_lines_with

_FAMILIES = (
    "President|Prime Minister|Deputy Prime Minister|Vice President|Chancellor|King|Queen|Pope|Emir|Sultan|Crown Prince",
    "Mayor|Governor|Deputy Mayor|Deputy Governor|Premier",
    "General|Major General|Lieutenant General|Brigadier General|Colonel|Lieutenant Colonel|Major|Captain|Lieutenant|Sergeant|Corporal|Admiral|Commander",
    "Bishop|Archbishop|Cardinal|Patriarch|Rabbi|Imam|Mufti|Ayatollah",
    "Judge|Prosecutor|Attorney General",
)
_OFFICE = lazily(
    r"(?P<before>[\w-]+ )?\b(?P<office>"
    + "|".join(sorted("|".join(_FAMILIES).split("|"), key=len, reverse=True))
    + r") (?P<name>(?:[A-Z][\w'’-]+ ){0,2}[A-Z][\w'’-]+)"
)
_OFFICE_TOLD = lazily("(?:" + "|".join("|".join(_FAMILIES).split("|")) + r") [A-Z][\w'’-]")
"""An office before a capital: rare, and quickly found."""
_FORMER = frozenset(
    "former then-president ex ex-president late then acting future ousted deposed outgoing incoming then-prime retired shadow deputy vice assistant".split()
)
_FAMILY_OF = {office: number for number, family in enumerate(_FAMILIES) for office in family.split("|")}


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the rarer office (on a draw the later) with the other as the fix. Linear in the length of the text."""
    told: dict[tuple[int, str], list[re.Match[str]]] = defaultdict(list)
    given: dict[str, set[str]] = defaultdict(set)
    spoiled: set[tuple[int, str]] = set()
    for match in in_lines_with(_OFFICE_TOLD, _OFFICE, document.prose, document.line_starts):
        names = match["name"].split()
        key = (_FAMILY_OF[match["office"]], names[-1])
        told[key].append(match)
        given[names[-1]].update(names[:-1])
        if (match["before"] or "").strip().lower() in _FORMER:
            spoiled.add(key)
    for key, mentions in told.items():
        offices = [m["office"] for m in mentions]
        # two given names: two bearers; three offices: a text about a career, or several people
        if key in spoiled or len(set(offices)) != 2 or len(given[key[1]]) > 1 or _named_otherwise(document, key[1], given[key[1]]):
            continue
        first, second = sorted(set(offices), key=lambda o: (-offices.count(o), offices.index(o)))
        for mention in mentions:
            if mention["office"] == second and not document.in_quotes(Span(mention.start("office"), mention.end("office"))):
                yield Hit(Span(mention.start("office"), mention.end("office")), (first,), {"other": f"{first} {key[1]}"})


def _named_otherwise(document: Document, surname: str, given: set[str]) -> bool:
    """True where the text knows the surname with a given name that none of the offices goes with."""
    found = set(re.findall(rf"\b([A-Z][a-z]+) {re.escape(surname)}\b", document.prose))
    titles = {word for family in _FAMILIES for office in family.split("|") for word in office.split()}
    return bool(found - given - titles - {"Mr", "Mrs", "Ms", "The", "But", "And"})
