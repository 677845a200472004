"""One body under two acronyms: "the Harbour Safety Council (HSC) ... the CSH", "the Rail Board (RB) ... the Rail Board (CF)"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.checks.expansions import Expansion, expansions, initials_fit
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.fold import fold
from mtcheck.text.lazy import lazily

_LETTERS = lazily(r"(?<![\w.&-])[A-Z]{3,6}(?![\w&-])")
_SHORTEST_NAME = 2
"""Words of a name that is one body's own."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the acronym that nothing explains, or that the name did not have before; the fix is the first. Linear in the length of the text."""
    declared = document.analysis(expansions)
    if not declared:
        return
    first: dict[str, Expansion] = {}
    for expansion in declared:
        before = first.setdefault(_bare_name(expansion.text), expansion)
        if before.acronym != expansion.acronym and _is_other(before, expansion):
            start = document.prose.find(expansion.acronym, expansion.span.end)
            yield Hit(Span(start, start + len(expansion.acronym)), (before.acronym,), {"usual": before.acronym})
    known = {expansion.acronym for expansion in declared}
    orders = {"".join(sorted(acronym)): acronym for acronym in known if len(acronym) >= 3 and acronym.isupper()}
    for match in _LETTERS.finditer(document.prose):
        word = match.group()
        usual = orders.get("".join(sorted(word)))
        if usual and word not in known and not lexicon.is_common_word(word.lower(), "en"):
            yield Hit(Span(*match.span()), (usual,), {"usual": usual})


def _bare_name(text: str) -> str:
    """The name from its last article on: a sentence may begin right before it."""
    return fold(text).rpartition("the ")[2]


def _is_other(one: Expansion, two: Expansion) -> bool:
    """True where one acronym spells the name and the other has its letters from another language."""
    if len(one.text.split()) < _SHORTEST_NAME or one.acronym.lower() in two.acronym.lower() or two.acronym.lower() in one.acronym.lower():
        return False
    return initials_fit(one.text, one.acronym) and not initials_fit(two.text, two.acronym)
