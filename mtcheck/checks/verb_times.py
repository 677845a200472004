"""A tense that its time expression does not take: "has arrived yesterday", "works here since 2010", "Yesterday the festival opens"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import FUNCTION_WORDS
from mtcheck.lexicon.inflect import verb_forms
from mtcheck.lexicon.lemma import verb_lemma
from mtcheck.lexicon.tags import TAG_BITS, tags
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.search import occurrences
from mtcheck.text.tokens import Token

_NUMBER = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|several|many|a few|some|more than \w+|over"
    r" \w+|almost \w+|about \w+|nearly \w+)"
)
_UNIT = r"(?:years|months|weeks|days|hours|decades|centuries)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_TIME = lazily(
    rf"(?<![\w'’-])(?:(?P<past>[Yy]esterday|[Ll]ast (?:night|week|month|year|summer|winter|spring|autumn|{_DAY}|{_MONTH})|(?i:{_NUMBER} {_UNIT} ago)"
    rf"|(?:[Ii]n|[Uu]ntil) (?:1[789]\d\d|200\d|201[0-7])|(?:[Ff]rom|[Bb]etween) (?:1[789]\d\d|20\d\d) (?:to|until|and) (?:1[789]\d\d|20\d\d))"
    rf"|(?P<since>[Ss]ince (?:{_MONTH}|{_DAY}|(?:18|19|20)\d\d|yesterday|last \w+|{_NUMBER} {_UNIT}|the (?:beginning|start|end|age|death|war|fall"
    rf"|summer|winter|spring"
    rf"|revolution|independence|morning|early|mid|late|middle|1\d\d0s|20\d0s)|(?:his|her|its|their) (?:birth|arrival|foundation|founding|childhood"
    rf"|creation|opening|youth|death|return|election)))"
    rf"|(?P<span>for (?:{_NUMBER} {_UNIT}|years|decades|months|a long time|centuries))|(?P<nth>is the (?:first|second|third|fourth|fifth|sixth|last"
    rf"|umpteenth) time(?: that)?))(?![\w'’-])"
)
_BOUNDARY = frozenset(
    "that which who whom whose and but because when while although though if as where or than what how until before after so whether".split()
)
_COPULA = frozenset(("is", "are", "am"))
_PERFECT = frozenset(("has", "have"))
_ADVERBS = frozenset("not also already just only even still never always now again officially reportedly recently".split())
_MODALS = frozenset("can could may might must shall should will would to cannot had having 's 've 'll 'd did does do".split())
_LASTING = frozenset(
    "working living waiting fighting teaching struggling suffering trying searching studying demanding protesting operating".split()
)
_STATES = frozenset(
    "knows lives works exists waits suffers leads heads belongs operates know live exist work wait study teach suffer".split()
)
_TELLING = frozenset(
    "says recalls remembers writes is believes adds explains tells knows thinks admits claims describes notes cites argues".split()
)
_COMPARED = frozenset(
    "first second third fourth fifth best worst biggest highest lowest largest most least longest time only years months weeks long ever up down"
    " anniversary hottest coldest".split()
)
_VERB_BITS = TAG_BITS["PAST"] | TAG_BITS["VERBS"]
_NOMINAL = TAG_BITS["NOUN"] | TAG_BITS["NOUNS"] | TAG_BITS["ADJ"] | TAG_BITS["ADV"]
_SINGLE = TAG_BITS["COUNT"] | TAG_BITS["PERSON"] | TAG_BITS["THING"]
_OPENERS = frozenset(
    "the a an his her its their more about two three several many empty alone here there at for on with only almost".split()
)
_REACH = 9
"""Tokens between a time and its verb."""


_NEEDLES = (
    "yesterday",
    "last ",
    "in 1",
    "in 2",
    "until 1",
    "until 2",
    "from 1",
    "from 2",
    "between 1",
    "between 2",
    "since ",
    "for ",
    "is the ",
)
"""What a time begins with in folded text; looking for them is ten times as fast as one expression with alternatives."""
_BEFORE_AGO = lazily(rf"(?<![\w'’-]){_NUMBER} {_UNIT} ago\Z")


def _agos(folded: str) -> Iterator[int]:
    """Where times that end in *ago* begin."""
    for place in occurrences(folded, " ago"):
        low = max(place - 30, 0)
        if match := _BEFORE_AGO.search(folded[low : place + 4]):
            yield low + match.start()


class _Verb(NamedTuple):
    """The finite verb of a clause: token indices (half-open), and `perfect`, `present` or `past`."""

    first: int
    last: int
    tense: str


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the verb, with the tense that the time takes as the fix. Linear in the length of the text."""
    prose, folded = document.prose, document.folded
    for place in sorted({place for needle in _NEEDLES for place in occurrences(folded, needle)} | set(_agos(folded))):
        match = _TIME.match(prose, place)
        if match is None:
            continue
        kind = match.lastgroup
        sentence = document.sentence_at(match.start())
        tokens = document.tokens(sentence)
        at = bisect_left(tokens, match.start(), key=itemgetter(0))
        end = bisect_left(tokens, match.end(), key=itemgetter(0))
        if tokens[-1].text in '?"”':
            continue
        if kind == "nth":
            verb = _after(tokens, end)
            wrong = verb is not None and verb.tense == "present"
        elif at == 0:
            verb = _after(tokens, end)
            wrong = verb is not None and _wrong_after(tokens, kind or "", verb, match.group())
        else:
            verb = _before(tokens, at)
            wrong = verb is not None and _wrong_before(tokens, kind or "", verb, at, match.group())
        if wrong and verb is not None:
            fix = _recast(tokens, verb, kind == "past")
            yield Hit(Span(tokens[verb.first].start, tokens[verb.last - 1].end), (fix,) if fix else (), {"time": match.group()})


