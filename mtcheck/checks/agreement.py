"""Subject and verb that do not agree in number: "The officials has closed it", "the bridge are closed", "they goes"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from mtcheck.checks.spaced_words import spaced_words
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import AUXILIARIES, FUNCTION_WORDS
from mtcheck.lexicon.tags import TAG_BITS, tags
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.tokens import Token

_VERBS = frozenset(
    form
    for verb in "has is was does have are were do say want go know think believe remain become seem come give take make get see refuse insist deny confirm"
    " announce begin allow keep exist belong depend".split()
    for form in (verb, verb + ",")
)
_OBJECTS = frozenset("the a an to in on at for that their its with not from about by very of his her this only".split())
"""What follows a verb in the third person that is not listed."""
_PRONOUNS = (
    re.compile(r"(?:they|we)(?= (?:[a-z]+s|doesn['’]t|hasn['’]t|isn['’]t|wasn['’]t)\b)"),
    re.compile(r"(?:he|it)(?= (?:have|are|do)\b)"),
)
"""Nothing is looked for behind a match here: such a pattern takes six times as long."""
_PLURAL = {"has": "have", "is": "are", "was": "were", "does": "do"}
_SINGULAR = {plural: singular for singular, plural in _PLURAL.items()}
_NEGATED = {f"{verb}n't": f"{other}n't" for verb, other in _PLURAL.items()}
_PLURAL_NOUN = TAG_BITS["NOUNS"]
_SINGULAR_NOUN = TAG_BITS["NOUN"]
_ONE_THING = TAG_BITS["PERSON"] | TAG_BITS["THING"] | TAG_BITS["COUNT"]
_MODIFIER = TAG_BITS["NOUN"] | TAG_BITS["ADJ"] | TAG_BITS["PARTICIPLE"] | TAG_BITS["SUPERLATIVE"] | TAG_BITS["COMPARATIVE"]
_THIRD = TAG_BITS["VERBS"]
_NOUN = TAG_BITS["NOUN"] | TAG_BITS["NOUNS"]
_DETERMINERS = frozenset(
    "the these those many several some all most both his her its their our my your few various numerous two three four five six seven eight nine ten".split()
)
_SINGULAR_DETERMINERS = frozenset("the this that a an every each his her its their our my your another".split())
_ANY_DETERMINER = _DETERMINERS | _SINGULAR_DETERMINERS
_CLAUSE = frozenset("because although though but while whereas so unless where when if whether".split())
_CONDITION = frozenset("if whether though unless until".split())
_SINGULAR_IN_S = frozenset(
    "headquarters series species news means crossroads works barracks economics politics physics mathematics athletics gymnastics ethics logistics"
    " statistics mechanics electronics genetics linguistics dynamics aerobics acoustics tactics metrics analytics graphics robotics optics"
    " premises odds data media diabetes measles mumps rabies aids billiards darts dominoes chess customs sports arms savings sales goods"
    " united states nations mints holdings industries resources systems services enterprises motors airlines airways foods stores partners properties"
    " laboratories technologies solutions communications years months weeks days hours minutes dollars pounds euros miles metres meters kilometres"
    " kilometers percent points thousands millions billions feet inches tons tonnes acres rest lots spaghetti yen folks folk wages finals"
    " thirds quarters halves fifths eighths tenths".split()
)
_COLLECTIVE = frozenset(
    "police staff family crew public majority minority number couple group team army company club band government cabinet committee party side"
    " management opposition council press media bank crowd generation pair lot half rest handful range variety host trio duo quartet clergy"
    " cattle people youth gang squad jury board panel audience navy union league class faculty population coalition electorate leadership"
    " parliament congress senate court church community nation country firm agency association department ministry bulk plenty third quarter"
    " dozen hundred thousand million score fraction proportion percentage total raft series species aircraft offspring none remainder set batch"
    " bunch spate string array selection mixture wave trickle lack following enemy elite royalty cast household pack fleet unit corps division"
    " regiment battalion brigade platoon flock herd tribe kind sort type fish deer sheep salmon trout shrimp cod squid bison moose swine orchestra"
    " folk choir ensemble chorus department defence defense offence offense attack lineup bullpen backfield".split()
)
_DEMANDS = frozenset(
    "demanded demands insisted insists proposed proposes asked asks recommended recommends suggested suggests required requires"
    " ordered requested requests urged wishes ensure ensures".split()
)
_INVERTING = AUXILIARIES | frozenset("make makes made see saw let lets help helps hear heard watch had nor neither or and".split())
_LONGEST_SUBJECT = 5
_LONGEST_COMPLEMENT = 40
"""Characters before the last noun in which an *of* is looked for."""


def _promising(prose: str, start: int, word: str, verb: str) -> bool:
    """A cheap look at the text before tokens are made: most nouns before a verb agree with it, or are not the whole subject."""
    wanted = _PLURAL_NOUN if verb[-1] == "s" else _SINGULAR_NOUN
    if tags(word) & wanted and _opens(prose, start, verb):
        return True
    of = prose.rfind(" of ", max(start - _LONGEST_COMPLEMENT, 0), start)
    if of < 0 or not tags(word) & _NOUN:
        return False
    first = prose.rfind(" ", 0, of) + 1
    bits = tags(prose[first:of])
    return bool(bits & wanted) and not bits & (_NOUN & ~wanted) and _opens(prose, first, verb)


def _opens(prose: str, start: int, verb: str) -> bool:
    """True where what stands before the noun at `start` may be its modifiers and a determiner of the other number."""
    words = prose[max(start - _LONGEST_COMPLEMENT, 0) : start].split()
    modifiers = 0
    for word in reversed(words):
        if word.lower() in _ANY_DETERMINER:
            return word.lower() in (_DETERMINERS if verb[-1] == "s" else _SINGULAR_DETERMINERS)
        if not word.isalpha() or not tags(word.lower()) & _MODIFIER:
            break
        modifiers += 1
    return modifiers > 0 and verb[-1] == "s"


class _Subject(NamedTuple):
    """A noun phrase: tokens from `first` to the head (inclusive) and the determiner, empty where there is none."""

    first: int
    head: int
    determiner: str


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the verb, with the form that agrees as the fix. Looks only where a noun and a form of *be*, *have* or *do* stand side by side, or a
    pronoun and a verb; what is left of the verb must be a whole subject at the beginning of a clause. Linear in the length of the text."""
    prose = document.prose
    spaced = spaced_words(document)
    words = spaced.words
    verbs = [at for at, word in enumerate(words) if word in _VERBS]
    third = [at - 1 for at, word in enumerate(words) if word in _OBJECTS and words[at - 1][-1:] == "s" and words[at - 1] not in _VERBS]
    for number in chain(verbs, third):
        if number < 1:
            continue
        verb, word = words[number].rstrip(","), words[number - 1]
        if not word.isalpha() or not word.islower() or word in AUXILIARIES or not verb.isalpha():
            continue
        if verb[-1] == "s" and verb not in _PLURAL and not _only_verb(verb):
            continue
        if _promising(prose, spaced.start(number - 1), word, verb):
            place = spaced.start(number)
            tokens, at = _tokens(document, place)
            head = _wrong_subject(tokens, at, verb)
            if head is not None:
                yield Hit(Span(place, place + len(verb)), (_other_number(verb),), {"subject": head.text})
    for pronouns in _PRONOUNS:
        for match in pronouns.finditer(document.folded):
            place = match.start() - (document.folded[match.start() - 1 : match.start()] == "s" and match.group() == "he")
            if not prose[place - 1 : place].isalnum():
                tokens, at = _tokens(document, place)
                hit = _pronoun(tokens, at) if at + 1 < len(tokens) else None
                if hit is not None:
                    yield hit


