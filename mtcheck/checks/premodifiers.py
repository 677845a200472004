"""Phrases before the word that English sets before them: "the by the city built bridge", "he in Osaka studied law"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.checks.spaced_words import spaced_words
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import FUNCTION_WORDS
from mtcheck.lexicon.tags import TAG_BITS, tags
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

_ATTRIBUTE = lazily(
    r"(?<![\w'’-])(?:[Tt]he|[Aa]n?|[Tt]hese|[Tt]his) (?:by|on|since|in|at|from|during|after|under|for|with|against|to|near) "
    r"((?:(?:the|a|an|his|her|its|their) )?[\w'’-]+(?: [\w'’-]+){0,2}?) ([a-z]+)(?: [a-z]+)?? ([a-z]+)(?![\w'’-])"
)
_ADJUNCT = lazily(
    r"(?<![\w'’-])([Hh]e|[Ss]he|[Tt]hey|[Ww]e) ((?:in|at|from|with|on|to|for|near|during) (?:(?:the|a|an|his|her|its|their|this) )?([\w'’-]+)(?:"
    r" [\w'’-]+){0,2}?) ([a-z]+)(?![\w'’-])"
)
_PREPOSITIONS = frozenset("by on since in at from during after under for with against to near".split())
_HEADS = frozenset(form for word in "the a an these this he she they we".split() for form in (word, word.capitalize()))
_IDIOMS = frozenset(
    "turn fact first once times time last least all any general particular effect no one some many most addition part return end what which whom which case".split()
)
_NOUN = TAG_BITS["NOUN"] | TAG_BITS["NOUNS"]
_PARTICIPLE, _GERUND, _PAST = TAG_BITS["PARTICIPLE"], TAG_BITS["GERUND"], TAG_BITS["PAST"]
_ADJECTIVE = TAG_BITS["ADJ"] | TAG_BITS["ADV"]
_AUXILIARY = frozenset("has had was is will would".split())


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits from the article to the noun, and on the phrase between pronoun and verb. Linear in the length of the text: each phrase is at most four words."""
    prose = document.prose
    spaced = spaced_words(document)
    words = spaced.words
    places = [at for at, word in enumerate(words) if word in _PREPOSITIONS and words[at - 1] in _HEADS and at]
    for place in places:
        match = _ATTRIBUTE.match(prose, spaced.start(place - 1))
        if match is None:
            continue
        bits = tags(match[2])
        if (
            bits & _PARTICIPLE
            and not bits & _NOUN
            and tags(match[3]) & _NOUN
            and match[1].split()[0] not in _IDIOMS | {"now", "then", "far"}
        ):
            yield Hit(Span(match.start(), match.end()), (), {})
    for place in places:
        match = _ADJUNCT.match(prose, spaced.start(place - 1))
        if match is None:
            continue
        verb, bits = match[4], tags(match[4])
        if match[3] in _IDIOMS or match[3] in FUNCTION_WORDS:
            continue
        before = prose[max(match.start() - 2, 0) : match.start()]
        if match.start() and before[-1:] not in '\n"“' and before not in (". ", ", "):
            continue
        if verb in _AUXILIARY or (bits & _PAST and not bits & (_NOUN | _ADJECTIVE | TAG_BITS["VERB"])):
            yield Hit(Span(match.start(2), match.end()), (), {})
