"""Pronouns of a text so short that all they can mean is in view: "The company lost his licence", "The girl slept after it had eaten".

In a long text a pronoun may reach back to somebody named a page before; a news item of a few sentences has nobody else in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mtcheck.checks import possessions
from mtcheck.checks.person_mentions import EITHER, FEMALE, FEMALE_WORDS, MALE, MALE_WORDS, Mention, mentions, pronoun_sex
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import AUXILIARIES, DETERMINERS, FUNCTION_WORDS, PREPOSITIONS
from mtcheck.lexicon.countries import COUNTRIES
from mtcheck.lexicon.tags import TAG_BITS, tags
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.tokens import Token

_OTHER_SEX = {"he": "she", "himself": "herself", "his": "her", "she": "he", "herself": "himself", "her": "his"}
_THING = {"he": "it", "his": "its", "she": "it", "her": "its", "himself": "itself", "herself": "itself"}
_THEIR = {"his": "their", "her": "their", "its": "their"}
_CONJUNCTIONS = frozenset("because after when before while although though since that until as where but and if once unless".split())
_DETERMINERS = frozenset("the a an this that its our another one every each two three four five six seven eight nine ten both many".split())
_PLURALS = frozenset(
    "people men women children couple pair twins trio brothers sisters parents spouses newlyweds policemen fishermen".split()
)
_STATES = frozenset(
    name.lower() for country, (_adjective, _people, capital) in COUNTRIES.items() for name in (country, capital) if name.isalpha()
) - frozenset("chad jordan georgia victoria kingston".split())
_VERB = TAG_BITS["VERBS"] | TAG_BITS["PAST"] | TAG_BITS["PARTICIPLE"]
_NOUNS, _PERSON, _COUNTED = TAG_BITS["NOUNS"], TAG_BITS["PERSON"], TAG_BITS["THING"] | TAG_BITS["COUNT"]
_SAID = frozenset("said says announced announces stated confirmed noted stressed reported warned ruled found heard told added".split())
_NOMINAL = _COUNTED | _NOUNS | TAG_BITS["NOUN"] | TAG_BITS["ADJ"] | TAG_BITS["GERUND"] | TAG_BITS["PARTICIPLE"]
_THING_TOO = TAG_BITS["THING"]
_NEAR = 7
"""Words from a person to "its" of that person, with nothing but a verb, adverbs and adjectives between."""
_INITIALS = 2
_SPEAKER = frozenset("i my me we our us you your".split())
_QUOTES = frozenset('"\u201c\u201d\u00ab\u00bb')
_ADJECTIVES = {"female": FEMALE, "pregnant": FEMALE, "male": MALE, "bearded": MALE}
_ACTING = frozenset("has will would wants plans intends hopes expects employs operates also".split())
_COUNTERPARTS = frozenset("counterpart counterparts predecessor successor deputy namesake".split())
_LONGEST = 60
"""Tokens of a sentence that are looked at."""


class _Person(NamedTuple):
    """Somebody spoken of: place among the tokens of the sentence, sex, and whether it is more than one."""

    at: int
    sex: str
    plural: bool


class _Subject(NamedTuple):
    """The noun that the sentence is about: its place, and "body", "thing", "person" or "people"."""

    at: int
    kind: str


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the pronoun with the right one as the fix, in documents of at most `params["sentences"]` sentences.

    `params["report"]`: "owner" (his, her, he, she of an institution, a thing or several people), "person" (it, its of a person), "sex".
    """
    if len(document.sentences) > int(params["sentences"]):
        return
    judge = {"owner": _of_owner, "person": _of_person, "sex": _of_sex}[params["report"]]
    bearers: dict[str, str] = {}
    earlier: list[_Person] = []
    for number in range(len(document.sentences)):
        tokens = document.tokens(number)[:_LONGEST]
        persons = _persons(document, number, tokens, bearers, lexicon)
        for at in range(len(tokens)):
            token = tokens[at]
            if token.folded not in ("it", "its") and not pronoun_sex(token):
                continue
            span = Span(token.start, token.end)
            if document.in_quotes(span):
                continue
            fix = (
                judge(tokens, at, persons, earlier)
                if at or judge is _of_sex
                else _taken_up(document, number, params["report"], persons, earlier)
            )
            if fix:
                yield Hit(span, (fix.capitalize() if token.is_capitalised else fix,), {})
        earlier += persons
        earlier += [_Person(-1, pronoun_sex(token), False) for token in tokens if pronoun_sex(token)]