def _tokens(document: Document, place: int) -> tuple[Sequence[Token], int]:
    tokens = document.tokens(document.sentence_at(place))
    return tokens, bisect_left(tokens, place, key=itemgetter(0))


def _wrong_subject(tokens: Sequence[Token], at: int, verb: str) -> Token | None:
    """The head of the subject right before the verb at `at`, where it is of the other number."""
    if not 2 <= at < len(tokens) - 1 or tokens[-1].text == "?":
        return None
    subject = _phrase(tokens, at - 1)
    if subject.first > 1 and tokens[subject.first - 1].folded == "of":
        subject = _phrase(tokens, subject.first - 2)
        if not subject.determiner:
            return None
    head = tokens[subject.head]
    wrong = _is_many(tokens, subject) if verb[-1] == "s" else _is_one(tokens, subject)
    if not wrong or not _begins_clause(tokens, subject.first, verb):
        return None
    return head


def _phrase(tokens: Sequence[Token], head: int) -> _Subject:
    """The noun phrase that ends at `head`."""
    first = head
    while first and head - first < _LONGEST_SUBJECT and _modifies(tokens[first - 1]):
        first -= 1
    determiner = tokens[first - 1].folded if first else ""
    if determiner in _ANY_DETERMINER:
        # "the two bridges"
        double = first > 1 and tokens[first - 2].folded in ("the", "these", "those", "his", "her", "its", "their", "our", "my", "your")
        return _Subject(first - 1 - double, head, determiner)
    return _Subject(first, head, "")


