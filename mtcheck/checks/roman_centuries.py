"""Centuries counted as another language counts them: "XVIII century", "century XIV", "19 century"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.checks.ordinals import ordinal_ending
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.search import occurrences

_ROMAN = {
    roman: number
    for number, roman in enumerate("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI".split(), start=1)
}
_NUMERAL = "|".join(sorted(_ROMAN, key=len, reverse=True))
_CENTURY = lazily(
    rf"(?<![\w.,-])(?:(?P<n>{_NUMERAL}|\d{{1,2}})(?P<th>-?th)?[ \u00a0]century(?![\w-])|(?<=[a-z] )century (?P<after>{_NUMERAL})(?![\w-]))"
)
_LAST = 21
_REACH = 12
"""Characters of the longest numeral with its ending."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on numeral and noun with the ordinal of English. Linear in the length of the text."""
    for match in _centuries(document.prose):
        numeral = match["n"] or match["after"]
        if match["th"] and numeral.isdigit():
            continue
        number = _ROMAN.get(numeral) or int(numeral)
        if not 1 <= number <= _LAST or (numeral == "I" and match["n"]):
            continue
        yield Hit(Span(match.start(), match.end()), (f"{number}{ordinal_ending(number)} century",))


def _centuries(prose: str) -> Iterator[re.Match[str]]:
    """The matches of `_CENTURY`, looked for around the noun."""
    done = 0
    for at in occurrences(prose, "century"):
        match = _CENTURY.search(prose, max(done, at - _REACH), at + 2 * _REACH)
        if match:
            done = match.end()
            yield match
