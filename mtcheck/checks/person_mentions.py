"""Who a text has spoken of before a pronoun: women, men, people of either sex, or nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mtcheck.lexicon.closed import FUNCTION_WORDS, MONTHS, ROLE_NOUNS, TITLES, WEEKDAYS
from mtcheck.lexicon.countries import COUNTRIES
from mtcheck.lexicon.genders import gender_of
from mtcheck.lexicon.tags import TAG_BITS, tags
from mtcheck.text.tokens import Token

FEMALE, MALE, EITHER = "f", "m", "?"
FEMALE_WORDS = frozenset(
    "woman girl actress mother daughter sister wife widow queen princess duchess countess baroness empress aunt niece grandmother granddaughter"
    " nun waitress policewoman businesswoman chairwoman spokeswoman congresswoman sportswoman schoolgirl housewife heroine goddess stewardess"
    " hostess heiress mrs ms miss madam madame lady mum mom stepmother girlfriend fiancée bride actresses midwife ballerina abbess authoress"
    " poetess sculptress seamstress noblewoman camerawoman saleswoman councilwoman assemblywoman alderwoman".split()
)
MALE_WORDS = frozenset(
    "man boy father son brother husband widower king prince duke baron emperor uncle nephew grandfather grandson monk policeman businessman"
    " chairman spokesman congressman sportsman schoolboy mr sir lord dad stepfather boyfriend fiancé bridegroom groom abbot nobleman fisherman"
    " salesman councilman fireman postman cameraman gentleman imam pope bishop archbishop rabbi sheikh sheik emir sultan ayatollah".split()
)
_PRONOUNS = {"she": FEMALE, "her": FEMALE, "hers": FEMALE, "herself": FEMALE, "he": MALE, "him": MALE, "his": MALE, "himself": MALE}
_PERSON = TAG_BITS["PERSON"]
_PEOPLE = (
    ROLE_NOUNS
    | frozenset(word for title in TITLES for word in title.split() if word not in ("of", "in", "private", "general", "justice", "count"))
    | frozenset(
        "accused applicant baby child children couple deceased driver everybody everyone family infant men nobody one pair parents people person"
        " persons relative somebody someone suspect teen teenager they them victim whoever who whose whom women youngster youth".split()
    )
)
_NO_NAME = (
    FUNCTION_WORDS
    | frozenset(word for name in COUNTRIES for word in name.lower().split())
    | frozenset(word for _adjective, _people, capital in COUNTRIES.values() for word in capital.lower().split())
    | frozenset(adjective.lower() for adjective, _people, _capital in COUNTRIES.values())
    | frozenset(MONTHS)
    | frozenset(WEEKDAYS)
)
_PLACED = frozenset("in near at from to of into across for".split())


class Mention(NamedTuple):
    """A word that speaks of a person: its place among the tokens and the sex it tells."""

    at: int
    sex: str


def mentions(tokens: Sequence[Token], bearers: dict[str, str]) -> Iterator[Mention]:
    """The mentions of persons in a sentence, in order, without its pronouns for them. A name counts as one wherever it may be one.

    `bearers` maps folded surnames to the sex that a given name or title before them told; the sentence's own are added.
    """
    for at, token in enumerate(tokens):
        word = token.folded
        if token.text.islower() and not _may_speak(word):
            continue
        told = token.is_capitalised and bearers.get(word)
        if told:
            yield Mention(at, told)
            continue
        if word in FEMALE_WORDS or word in MALE_WORDS:
            sex = FEMALE if word in FEMALE_WORDS else MALE
            yield Mention(at, sex)
            _remember(tokens[at + 1 : at + 4], sex, bearers)
        elif word in _PEOPLE or word.startswith("spokes") or (tags(word) & _PERSON):
            if not _specified(tokens, at):
                yield Mention(at, EITHER)
        elif token.is_word and token.is_capitalised and word not in _NO_NAME:
            sex = _sex_of_name(tokens, at)
            if sex:
                yield Mention(at, sex)
            if sex in (FEMALE, MALE) and at + 1 < len(tokens) and tokens[at + 1].is_capitalised:
                _remember(tokens[at + 1 : at + 4], sex, bearers)


@lru_cache(maxsize=1 << 14)
def _may_speak(word: str) -> bool:
    """False for a word that without a capital speaks of nobody: nearly all."""
    return word in FEMALE_WORDS or word in MALE_WORDS or word in _PEOPLE or word.startswith("spokes") or bool(tags(word) & _PERSON)


def _remember(after: Sequence[Token], sex: str, bearers: dict[str, str]) -> None:
    for token in after:
        if not (token.is_word and token.is_capitalised) or token.folded in _NO_NAME:
            return
        if not gender_of(token.folded):
            bearers.setdefault(token.folded, sex)


def _specified(tokens: Sequence[Token], at: int) -> bool:
    """True for a noun of office right before a name or noun that tells the sex: "Minister Anna Roth", "the spokesman"."""
    after = tokens[at + 1 : at + 3]
    return any(gender_of(t.folded) and t.is_capitalised for t in after[:1])


def _sex_of_name(tokens: Sequence[Token], at: int) -> str:
    """What the capitalised word tells: a sex, `EITHER` for a name of unknown bearer, "" where it is no person's name or part of one told before."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    named = after is not None and after.is_word and after.is_capitalised and after.folded not in _NO_NAME
    sex = gender_of(token.folded)
    if sex and (named or (before is not None and before.is_word)):
        return sex
    if before is not None and ((before.is_capitalised and before.is_word) or before.folded in ("mr", "mrs", "ms", ".")):
        # the surname of somebody whose given name or title has told the sex
        back = [t for t in tokens[max(0, at - 3) : at] if t.is_capitalised]
        if any(gender_of(t.folded) or t.folded in FEMALE_WORDS or t.folded in MALE_WORDS for t in back):
            return ""
    if before is None or not before.is_word:
        # a capital that only opens the sentence
        if token.text.isupper() and len(token.text) > 1:
            return ""
        return EITHER if named or not tags(token.folded) else ""
    if token.text.isupper():
        return ""
    return "" if before.folded in _PLACED and not named else EITHER


def pronoun_sex(token: Token) -> str:
    """The sex that a personal pronoun tells, "" for other words."""
    return _PRONOUNS.get(token.folded, "")
