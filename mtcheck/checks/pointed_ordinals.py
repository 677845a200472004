"""Ordinals that are marked with a point: "on the 3. floor", "in the 78. minute"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.checks.ordinals import ordinal_ending
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on number and noun with the English ordinal. `params`: `nouns` that ordinals go with. Linear in the length of the text."""
    nouns = "|".join(map(re.escape, params["nouns"]))
    for match in re.finditer(rf"(?<=the )(\d{{1,3}})\. ({nouns})(?![\w-])", document.prose):
        yield Hit(Span(*match.span()), (f"{match[1]}{ordinal_ending(int(match[1]))} {match[2]}",))
