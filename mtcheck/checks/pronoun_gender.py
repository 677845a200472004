"""A pronoun of the wrong sex: "The actress said he", "The bridge is closed because he was damaged"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from mtcheck.checks.person_mentions import EITHER, FEMALE, MALE, Mention, mentions, pronoun_sex
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.tags import TAG_BITS, tags
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.fold import fold
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces
from mtcheck.text.tokens import Token

_PRONOUN = lazily(r"(?<![\w'-])(?:he|him|himself|his|she|her|herself)(?![\w-])")
_OTHER_SEX = {"he": "she", "him": "her", "himself": "herself", "his": "her", "she": "he", "herself": "himself"}
_OTHERS = {"he": {FEMALE}, "him": {FEMALE}, "himself": {FEMALE}, "his": {FEMALE}, "she": {MALE}, "her": {MALE}, "herself": {MALE}}
"""Who alone may be spoken of where the pronoun is wrong."""
_THING = {"he": "it", "him": "it", "himself": "itself", "his": "its", "she": "it", "herself": "itself", "her": "its"}
_LIVING = frozenset(
    "dog cat horse bear lion tiger elephant wolf bull cow calf goat sheep lamb pig bird parrot eagle owl hawk whale dolphin monkey ape gorilla"
    " chimpanzee rabbit fox deer donkey mule camel puppy kitten cub mare stallion pony animal pet creature panda koala kangaroo snake spider"
    " crocodile shark fish robot character player figure doll toy ghost god devil monster ship boat vessel yacht ferry submarine frigate tanker"
    " liner schooner storm hurricane typhoon cyclone church car locomotive plane aircraft spacecraft".split()
)
"""Things and beings that English may call he or she."""
_BE_OR_VERB = TAG_BITS["VERBS"] | TAG_BITS["PAST"] | TAG_BITS["PARTICIPLE"]
_SAYING = frozenset(
    "said says announced announces stated states declared declares confirmed noted stressed reported warned ruled found heard".split()
)
_LIFE = frozenset(
    "life career speech memoirs resignation birthday childhood youth retirement debut term tenure own candidacy pregnancy husband wife autobiography"
    " marriage divorce studies diploma comeback throne reign coronation".split()
)
"""What people have of their own: a sentence about one person's hardly speaks of another's."""
_BODY = frozenset("arm leg hand head knee ankle shoulder back foot wrist hip neck nose finger thigh elbow rib ribs".split())
_MISHAPS = frozenset("fell slipped stumbled tripped crash crashed accident injured injuring training fall".split())
_THING_STATES = frozenset(
    "damaged built rebuilt destroyed closed opened reopened founded passed repaired published produced launched sold designed renovated demolished"
    " banned approved adopted translated printed installed inaugurated extended restored shown screened read administered prescribed marketed"
    " manufactured assembled inspected refuelled towed scrapped decommissioned commissioned imported exported repainted dismantled"
    " amended repealed ratified digitised unveiled upgraded modernised flooded located worth valid available".split()
)
_VESSELS = frozenset(
    "ship boat vessel yacht ferry submarine frigate tanker liner schooner plane aircraft car locomotive destroyer trawler".split()
)
"""Things that may be she and are never he."""
_THING_VERBS = frozenset(
    "costs cost consists contains contained employs employed lasts lasted weighs weighed measures operates operated produces produced belongs"
    " dates comprises includes spreads flows flowed generates".split()
)
"""What is said of things: an unnamed man after "The match was stopped because he" is followed by something else."""
_OWN_VERBS = frozenset(
    "lost loses celebrates celebrated reached reaches doubled doubles showed shows shown revealed reveals resumed resumes changed".split()
)
_AUXILIARY = frozenset("is was has had will would can could may might must should does did".split())
_COUNTED = TAG_BITS["THING"] | TAG_BITS["COUNT"]


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the pronoun with the right one as the fix.

    `params`: `report`, "person" (he of a woman) or "thing" (he of a bridge); `sentences`, how many before the pronoun must name nobody else.
    Linear in the length of the text for a given `sentences`.
    """
    window, person = int(params["sentences"]), params["report"] == "person"
    seen: dict[int, tuple[Mention, ...]] = {}
    bearers: dict[str, str] = {}
    for match in _pronouns(document):
        span = Span(*match.span())
        number = document.sentence_at(span.start)
        if not _worth_a_look(document, number, span, person):
            continue
        if document.in_quotes(span):
            continue
        for near in range(max(0, number - window), number + 1):
            if near not in seen:
                seen[near] = tuple(mentions(document.wording(near), bearers))
        before = [m.sex for near in range(max(0, number - window), number) for m in seen[near]]
        here = seen[number]
        if ({*before, *(m.sex for m in here)} != _OTHERS[match.group()]) if person else before:
            continue
        tokens = document.tokens(number)
        at = bisect_left(tokens, span.start, key=itemgetter(0))
        if at >= len(tokens) or tokens[at][:2] != span:
            continue
        last = [m.sex for m in seen[number - 1]] if number else []
        hit = _of_person(tokens, at, before, last, here) if person else _of_thing(tokens, at, before, here)
        if hit is not None:
            yield hit


