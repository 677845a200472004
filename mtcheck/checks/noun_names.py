"""Surnames that came out as common nouns: "Senator Oak Forest"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.tags import TAG_BITS, tags
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

_NAMED = lazily(
    r"\b(?:Senator|Minister|Mayor|Professor|Judge|Coach|Deputy|President|Captain|Prosecutor|Inspector|Councillor|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Governor)"
    r" (?P<name>[A-Z][a-z]{2,} [A-Z][a-z]{2,})(?![\w’'-]| [A-Z])"
)
_NOUN, _SURE = TAG_BITS["NOUN"], TAG_BITS["NOUN!"]
_NOT_SURNAMES = frozenset(
    "forest river oak backyard garden kitchen arrow sauce leaf wood field mountain bridge castle tower church stone island lake valley hill spring flower"
    " tree apple pear cherry rose thorn wolf fox bear eagle lion dove fish horse sheep goat house door window wall roof street square market mill oven"
    " shoe hat coat ring crown sword shield spear bow rope chain nail hammer knife fork spoon plate cup bottle barrel basket bread cheese salt pepper"
    " sugar honey milk butter snow rain wind storm cloud sun moon star sea sand rock clay iron gold silver copper shadow light fire smoke ash water well"
    " fountain summer winter autumn".split()
)


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the two nouns after a title. Linear in the length of the text."""
    for match in _NAMED.finditer(document.prose):
        first, second = match["name"].lower().split()
        if lexicon.is_given_name(first) and first not in _NOT_SURNAMES:
            continue
        if {first, second} <= _NOT_SURNAMES and tags(first) & _NOUN and tags(second) & (_NOUN | _SURE):
            yield Hit(Span(*match.span("name")), ())
