"""Relative pronouns that do not fit their noun: "the driver which fled", "the bridge who collapsed"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.checks.person_mentions import FEMALE_WORDS, MALE_WORDS
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.tags import TAG_BITS, tags
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

_RELATIVE = lazily(r" (who|which) (?=[a-z])")
_NOUN_BEFORE = lazily(
    r"(?:^|(?P<before>[\w'’-]+|[,.;:!?\"“”()–—]) ?)\b(?:the|a|an|this|that|another|one|two|three|four|five|many|some|several|those|these|all|every|each|young|old)"
    r" (?:[\w-]+ ){0,2}?(?P<noun>[a-z]{3,})\Z"
)
_REACH = 60
"""Characters before the pronoun in which its noun phrase must begin."""
_LOOSE = frozenset("of for to by with from in on at about between against than and or into over as de".split())
"""After one of these the pronoun may take up an earlier noun: "the treatment of the man which began"."""
_VERBS = TAG_BITS["VERBS"] | TAG_BITS["PAST"]
_AUXILIARY = frozenset("is are was were has have had will would can could may might must should do does did".split())
_PERSON, _THING, _PLURAL = TAG_BITS["PERSON"], TAG_BITS["THING"], TAG_BITS["NOUNS"]
_PEOPLE = (
    FEMALE_WORDS
    | MALE_WORDS
    | frozenset(
        "people men women children boys girls soldiers journalists officials residents workers citizens migrants refugees passengers persons drivers"
        " teachers doctors nurses students pupils farmers fishermen tourists victims survivors patients parents relatives neighbours neighbors"
        " protesters demonstrators policemen firefighters rescuers prisoners inmates voters politicians lawmakers ministers lawyers judges witnesses"
        " criminals thieves burglars robbers players fans actors singers musicians scientists researchers experts pensioners volunteers".split()
    )
)
_NOT_ONLY_PEOPLE = frozenset(
    "chair star model head host guide guard count page minor party agent subject cast crew carrier member rival producer exporter importer buyer"
    " seller supplier operator provider owner maker manufacturer competitor partner investor lender creditor broker insurer developer retailer"
    " builder employer contractor user consumer leader pioneer giant ancestor relative cousin sister parent mother daughter case character figure"
    " hybrid virgin native alien enemy ally opponent source player dealer publisher shipper trader bidder issuer client customer recipient host"
    " substitute candidate contender challenger outsider winner loser favourite favorite finalist champion holder hand voice face body soul ghost"
    " god angel demon monster other individual public majority minority adult female male juvenile infant human neighbor neighbour principal"
    " general major private captain driver sender designer adviser advisor auditor consultant underwriter regulator attacker spirit atlas climber".split()
) - frozenset(("driver", "captain"))
"""Nouns of persons that are nouns of firms, states, animals or things too."""
_NOT_THINGS = frozenset(
    "dog cat horse bear lion tiger elephant wolf bull cow calf goat sheep lamb pig bird parrot eagle owl hawk whale dolphin monkey ape gorilla"
    " chimpanzee rabbit fox deer donkey mule camel puppy kitten cub mare stallion pony animal pet creature panda koala kangaroo robot figure doll"
    " toy school hospital university college hotel company court office bank house team camp newspaper station restaurant shop store studio"
    " theatre theater gallery museum church facility label brand airline clinic academy pack chicken hen duck goose turkey fish shark snake"
    " spider insect bee model cast plant star line set character pair range crop block local royal fan pole cross antelope rodent".split()
)
"""Things that are living, or that stand for the people in them."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the pronoun. `params`: `report`, "which" (of persons) or "who" (of things). Linear in the length of the text."""
    wanted, folded = params["report"], document.folded
    for match in _RELATIVE.finditer(folded):
        if match[1] != wanted:
            continue
        before = folded[max(match.start() - _REACH, 0) : match.start()]
        last = before[before.rfind(" ") + 1 :]
        if not (_is_person(last) if wanted == "which" else _is_thing(last)):
            continue
        phrase = _NOUN_BEFORE.search(before)
        if phrase is None or phrase["noun"] != last or (phrase["before"] or "") in _LOOSE:
            continue
        follows = re.match(r"[a-z]+", folded[match.end() : match.end() + 30])
        if follows is None or not (follows[0] in _AUXILIARY or tags(follows[0]) & _VERBS):
            continue
        yield Hit(Span(match.start(1), match.end(1)), ("who" if wanted == "which" else "which",), {"noun": last})


def _is_person(noun: str) -> bool:
    return noun in _PEOPLE or (noun not in _NOT_ONLY_PEOPLE and bool(tags(noun) & _PERSON))


def _is_thing(noun: str) -> bool:
    if noun in _NOT_THINGS or noun.removesuffix("s") in _NOT_THINGS:
        return False
    return any(tags(form) & _THING and not tags(form) & _PERSON for form in (noun, noun.removesuffix("s")))