def _persons(document: Document, number: int, tokens: Sequence[Token], bearers: dict[str, str], lexicon: Lexicon) -> list[_Person]:
    """Who is spoken of, a name with its office and its apposition ("Eva Roth, a nurse from Bonn") as one."""
    found: list[_Person] = []
    for mention in mentions(document.wording(number), bearers):
        if mention.at >= len(tokens):
            break
        if tokens[mention.at].folded in ("who", "whom", "whose"):
            continue
        token = tokens[mention.at]
        bare = token.text.removesuffix("'s").removesuffix("\u2019s")
        if token.is_capitalised and (
            (mention.sex == EITHER and _in_body(tokens, mention.at)) or (bare != token.text and lexicon.is_place(bare))
        ):
            continue
        if token.is_capitalised and mention.sex == EITHER and lexicon.is_place(bare):
            continue
        if token.text.islower() and mention.sex == EITHER and not _tells_age(token.folded) and tags(token.folded) & _THING_TOO:
            continue
        if mention.sex == EITHER and token.text.islower():
            mention = Mention(mention.at, _ADJECTIVES.get(tokens[mention.at - 1].folded if mention.at else "", EITHER))
        plural = token.folded in _PLURALS or (token.text.islower() and bool(tags(token.folded) & _NOUNS))
        last = found[-1] if found else None
        if last is not None and _same(tokens, last, mention.at):
            # "Jan Keller" after "Maria Keller": the surname tells nothing of Jan
            unsure = last.sex == EITHER and tokens[last.at].is_capitalised
            found[-1] = _Person(mention.at, mention.sex if last.sex == EITHER and not unsure else last.sex, last.plural and plural)
        else:
            found.append(_Person(mention.at, mention.sex, plural))
    # the possessive forms, which `mentions` does not know: "my husband's phone"
    owners = [(at, t.folded.removesuffix("'s")) for at, t in enumerate(tokens) if t.folded.endswith("'s")]
    found += [_Person(at, FEMALE if word in FEMALE_WORDS else MALE, False) for at, word in owners if word in FEMALE_WORDS | MALE_WORDS]
    # and names in capitals
    found += [_Person(at, EITHER, False) for at, t in enumerate(tokens) if at and t.text.isupper() and len(t.text) == _INITIALS]
    return found


def _same(tokens: Sequence[Token], last: _Person, at: int) -> bool:
    return at == last.at + 1 or _apposed([t.text for t in tokens[last.at + 1 : at]])


def _apposed(between: Sequence[str]) -> bool:
    return (
        len(between) <= 5
        and between[:1] == [","]
        and len(between) > 1
        and between[1] in ("a", "an", "the", "one")
        and "," not in between[1:]
    )


def _in_body(tokens: Sequence[Token], at: int) -> bool:
    return any(t.is_capitalised and t.folded in possessions.BODIES for t in tokens[max(0, at - 3) : at + 4])