def _recast(tokens: Sequence[Token], verb: _Verb, past: bool) -> str:
    """The verb in the simple past, or in the present perfect."""
    word = tokens[verb.last - 1].folded
    if past:
        if verb.last - verb.first > 1 and "been" in (word, tokens[verb.last - 2].folded):
            copula = "was" if tokens[verb.first].folded == "has" else "were"
            return copula if word == "been" else f"{copula} {word}"
        return {"is": "was", "are": "were"}.get(word) or verb_forms(verb_lemma(word))[2]
    if word in _COPULA:
        return "has been" if word == "is" else "have been"
    return f"{'has' if word.endswith('s') else 'have'} {verb_forms(verb_lemma(word))[3]}"


def _wrong_after(tokens: Sequence[Token], kind: str, verb: _Verb, time: str) -> bool:
    if kind == "past":
        narrated = tokens[verb.first - 1].folded in ("he", "she") and tokens[verb.first].folded not in _TELLING
        return verb.tense == "perfect" or (
            verb.tense == "present" and (narrated or not time.startswith(("In ", "From ", "Between ", "Until ")))
        )
    return kind == "since" and verb.tense == "present"


def _wrong_before(tokens: Sequence[Token], kind: str, verb: _Verb, at: int, time: str) -> bool:
    between = {t.folded for t in tokens[max(verb.first - 2, 0) : at]}
    if (
        (kind != "past" and between & _COMPARED)
        or (kind == "past" and "since" in between)
        or tokens[at - 1].folded in ("the", "than", "compared", "spent")
        or (time.startswith("last") and tokens[at - 1].is_capitalised)
    ):
        return False
    if kind == "past":
        if verb.tense == "present":
            pronoun = verb.first > 0 and tokens[verb.first - 1].folded in ("he", "she") and tokens[verb.first].folded not in _TELLING
            return (
                at - verb.last > 0
                and (
                    pronoun
                    or "yesterday" in time
                    or (
                        time.startswith("last") and tokens[verb.first].folded not in _TELLING and _follows_subject(tokens, verb.first, True)
                    )
                )
                and not time.startswith("until")
            )
        if verb.tense != "perfect":
            return False
        return not time.startswith(("in ", "from ", "between ")) or not between & {
            "of",
            "about",
            "from",
            "for",
            "since",
            "on",
            "at",
            "by",
            "with",
        }
    following = tokens[verb.last - 1].folded
    if kind == "since":
        return verb.tense == "present" and not (
            following in _COPULA and verb.last < at and tokens[verb.last].folded in ("the", "a", "an", "one", "it")
        )
    if verb.tense != "present":
        return False
    nearest = tokens[verb.last].folded if verb.last < at else ""
    return following in _STATES or (following in _COPULA and nearest in _LASTING)