def _pronouns(document: Document) -> Iterator[re.Match[str]]:
    for start, end in document.analysis(Pieces).places(lambda piece: _PRONOUN.search(fold(piece)), _PRONOUN):
        yield from _PRONOUN.finditer(document.folded, start, end)


def _worth_a_look(document: Document, number: int, span: Span, person: bool) -> bool:
    """A cheap first answer: most pronouns stand near a name, or have nothing before them."""
    start = document.sentences[number].start
    if person:
        return True
    head = document.prose[start : start + 4]
    return head in ("The ", "This", "That", "Its ", "Thei", "A ne", "Anot") and not document.prose[start + 4 : span.start].istitle()


def _of_person(tokens: Sequence[Token], at: int, before: Sequence[str], last: Sequence[str], here: Sequence[Mention]) -> Hit | None:
    """The hit where everybody spoken of is of the other sex, somebody in this sentence or right before."""
    token = tokens[at]
    sex = pronoun_sex(token)
    earlier = [m.sex for m in here if m.at < at]
    later = [m.sex for m in here if m.at > at]
    other = MALE if sex == FEMALE else FEMALE
    if any(s in (sex, EITHER) for s in (*earlier, *before, *later)):
        return None
    # at the head of a sentence the pronoun takes up who was spoken of right before
    opens = at <= 1 and other in last and token.text[0].isupper()
    if other not in earlier and not opens:
        return None
    if any(pronoun_sex(t) == sex for t in tokens[:at]) or any(pronoun_sex(t) == other for t in tokens[at:]) or not _own(tokens, at):
        return None
    fix = "his" if token.folded == "her" else _OTHER_SEX[token.folded]
    return Hit(Span(token.start, token.end), (_cased(fix, token),), {"sex": "woman" if other == FEMALE else "man"})


def _own(tokens: Sequence[Token], at: int) -> bool:
    """False where the pronoun may well be somebody else's who was named long before: "A boy stole her phone", "The queen thanked him"."""
    word = tokens[at].folded
    if word == "him" or (word == "her" and not _possessive(tokens, at)):
        return False
    if word not in ("his", "her"):
        return True
    owned = {t.folded for t in tokens[at + 1 : at + 4]}
    return not _LIFE.isdisjoint(owned) or (not _BODY.isdisjoint(owned) and any(t.folded in _MISHAPS for t in tokens))


def _possessive(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and bool(tags(tokens[at + 1].folded) & (TAG_BITS["NOUN"] | TAG_BITS["NOUNS"] | TAG_BITS["ADJ"]))


def _of_thing(tokens: Sequence[Token], at: int, before: Sequence[str], here: Sequence[Mention]) -> Hit | None:
    """The hit where nobody is spoken of and the sentence begins with a thing that does something."""
    if before or (here and (here[0].at < at or tokens[at].folded != "he")) or any(pronoun_sex(t) for t in tokens[:at]):
        return None
    head = next((i for i in range(1, min(at, 5)) if i + 1 < len(tokens) and _begins_verb(tokens[i + 1])), None)
    if head is None or at < head + 2:
        return None
    noun = tokens[head].folded
    if any(t.folded in _SAYING for t in tokens[head + 1 : at]):
        # "the court said he was fined": somebody else; institutions have a detector of their own
        return None
    token = tokens[at]
    vessel = noun in _VESSELS and token.folded in ("he", "his")
    if (noun in _LIVING and not vessel) or (here and not vessel) or not tags(noun) & _COUNTED:
        return None
    after = [t.folded for t in tokens[at + 1 : at + 5]]
    if token.folded in ("he", "she"):
        told = after[:1] and (after[0] in _THING_VERBS or (after[0] in _AUXILIARY and not _THING_STATES.isdisjoint(after)))
    else:
        told = token.folded in ("his", "her") and tokens[at - 1].folded in _OWN_VERBS and _possessive(tokens, at)
    if not told:
        return None
    return Hit(Span(token.start, token.end), (_cased(_THING[token.folded], token),), {"thing": noun})


def _cased(fix: str, token: Token) -> str:
    return fix.capitalize() if token.is_capitalised else fix


def _begins_verb(token: Token) -> bool:
    return token.folded in _AUXILIARY or (token.text.islower() and bool(tags(token.folded) & _BE_OR_VERB))