def _subject(tokens: Sequence[Token]) -> _Subject | None:
    """What the sentence begins with, after an adverbial before a comma; None where it is no plain noun phrase with a verb."""
    at = 0
    if tokens[0].folded in PREPOSITIONS:
        comma = next((i for i, t in enumerate(tokens[:9]) if t.text == ","), None)
        if comma is None:
            return None
        at = comma + 1
    if at + 2 >= len(tokens):
        return None
    if tokens[at].folded in _STATES and (_begins_verb(tokens[at + 1]) or tokens[at + 1].folded == "and"):
        return _Subject(at, "body")
    if tokens[at].folded not in _DETERMINERS:
        return None
    for head in range(at + 1, min(at + 9, len(tokens) - 1)):
        follows, word = tokens[head + 1], tokens[head].folded
        if tokens[head].text == "-" or word.isdigit():
            continue
        if tokens[head].text in (",", "(") or word in FUNCTION_WORDS:
            return None
        if follows.text == ",":
            follows = _after_apposition(tokens, head + 1) or follows
        if not (_begins_verb(follows) or follows.folded in ("of", "in", "for", "from", "on", "near", "at", "and", "who", "which", "that")):
            continue
        if word in possessions.BODIES:
            return _Subject(head, "body")
        if word in possessions.LIVING:
            return None
        several = bool(tags(word) & _NOUNS and tags(word.removesuffix("s")) & _PERSON)
        if several or tags(word) & _PERSON or word in _PLURALS or _tells_age(word):
            return _Subject(head, "people" if word in _PLURALS or tags(word) & _NOUNS else "person")
        if tags(word) & _COUNTED:
            return _Subject(head, "thing") if not tags(word) & _NOUNS else None
        if not _begins_verb(follows):
            return None
    return None


def _after_apposition(tokens: Sequence[Token], comma: int) -> Token | None:
    """The verb after a clause between commas that begins with a participle or "which": "The club, founded in 1998, celebrates"."""
    if comma + 2 >= len(tokens) or not (tokens[comma + 1].folded == "which" or tags(tokens[comma + 1].folded) & TAG_BITS["PARTICIPLE"]):
        return None
    for at in range(comma + 2, min(comma + 14, len(tokens) - 1)):
        if tokens[at].text == ",":
            return tokens[at + 1] if _begins_verb(tokens[at + 1]) else None
    return None


def _tells_age(word: str) -> bool:
    """True for a noun that tells a person's sex or age: "girl", "teenager"."""
    return word in ("girl", "boy", "teenager", "baby", "child", "toddler", "pensioner", "youth", "victim", "man", "woman")


def _begins_verb(token: Token) -> bool:
    return token.folded in AUXILIARIES or (token.text.islower() and bool(tags(token.folded) & _VERB))


def _possessed(tokens: Sequence[Token], at: int) -> list[str]:
    """The words after a possessive pronoun among which is the noun it goes with; empty where none follows."""
    nouns: list[str] = []
    for token in tokens[at + 1 : at + 5]:
        if token.folded in ("latest", "first", "second", "third", "last"):
            continue
        if not token.text.islower() or token.folded in FUNCTION_WORDS or not tags(token.folded) & (_NOMINAL):
            break
        nouns.append(token.folded)
    return nouns


def _of_owner(tokens: Sequence[Token], at: int, persons: Sequence[_Person], earlier: Sequence[_Person]) -> str:
    word = tokens[at].folded
    subject = _subject(tokens)
    if subject is None or subject.at >= at - 1 or word in ("it", "him"):
        return ""
    if any(pronoun_sex(t) for t in tokens[:at]) or (word in ("his", "her", "its") and not _possessed(tokens, at)):
        return ""
    if word == "her" and tokens[subject.at].folded in _STATES:
        return ""  # a country may be she
    if subject.kind == "people":
        return _of_people(tokens, at, subject, persons, earlier)
    if subject.kind == "person" or word == "its" or earlier or any(p.at < at or not p.plural for p in persons):
        return ""
    if word in ("his", "her"):
        nouns = _possessed(tokens, at)
        if not possessions.OF_BODIES.isdisjoint(nouns):
            return "its"
        if subject.kind == "thing" or not (possessions.OF_PERSONS | possessions.WORKS).isdisjoint(nouns):
            return ""
        return "" if _affects(tokens[subject.at : at]) or any(t.folded in _SAID for t in tokens[:at]) else "its"
    if word in ("himself", "herself"):
        return _THING[word]
    conjunction = next((i for i in range(at - 1, max(at - 3, 0), -1) if tokens[i].folded in _CONJUNCTIONS), None)
    if conjunction is None or (tokens[conjunction].folded == "that" and subject.kind == "thing"):
        return ""
    told = {t.folded for t in tokens[at + 1 : at + 6]}
    return "" if not told.isdisjoint(possessions.PERSONS_SUFFER) or not told.isdisjoint(possessions.PERSONS_DO) else _THING[word]