def _before(tokens: Sequence[Token], at: int) -> _Verb | None:
    """The finite verb nearest before token `at`, in its clause."""
    for place in range(at - 1, max(at - _REACH, 0) - 1, -1):
        token = tokens[place]
        if (not token.is_word and not token.text[0].isdigit()) or token.folded in _BOUNDARY:
            return None
        found = _finite(tokens, place, at)
        if found is not None:
            return found if found.tense != "none" else None
    return None


def _after(tokens: Sequence[Token], end: int) -> _Verb | None:
    """The first finite verb after the time that opens the sentence."""
    for place in range(end, min(end + _REACH, len(tokens) - 1)):
        token = tokens[place]
        if token.text == "," and place == end:
            continue
        if (not token.is_word and not token.text[0].isdigit()) or token.folded in _BOUNDARY - {"than"}:
            return None
        found = _finite(tokens, place, len(tokens))
        if found is not None:
            return found if found.tense != "none" else None
    return None


def _finite(tokens: Sequence[Token], place: int, end: int) -> _Verb | None:
    """The verb at `place`; tense `none` for one that decides nothing, and None for a word that is no finite verb."""
    word = tokens[place].folded
    before = tokens[place - 1].folded if place else ""
    if word in _PERFECT:
        if place + 1 < end and tokens[place + 1].folded in ("a", "an", "no", "only"):
            return _Verb(place, place + 1, "present")
        at = place + 1
        while at < end and tokens[at].folded in _ADVERBS:
            at += 1
        if (
            at >= end
            or not tags(tokens[at].folded) & TAG_BITS["PARTICIPLE"]
            or before in _MODALS
            or before in _ADVERBS
            or before.endswith("n't")
        ):
            return _Verb(place, place + 1, "none")
        passive = tokens[at].folded == "been" and at + 1 < end and tags(tokens[at + 1].folded) & TAG_BITS["PARTICIPLE"]
        return _Verb(place, at + 1 + bool(passive), "perfect")
    if word in _COPULA:
        return _Verb(place, place + 1, "present")
    if (
        word == "to"
        and place + 1 < len(tokens)
        and (tokens[place + 1].is_capitalised or not tags(tokens[place + 1].folded) & TAG_BITS["VERB"])
    ):
        return None
    if word in _MODALS or word in ("was", "were", "be") or "'" in word:
        return _Verb(place, place + 1, "none")
    bits = tags(word)
    if bits & TAG_BITS["VERBS"] and not tokens[place].is_capitalised and (not bits & _NOMINAL or _follows_subject(tokens, place)):
        return _Verb(place, place + 1, "present")
    if (
        word in ("do", "does")
        and place + 2 < end
        and tokens[place + 1].folded == "not"
        and tags(tokens[place + 2].folded) & TAG_BITS["VERB"]
    ):
        return _Verb(place, place + 3, "present")
    if word in _STATES and before in ("i", "we", "they", "you"):
        return _Verb(place, place + 1, "present")
    if bits & _VERB_BITS and not bits & TAG_BITS["NOUNS"] and word not in FUNCTION_WORDS and _is_verb(tokens, place, bits):
        return _Verb(place, place + 1, "none")
    return None


def _follows_subject(tokens: Sequence[Token], place: int, sure: bool = False) -> bool:
    """True for a word like *plants*, *stands* between a noun in the singular and what an object or adverb begins with: no plural noun there; `sure`:"
    " it is a verb."""
    before, after = tokens[place - 1].folded if place else "", tokens[place + 1].folded if place + 1 < len(tokens) else ""
    subject = before in ("he", "she", "it") or bool(tags(before) & TAG_BITS["NOUN!"] and tags(before) & _SINGLE)
    return subject and (sure or after in _OPENERS)


def _is_verb(tokens: Sequence[Token], place: int, bits: int) -> bool:
    """False for the participle of a perfect or passive, whose auxiliary decides."""
    if not bits & TAG_BITS["PARTICIPLE"]:
        return True
    at = place - 1
    while at > 0 and tokens[at].folded in _ADVERBS | {"been"}:
        at -= 1
    return tokens[at].folded not in _PERFECT | _COPULA
