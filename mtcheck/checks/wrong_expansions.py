"""A well-known English acronym behind words that it does not stand for: the name went through another language, the letters did not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.checks.expansions import Expansion, expansions, initials_fit
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.fold import fold
from mtcheck.text.lazy import lazily

_WORD = lazily(r"[^\W_]{3,}")
_SMALL = frozenset("the and for of".split())
_STEM = 5
"""Letters of a word that are compared: enough to tell words apart, few enough to join revolution and revolutionary."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on expansions whose acronym `params["table"]` (`{letters: [names]}`) knows under another name.

    The words must share a part with the known name (or a different body with the same letters would be accused) and must not spell the letters.
    """
    table: Mapping[str, list[str]] = params["table"]
    for expansion in document.analysis(expansions):
        names = table.get(expansion.acronym)
        if not names or initials_fit(expansion.text, expansion.acronym, slack=0):
            continue
        found = _stems(expansion.text)
        if any(_ends_like(expansion.text, name) for name in names):
            continue
        for name in names:
            if _shares(found, _stems(name)):
                yield _hit(expansion, name)
                break


def _ends_like(text: str, name: str) -> bool:
    """True where the text is the known name, or the end of it that has no comma inside."""
    return fold(text).endswith(fold(name.split(", ")[-1]))


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(fold(text)) if word not in _SMALL}


def _shares(found: set[str], known: set[str]) -> bool:
    return bool(known) and len(found & known) >= max(1, (len(known) + 1) // 3)


def _hit(expansion: Expansion, name: str) -> Hit:
    start, end = expansion.span
    if expansion.text.startswith("The "):
        start += len("The ")
    return Hit(Span(start, end), (name,), {"acronym": expansion.acronym})
