"""Large numbers counted in the units of another language: "2.1 ten thousand", "3 hundred million", "two thousand million"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.search import occurrences

_SMALL = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(),
        start=1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {
    "ten thousand": 10**4,
    "hundred thousand": 10**5,
    "ten million": 10**7,
    "hundred million": 10**8,
    "thousand million": 10**9,
    "million million": 10**12,
}
_SPOKEN = frozenset(("hundred thousand", "hundred million", "thousand million"))
"""Scales that English joins to a number word ("three hundred million"), though not to figures."""
_NUMBER = lazily(
    r"(?<![\w.,$€£¥-])(?P<n>\d{1,4}(?:[.,]\d{1,3})?|" + "|".join(_SMALL) + r")"
    r"[ \u00a0-](?P<scale>(?:ten|hundred|thousand|million)[ -](?:thousand|million)|10,000)(?P<plural>s?)(?![\w-])"
    r"(?P<of> of(?! (?:the|these|those|them|us|his|her|its|their|our|my|your|which|whom)\b))?"
)
_WRITTEN = [
    f"{low}{joint}{high}" for low in ("ten", "hundred", "thousand", "million") for joint in " -" for high in ("thousand", "million")
] + ["10,000"]
_REACH = 20
"""Characters of the longest number before a scale, and of the longest scale."""
_MOST_IN_FIGURES = 10**6
_NAMES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on number and scale with the number as English writes it. Linear in the length of the text."""
    for match in _numbers(document.folded):
        number, scale = match["n"], match["scale"].replace("-", " ").replace("10,000", "ten thousand")
        figures = number[0].isdigit()
        if scale not in _SCALES or (not figures and scale in _SPOKEN and not match["plural"]):
            continue
        if (
            not figures
            and scale == "ten thousand"
            and number in ("one", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
        ):
            # "one ten thousand" may be part of a fraction, "twenty ten thousand" of a list of figures
            continue
        value = _value(number) * _SCALES[scale]
        yield Hit(Span(match.start(), match.end()), (english_number(value),), {"scale": scale})


def _numbers(folded: str) -> Iterator[re.Match[str]]:
    """The matches of `_NUMBER`, looked for around the scales, which are rare."""
    done = 0
    for at in sorted(at for scale in _WRITTEN for at in occurrences(folded, scale)):
        match = _NUMBER.search(folded, max(done, at - _REACH), at + 3 * _REACH)
        if match:
            done = match.end()
            yield match


def _value(number: str) -> Decimal:
    if number in _SMALL:
        return Decimal(_SMALL[number])
    head, mark, tail = number.replace(",", ".").partition(".")
    # "1,500 ten thousand" groups thousands, "2.1" has a decimal point
    return Decimal(head + tail) if mark and len(tail) == 3 else Decimal(f"{head}.{tail or 0}")


def english_number(value: Decimal) -> str:
    """`value` in figures up to a million, above that with the word of its scale: 21000 -> "21,000", 300000000 -> "300 million"."""
    for size, name in _NAMES:
        if value >= size and value >= _MOST_IN_FIGURES:
            return f"{(value / size).normalize():f} {name}"
    return f"{value.normalize():,f}"
