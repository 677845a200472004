"""Who a text has spoken of before a pronoun: women, men, people of either sex, or nobody."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mtcheck.lexicon.closed import FUNCTION_WORDS, MONTHS, ROLE_NOUNS, TITLES, WEEKDAYS
from mtcheck.lexicon.countries import COUNTRIES
from mtcheck.lexicon.genders import gender_of
from mtcheck.lexicon.tags import TAG_BITS, tags
from mtcheck.text.tokens import Token, Wording

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


def mentions(wording: Wording, bearers: dict[str, str]) -> Iterator[Mention]:
    """The mentions of persons in a sentence, in order, without its pronouns for them. A name counts as one wherever it may be one.

    `bearers` maps folded surnames to the sex that a given name or title before them told; the sentence's own are added.
    """
    texts, folded = wording
    for at, text in enumerate(texts):
        word = folded[at]
        if text.islower() and not _may_speak(word):
            continue
        capitalised = text[0].isupper()
        told = capitalised and bearers.get(word)
        if told:
            yield Mention(at, told)
            continue
        if word in FEMALE_WORDS or word in MALE_WORDS:
            sex = FEMALE if word in FEMALE_WORDS else MALE
            yield Mention(at, sex)
            _remember(wording, at + 1, sex, bearers)
        elif _may_speak(word):
            if not _specified(wording, at):
                yield Mention(at, EITHER)
        elif capitalised and text[0].isalpha() and word not in _NO_NAME:
            sex = _sex_of_name(wording, at)
            if sex:
                yield Mention(at, sex)
            if sex in (FEMALE, MALE) and at + 1 < len(texts) and texts[at + 1][0].isupper():
                _remember(wording, at + 1, sex, bearers)


@lru_cache(maxsize=1 << 14)
def _may_speak(word: str) -> bool:
    """False for a word that without a capital speaks of nobody: nearly all."""
    return word in FEMALE_WORDS or word in MALE_WORDS or word in _PEOPLE or word.startswith("spokes") or bool(tags(word) & _PERSON)


def _remember(wording: Wording, start: int, sex: str, bearers: dict[str, str]) -> None:
    for text, word in zip(wording.texts[start : start + 3], wording.folded[start : start + 3], strict=True):
        if not text[0].isupper() or word in _NO_NAME:
            return
        if not gender_of(word):
            bearers.setdefault(word, sex)


def _specified(wording: Wording, at: int) -> bool:
    """True for a noun of office right before a name or noun that tells the sex: "Minister Anna Roth", "the spokesman"."""
    return at + 1 < len(wording.texts) and wording.texts[at + 1][0].isupper() and bool(gender_of(wording.folded[at + 1]))


def _sex_of_name(wording: Wording, at: int) -> str:
    """What the capitalised word tells: a sex, `EITHER` for a name of unknown bearer, "" where it is no person's name or part of one told before."""
    texts, folded = wording
    named = at + 1 < len(texts) and texts[at + 1][0].isupper() and folded[at + 1] not in _NO_NAME
    after_word = at > 0 and texts[at - 1][0].isalpha()
    sex = gender_of(folded[at])
    if sex and (named or after_word):
        return sex
    if at and (texts[at - 1][0].isupper() or folded[at - 1] in ("mr", "mrs", "ms", ".")):
        # the surname of somebody whose given name or title has told the sex
        back = [word for text, word in zip(texts[max(0, at - 3) : at], folded[max(0, at - 3) : at], strict=True) if text[0].isupper()]
        if any(gender_of(word) or word in FEMALE_WORDS or word in MALE_WORDS for word in back):
            return ""
    shouted = texts[at].isupper()
    if not after_word:
        # a capital that only opens the sentence
        if shouted and len(texts[at]) > 1:
            return ""
        return EITHER if named or not tags(folded[at]) else ""
    if shouted:
        return ""
    return "" if folded[at - 1] in _PLACED and not named else EITHER


def pronoun_sex(token: Token) -> str:
    """The sex that a personal pronoun tells, "" for other words."""
    return _PRONOUNS.get(token.folded, "")