def _affects(tokens: Sequence[Token]) -> bool:
    """True where the verb does something to what is somebody else's: "The court rejected his appeal"."""
    return any(t.folded in possessions.AFFECTING for t in tokens)


def _of_people(tokens: Sequence[Token], at: int, subject: _Subject, persons: Sequence[_Person], earlier: Sequence[_Person]) -> str:
    word = tokens[at].folded
    if word not in _THEIR or any(not p.plural for p in earlier) or any(not p.plural and p.at != subject.at for p in persons):
        return ""
    within = tokens[at - 1].folded in ("in", "from", "of", "on", "to")
    if possessions.OF_PERSONS.isdisjoint(_possessed(tokens, at)) or any(
        t.folded in possessions.BODIES or (t.folded in possessions.AFFECTING and not within) for t in tokens[:at]
    ):
        return ""
    return _THEIR[word] if tokens[at - 1].folded not in ("for", "with", "against", "about", "at") else ""


def _of_person(tokens: Sequence[Token], at: int, persons: Sequence[_Person], earlier: Sequence[_Person]) -> str:
    word = tokens[at].folded
    before = [p for p in persons if p.at < at]
    if word not in ("it", "its") or len(before) != 1 or before[0].plural or earlier or _may_be_it(tokens[:at]):
        return ""
    sex = before[0].sex
    if sex == EITHER and tokens[before[0].at].is_capitalised:
        return ""
    if word == "its":
        if tokens[before[0].at].folded in possessions.INFANTS:
            return ""
        if not _COUNTERPARTS.isdisjoint(_possessed(tokens, at)):
            return {FEMALE: "her", MALE: "his"}.get(sex, "his")
        if (
            sex != EITHER
            and _after_clause(tokens, before[0].at, at)
            and not (possessions.OF_PERSONS | possessions.WORKS).isdisjoint(_possessed(tokens, at))
        ):
            return {FEMALE: "her", MALE: "his"}[sex]
        close = at - before[0].at <= _NEAR and all(_plain(t) for t in tokens[before[0].at + 1 : at])
        return (
            {FEMALE: "her", MALE: "his"}.get(sex, "his") if close and not possessions.OF_PERSONS.isdisjoint(_possessed(tokens, at)) else ""
        )
    if tokens[at - 1].folded not in _CONJUNCTIONS | {","}:
        return ""
    follows = [t.folded for t in tokens[at + 1 : at + 5]]
    while follows and (follows[0] in AUXILIARIES or follows[0] in ("not", "never", "already", "just", "also", "been")):
        follows = follows[1:]
    return {FEMALE: "she", MALE: "he"}.get(sex, "he") if follows and follows[0] in possessions.PERSONS_DO else ""


def _after_clause(tokens: Sequence[Token], person: int, at: int) -> bool:
    """True where a clause between commas and a verb stand between the two: "Eva Roth, who won the prize, will present its book"."""
    commas = [i for i in range(person + 1, at) if tokens[i].text == ","]
    return (
        commas[:1] == [person + 1] and len(commas) == 2 and at - commas[1] <= _NEAR and all(_plain(t) for t in tokens[commas[1] + 1 : at])
    )


def _determined(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].is_capitalised or any(t.folded in DETERMINERS for t in tokens[max(0, at - 3) : at]))


def _may_be_it(tokens: Sequence[Token]) -> bool:
    """True where the words before name an animal, a vessel or an institution that the pronoun may take up; a place where somebody is does not count."""
    words = [t.folded for t in tokens]
    return any(
        w in possessions.LIVING
        or (w.removesuffix("s") in possessions.BODIES and not {"to", "in", "at", "from"} & set(words[max(0, at - 2) : at]))
        or w == "members"
        for at, w in enumerate(words)
    )