def _is_many(tokens: Sequence[Token], subject: _Subject) -> bool:
    """True for a plural noun that takes a plural verb and nothing else."""
    head, bits = tokens[subject.head].folded, tags(tokens[subject.head].folded)
    if (
        head in _SINGULAR_IN_S
        or head.endswith("ics")
        or not bits & _PLURAL_NOUN
        or bits & TAG_BITS["NOUN"]
        or tokens[subject.head].is_capitalised
    ):
        return False
    inside = tokens[subject.first : subject.head]
    if subject.determiner:
        return subject.determiner in _DETERMINERS
    # a bare plural may be an object ("eating vegetables is"), or the end of anything
    return (
        len(inside) > 0
        and bool(bits & TAG_BITS["NOUNS!"])
        and not any(tags(t.folded) & (TAG_BITS["GERUND"] | TAG_BITS["VERB"]) for t in inside)
    )


def _is_one(tokens: Sequence[Token], subject: _Subject) -> bool:
    """True for the singular of a noun that is counted and is no group of people."""
    bits = tags(tokens[subject.head].folded)
    if not bits & _ONE_THING or bits & (TAG_BITS["NOUNS"] | TAG_BITS["ADJ"]) or tokens[subject.head].is_capitalised:
        return False
    return subject.determiner in _SINGULAR_DETERMINERS and not any(
        t.folded in _COLLECTIVE for t in tokens[subject.first : subject.head + 1]
    )


def _begins_clause(tokens: Sequence[Token], first: int, verb: str) -> bool:
    """True where the subject at `first` opens the sentence or a clause of its own."""
    if not first:
        return True
    before = tokens[first - 1]
    if verb[-1] != "s" and _subjunctive(tokens, first, verb):
        return False
    if not before.is_word:
        return before.text == "," and verb[-1] == "s" and first > 1 and not tags(tokens[first - 2].folded) & _NOUN & ~TAG_BITS["VERB"]
    if before.folded == "that":
        if verb not in _SINGULAR and tokens[first - 2].folded in _DEMANDS:
            return False
        return (
            first > 1
            and bool(tags(tokens[first - 2].folded) & (TAG_BITS["PAST"] | TAG_BITS["VERBS"]))
            and not tags(tokens[first - 2].folded) & _NOUN
        )
    return before.folded in _CLAUSE and (first > 1 or verb[-1] == "s")


def _modifies(token: Token) -> bool:
    return (
        token.is_word
        and not token.is_capitalised
        and token.folded not in _ANY_DETERMINER
        and token.folded not in FUNCTION_WORDS
        and bool(tags(token.folded) & _MODIFIER)
    )


def _subjunctive(tokens: Sequence[Token], first: int, verb: str) -> bool:
    """ "if the king were", "had the king", "as though the king were"."""
    return any(
        t.folded in _CONDITION or t.folded in _INVERTING or t.folded in ("wish", "wished", "wishes", "as")
        for t in tokens[max(0, first - 3) : first]
    ) or (verb == "do" and first > 0)


def _pronoun(tokens: Sequence[Token], at: int) -> Hit | None:
    pronoun, verb = tokens[at].folded, tokens[at + 1]
    before = tokens[at - 1].folded if at else ""
    if at and (before in _INVERTING or before in ("of", "like", "than", "for", "with", "as", "or") or tokens[at - 1].text in "-'’"):
        return None
    if pronoun in ("they", "we"):
        form = verb.folded.replace("’", "'")
        fix = _PLURAL.get(form) or _NEGATED.get(form)
        if fix is None and tags(verb.folded) & _THIRD and not tags(verb.folded) & (_NOUN | TAG_BITS["ADJ"] | TAG_BITS["VERB"]):
            fix = _base(verb.folded)
        return Hit(Span(verb.start, verb.end), (fix,), {"subject": pronoun}) if fix else None
    after = tokens[at + 2].folded if at + 2 < len(tokens) else ""
    if at and tokens[at - 1].is_word and before not in _CLAUSE - {"if"}:
        return None
    if tokens[-1].text == "?" or (verb.folded == "do" and after not in ("not", "n't")):
        return None
    return Hit(Span(verb.start, verb.end), (_SINGULAR[verb.folded],), {"subject": pronoun})


def _only_verb(word: str) -> bool:
    bits = tags(word)
    return bool(bits & _THIRD) and not bits & _NOUN


def _other_number(verb: str) -> str:
    known = _PLURAL.get(verb) or _SINGULAR.get(verb)
    if known:
        return known
    if verb[-1] == "s":
        return _base(verb)
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + ("es" if verb == "go" else "s")


def _base(verb: str) -> str:
    """The base form of a verb in the third person: "carries" -> "carry"."""
    stems = (verb[:-1], verb[:-2], verb[:-3] + "y")
    return next((stem for stem in stems if tags(stem) & TAG_BITS["VERB"]), verb[:-1])
