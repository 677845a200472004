"""A verb before its subject at the beginning of a sentence: "On Monday began the trial", "In the crash died two men", "Was opened a new school"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import FUNCTION_WORDS
from mtcheck.lexicon.tags import TAG_BITS, tags
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

_TIME = (
    r"Yesterday|Today|Tomorrow|Last (?:night|week|month|year|summer|winter)|On (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
    r"|In (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?|In \d{4}|On \d\d? [A-Z][a-z]+|On [A-Z][a-z]+ \d\d?"
)
_PLACE = (
    r"(?:In|At|From|During|After|Before|On|Near|Through|To|For|With|According to|Because of|Since|Until) (?:the|an?|his|her|its|their|this|that)(?:"
    r" [a-z-]+){1,3}?(?: (?:of|in|at|near) (?:the |an? )?[A-Za-z]+)?"
)
_FRONTED = lazily(
    rf"({_TIME}|{_PLACE}|(?:In|At|From|Near) [A-Z][a-z]+)((?: (?:also|already|finally|again|even))?) ([a-z]+)( [a-z]+)? ?(\w+)"
)
_SUBORDINATE = lazily(
    r"(?:When|If|Because|Since|After|Although|While|As soon as|Before|Despite|According to|Due to|In order to)\b[^,.;:!?\"“”]{6,90}, "
    r"((?!so|nor|only)[a-z]+) (he|she|they|it|we|the|a|an|his|her|their|several|many|some|two|three|four|five|\d+) ([a-z]+)"
)
_VERB_FIRST = lazily(r"(Was|Were|Is|Are|Has been|Have been|Had been|Will be|Is being|Are being)( also)? ([a-z]+)(?![\w'’-])")
_REPORTED = lazily(
    r"(?:Said|Confirmed|Announced|Declared|Stated|Stressed|Added|Explained|Warned|Indicated|Revealed|Reported|Noted|Affirmed|Informed|Denied|Assured"
    r"|Recalled|Pointed out)"
    r" (?:the|an?|his|her|its|[A-Z][a-z]+)(?: [A-Za-z][a-z]+){0,4}? that\b"
)
_ARRIVED = lazily(
    r"(?:Died|Arrived|Departed|Disappeared|Began|Started|Participated|Attended|Took part|Passed away|Returned|Appeared|Came|Went|Continues?|Remains?"
    r"|Exists?|Appears?|Increased|Decreased|Rose|Fell)"
    r"(?: (?:also|already))?(?: (?:at|in|on|to|from|yesterday|today|last)(?: [\w-]+){0,3}?)? (?:the|an?|two|three|four|five|several|many|about|around"
    r"|more than|over|nearly|almost|\d+)(?: [a-z]+){0,2}? ([a-z]+)(?![\w'’-])"
)
_PEOPLE = frozenset(
    "people thousand hundred million residents students workers men women children countries companies players soldiers teams tourists families".split()
)
_PAST, _PARTICIPLE, _NOUN = TAG_BITS["PAST"], TAG_BITS["PARTICIPLE"], TAG_BITS["NOUN"] | TAG_BITS["NOUNS"]
_OTHER = _NOUN | TAG_BITS["ADJ"] | TAG_BITS["ADV"] | TAG_BITS["VERB"]
_DETERMINERS = frozenset(
    "the a an his her its their this these those some several many two three four five six seven eight nine ten eleven twelve twenty about around"
    " nearly almost more over another".split()
)


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the fronted words, the verb and the first word of its subject; `params` has `verbless`, participles that describe the noun before them
    ("In a film called The ..."), and `intransitive`, verbs that may stand before their subject in a tale ("On the hill stood a tower").

    Looks at the first words of each sentence. Linear in the length of the text.
    """
    titled, tale = frozenset(params["verbless"].split()), frozenset(params["intransitive"].split())
    prose = document.prose
    for sentence in document.sentences:
        if prose[sentence.end - 1 : sentence.end] == "?":
            continue
        match = _FRONTED.match(prose, sentence.start, sentence.end)
        if match:
            span = _fronted(match, titled, tale)
        elif match := _VERB_FIRST.match(prose, sentence.start, sentence.end):
            span = _verb_first(match)
        elif match := _SUBORDINATE.match(prose, sentence.start, sentence.end):
            span = _main_clause(match, tale)
        else:
            match = _REPORTED.match(prose, sentence.start, sentence.end) or _ARRIVED.match(prose, sentence.start, sentence.end)
            span = (
                Span(*match.span())
                if match and (not match.lastindex or tags(match[1]) & TAG_BITS["PERSON"] or match[1] in _PEOPLE)
                else None
            )
        if span is not None:
            yield Hit(span, (), {})


def _fronted(match: re.Match[str], titled: frozenset[str], tale: frozenset[str]) -> Span | None:
    verb, second, third = match[3], (match[4] or "").strip(), match[5]
    if verb in ("has", "have"):
        # "In the port has begun the loading"; *for* and *since* may be conjunctions
        begun = tags(second) & _PARTICIPLE and not match[1].startswith(("For", "Since", "Until", "To", "With"))
        return Span(match.start(3), match.end(4)) if begun else None
    if verb in ("was", "were"):
        # "In the house were found two rifles", "In the crash was injured a man"
        if (
            tags(second) & _PARTICIPLE
            and not tags(second) & (_OTHER & ~TAG_BITS["ADJ"])
            and (third in _DETERMINERS or third.isdigit())
            and third != "the"
        ):
            return Span(match.start(3), match.end())
        return None
    if (
        verb in titled
        or verb in tale
        or not tags(verb) & _PAST
        or tags(verb) & _OTHER
        or tags(match[1].rsplit(" ", 1)[-1]) & TAG_BITS["ADJ"]
    ):
        return None
    subject = second or third
    if subject not in _DETERMINERS and not subject.isdigit() and not (subject[0].isupper() and subject != "I"):
        return None
    if subject in ("this", "these", "several", "the", "a", "an", "about") and third in (
        "day",
        "week",
        "month",
        "year",
        "same",
        "previous",
        "next",
        "following",
        "last",
        "morning",
    ):
        return None
    return Span(match.start(3), match.end())


def _main_clause(match: re.Match[str], tale: frozenset[str]) -> Span | None:
    verb = match[1]
    if verb in ("has", "have", "had", "was", "were", "will", "would", "must", "can", "could", "should"):
        return Span(match.start(1), match.end(2))
    wanted = tags(verb) & _PAST and not tags(verb) & _OTHER and verb not in tale and verb not in ("said", "given", "says")
    return Span(match.start(1), match.end()) if wanted and match[3] not in ("same", "day") else None


def _verb_first(match: re.Match[str]) -> Span | None:
    missing = match[3] in ("missing", "expected", "known", "necessary", "dead", "present")
    return Span(match.start(), match.end(3)) if (missing or tags(match[3]) & _PARTICIPLE) and match[3] not in FUNCTION_WORDS else None