def _taken_up(document: Document, number: int, report: str, persons: Sequence[_Person], earlier: Sequence[_Person]) -> str:
    """The fix for a pronoun at the head of a sentence that takes up the subject of the one before."""
    if not number:
        return ""
    tokens, subject = document.tokens(number), _subject(document.tokens(number - 1))
    word, told = tokens[0].folded, {t.folded for t in tokens[1:6]}
    if subject is None:
        return ""
    if report == "owner" and subject.kind in ("body", "thing") and word in ("he", "she") and not earlier and not persons:
        acts = (
            subject.kind == "body"
            and not told & (possessions.PERSONS_DO | possessions.PERSONS_SUFFER | _SAID)
            and tokens[1].folded in _ACTING
        )
        return _THING[word] if acts or (told & possessions.THINGS_BECOME and told & AUXILIARIES) else ""
    if (
        report == "person"
        and subject.kind == "person"
        and word == "it"
        and len(earlier) == 1
        and not _may_be_it(document.tokens(number - 1))
    ):
        return {FEMALE: "she", MALE: "he"}.get(earlier[0].sex, "he") if told & possessions.PERSONS_DO else ""
    return ""


def _plain(token: Token) -> bool:
    return token.text.islower() and (
        _begins_verb(token)
        or bool(tags(token.folded) & (TAG_BITS["ADV"] | TAG_BITS["ADJ"]))
        or token.folded in ("to", "in", "for", "at", "on")
    )


def _owns(tokens: Sequence[Token], start: int, end: int, sex: str) -> bool:
    """True where a possessive of `sex` stands between the two places: in "The actor thanked her" the pronoun is somebody else."""
    return any(
        pronoun_sex(tokens[at]) == sex and tokens[at].folded in ("his", "her") and _possessed(tokens, at) for at in range(start, end)
    )


def _of_sex(tokens: Sequence[Token], at: int, persons: Sequence[_Person], earlier: Sequence[_Person]) -> str:
    token = tokens[at]
    sex = pronoun_sex(token)
    if token.folded not in _OTHER_SEX:
        return ""
    other = MALE if sex == FEMALE else FEMALE
    heard = any(t.folded in ("told", "telling") for t in tokens[:at])
    # an audience is "they": "She told reporters that his house had burnt down"
    before = [p for p in (*earlier, *persons) if (p.at < at or p in earlier) and not (p.plural and heard)]
    if any(p.plural for p in before):
        return ""
    reported = tokens[at - 1].folded == "that" and any(t.folded in _SAID for t in tokens[max(0, at - 4) : at - 1])
    if at and not reported and tokens[at - 1].folded in ("who", "whom", "that", "which"):
        return ""
    told = {p.sex for p in before} | {pronoun_sex(t) for t in tokens[:at] if pronoun_sex(t)}
    named = [p for p in before if p.at >= 0]
    if other not in told or sex in told or not named:
        return ""
    if EITHER in told and not (_determined(tokens, named[0].at) and _owns(tokens, named[0].at + 1, at, other)):
        return ""
    kin = [p.at for p in named if p.at >= 0 and p in persons and tokens[p.at].folded in possessions.RELATIVES]
    if any(not possessions.after_name(tokens, place) for place in kin) and any(t.folded in _SAID for t in tokens[:at]):
        return ""
    if (EITHER in told and len(named) > 1) or "or" in (tokens[at - 1].folded, *(t.folded for t in tokens[at + 1 : at + 2])):
        return ""
    if any(t.folded in _SPEAKER or t.text in _QUOTES for t in tokens):
        return ""
    if token.folded in ("he", "she") and at and tokens[at - 1].folded in ("and", "but", "while", "whereas"):
        return ""  # "He was king for a day and she was queen for a week"
    if token.folded in ("his", "her"):
        if possessions.on_own_page(tokens, at):
            return _OTHER_SEX[token.folded]
        if possessions.OF_PERSONS.isdisjoint(_possessed(tokens, at)) or any(t.folded in possessions.FOUND for t in tokens[:at]):
            return ""
    elif any(pronoun_sex(t) == other for t in tokens[at + 1 : at + 8]):
        return ""
    # the owned relative ("his wife") tells no sex of the owner; anybody else after the pronoun may be whom it means
    if any(p.at > at + 4 and (p.sex == sex or (p.sex == EITHER and _determined(tokens, p.at))) for p in persons):
        return ""
    return _OTHER_SEX[token.folded]
