"""An adjective behind the noun that it qualifies, as in Romance languages and Arabic: "a plan ambitious", "the committee parliamentary has"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.checks.spaced_words import spaced_words
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import FUNCTION_WORDS
from mtcheck.lexicon.tags import TAG_BITS, tags
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

_PHRASE = lazily(
    r"(?<![\w'’-])(the|an?|this|h(?:is|er)|its|their|our|these|those|several|many|two|three|four|five|six|of|by|against|between|among|for)( [a-z]+)?"
    r" ([a-z]{3,}) ([a-z]{3,})"
    r"(?=[.,;](?!\w)| (?:in|of|at|on|by|from|with|for|and|to|which|who|that|after|before|during|since|has|have|had|was|were|is|are|will|would|said)\b)",
    re.IGNORECASE,
)
_COMPLEMENT = lazily(
    r"\b(?:ma[dk]es?|making|keeps?|kept|keeping|finds?|found|finding|consider(?:s|ed|ing)?|deem(?:s|ed)?|render(?:s|ed|ing)?|leaves?|left|leaving|call(?:s|ed|ing)?"
    r"|declared?|painted|turn(?:s|ed)?|prov(?:e|es|ed|ing)|got|get|holds?|held|believed?|think|thought|drives?|drove|sends?|sent|rul(?:e|es|ed|ing)"
    r"|pronounced|wants?|wanted|needs?|likes?|with|how|as|so|too|than)\b",
    re.IGNORECASE,
)
_NOUN, _NOUNS, _ADJ = TAG_BITS["NOUN"], TAG_BITS["NOUNS"], TAG_BITS["ADJ"]
_DETERMINERS = frozenset(
    form
    for word in "the a an this his her its their our these those several many two three four five six of by against between among for".split()
    for form in (word, word.capitalize())
)
_SINGULAR = frozenset("the a an this his her its their our".split())
"""Determiners after which a noun in the singular may stand."""
_SURE = TAG_BITS["ADJ!"]
_MODIFIER = _ADJ | TAG_BITS["PARTICIPLE"] | TAG_BITS["SUPERLATIVE"] | TAG_BITS["COMPARATIVE"] | _NOUN


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on noun and adjective; `params` has `also`, adjectives with a rare other reading, `postpositive`, adjectives that English sets behind a"
    " noun, and `nouns` that take any there.

    Only adjectives that are hardly ever anything else count, and only where the noun phrase ends behind them. Linear in the length of the text.
    """
    also = frozenset(params["also"].split())
    postpositive, nouns = frozenset(params["postpositive"].split()), frozenset(params["nouns"].split())
    prose = document.prose
    spaced = spaced_words(document)
    words = spaced.words
    for place in [at for at, word in enumerate(words) if word in _DETERMINERS]:
        match = _PHRASE.match(prose, spaced.start(place))
        if match is None:
            continue
        determiner, between, noun, adjective = match.groups()
        if (not tags(adjective) & _SURE and adjective not in also) or adjective in postpositive or noun in nouns or noun in FUNCTION_WORDS:
            continue
        bits = tags(noun)
        plural = determiner.lower() not in _SINGULAR
        if bits & _ADJ or not bits & (_NOUNS if plural else _NOUN | _NOUNS):
            continue
        if between and (not tags(between[1:]) & _MODIFIER or between[1:] in FUNCTION_WORDS):
            continue
        if _COMPLEMENT.search(prose, max(prose.rfind(".", 0, match.start()), match.start() - 40, 0), match.start()):
            continue
        yield Hit(Span(match.start(3), match.end()), (f"{adjective} {noun}",), {})
