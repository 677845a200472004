"""A sentence as words with one letter each for the part of speech, guessed from the lexicon and the neighbours: cheap, and unsure where it is unsure."""

from __future__ import annotations

import re
from typing import NamedTuple

from mtcheck.lexicon.closed import MONTHS, NUMBER_WORDS, PREPOSITIONS, WEEKDAYS
from mtcheck.lexicon.tags import TAG_BITS, tags

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Prof|St|Sgt|Capt|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No)\.|[$£€]?\w+(?:[.,'’\-&/:]\w+)*%?"
)

NOUN, NOUNS, VERB, VERBS = (TAG_BITS[name] for name in ("NOUN", "NOUNS", "VERB", "VERBS"))
PAST, PARTICIPLE, GERUND, ADJ, ADV = (TAG_BITS[name] for name in ("PAST", "PARTICIPLE", "GERUND", "ADJ", "ADV"))
COMPARATIVE, SUPERLATIVE, PERSON, THING, COUNT = (TAG_BITS[name] for name in ("COMPARATIVE", "SUPERLATIVE", "PERSON", "THING", "COUNT"))
SURE_NOUN, SURE_NOUNS, SURE_ADJ, SURE_ADV, SURE_VERB = (TAG_BITS[name] for name in ("NOUN!", "NOUNS!", "ADJ!", "ADV!", "VERB!"))

_CLOSED = {
    "D": "a an the this that these those my your his her its our their some any no every each another",
    "M": "can could may might must shall should will would cannot can't couldn't won't wouldn't shouldn't mustn't 'll",
    "B": "am is are was were be been being isn't aren't wasn't weren't",
    "H": "have has had having haven't hasn't hadn't",
    "O": "do does did don't doesn't didn't",
    "S": "i he she we they it you",
    "U": "me him us them himself herself itself themselves ourselves myself"
    " everyone everybody anyone nobody someone nothing something anything everything who whom one there here",
    "C": "and or but nor because although though while whereas unless if since whether than",
    "W": "which what when where why how whose whoever whatever",
    "A": "not never",
    "T": "to",
    "Q": "all both several many few most more much other such own same half less least enough certain various either neither",
    "R": "very also just only even still again ever already almost quite rather often always now then soon later recently yesterday today tomorrow however"
    " so too perhaps maybe earlier together apart away ago yet well instead therefore once",
}
"""Letters of the closed classes: Determiner, Modal, Be, Have, dO, Subject pronoun, other pronoUn, Conjunction, Wh-word, not, To, Quantifier, adveRb."""

_BY_WORD: dict[str, str] = {
    word: "P" for word in PREPOSITIONS if word not in ("but", "to", "like", "past", "save", "worth", "near", "considering")
}
_BY_WORD |= dict.fromkeys(NUMBER_WORDS - {"second", "quarter", "first", "third", "half", "once", "twice", "thrice"}, "#")
_BY_WORD |= {word: letter for letter, words in _CLOSED.items() for word in words.split()}


def is_closed(word: str) -> bool:
    """True for a lower-case word of a closed class."""
    return word in _BY_WORD


_DATE = MONTHS | WEEKDAYS | {"jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec."}


class Words(NamedTuple):
    """A sentence cut up. All lists have one item for each word.

    `pos` has one letter for each word: those of the closed classes, `#` number, `Y` month or weekday, `K` other capitalised word, `N` singular and `Z`
    plural noun, `V` base verb, `3` third person, `E` simple past, `L` participle, `G` -ing, `J` adjective, `P` preposition, `X` not sure.
    """

    text: str
    raw: list[str]
    low: list[str]
    """Lower case, straight apostrophes."""
    starts: list[int]
    ends: list[int]
    bits: list[int]
    pos: str
    glue: list[bool]
    """True where one space and nothing else is between this word and the next."""

    def run(self, first: int, last: int) -> bool:
        """True where nothing but spaces is between the words `first` and `last` - 1, and both are in the sentence."""
        if first < 0 or last > len(self.raw):
            return False
        return all(self.glue[at] for at in range(first, last - 1))

    def join(self, first: int, last: int, mark: bool = False) -> str:
        """The words from `first` to `last` - 1 as they are, each with the mark of a wrong word if asked for."""
        return " ".join(["*" + word for word in self.raw[first:last]] if mark else self.raw[first:last])


class Candidate(NamedTuple):
    """A damage that can be done: the words from `first` to `last` - 1 become `new`, in which a star stands before each wrong word."""

    first: int
    last: int
    new: str
    weight: float = 1.0


def starred(phrase: str) -> str:
    """`phrase` with every word marked as wrong."""
    return " ".join(["*" + word for word in phrase.split()])


def indefinite(word: str) -> str:
    """The article that stands before `word`, by its letters."""
    low = word.lower().lstrip("*")
    if low.startswith(("hour", "honest", "honou", "honor", "heir")):
        return "an"
    if low.startswith(("uni", "use", "usu", "eu", "one", "once", "ura", "uto", "ubi")) and not low.startswith(("unin", "unim", "unid")):
        return "a"
    return "an" if low[:1] in "aeiou" or low[:2] in ("8", "11", "18") else "a"


_KNOWN: dict[str, tuple[str, int]] = {}


def _look_up(raw: str) -> tuple[str, int]:
    known = _KNOWN.get(raw)
    if known is None:
        low = raw.lower().replace("’", "'")
        if len(_KNOWN) > 400_000:
            _KNOWN.clear()
        known = _KNOWN[raw] = (low, tags(low))
    return known


def cut(text: str) -> Words:
    """The words of a sentence."""
    raw: list[str] = []
    low: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    bits: list[int] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        begin, end = match.span()
        raw.append(word)
        starts.append(begin)
        ends.append(end)
        lower, bit = _look_up(word)
        low.append(lower)
        bits.append(bit)
    glue = [starts[at + 1] - ends[at] == 1 and text[ends[at]] == " " for at in range(len(raw) - 1)]
    glue.append(False)
    return Words(text, raw, low, starts, ends, bits, _letters(raw, low, bits, glue), glue)


_NOMINAL = "DJPQ#"
_OPEN = NOUN | NOUNS | ADJ | GERUND | PARTICIPLE


def _letters(raw: list[str], low: list[str], bits: list[int], glue: list[bool]) -> str:
    letters: list[str] = []
    before = "^"
    for at, word in enumerate(low):
        letter = _BY_WORD.get(word)
        if letter is None:
            letter = _letter(at, raw, low, bits, glue, before)
        elif letter in "DUR" and word in ("that", "her", "no", "one", "well"):
            letter = _closed_by_place(word, at, bits, low, glue)
        letters.append(letter)
        before = letter if glue[at] else "^"
    return "".join(letters)


def _closed_by_place(word: str, at: int, bits: list[int], low: list[str], glue: list[bool]) -> str:
    nominal = glue[at] and bool(bits[at + 1] & _OPEN) and _BY_WORD.get(low[at + 1], "N") in "NQ#"
    if word == "that":
        return "W" if not nominal or bits[at + 1] & (NOUNS | VERBS) else "X"
    if word == "her":
        return "D" if nominal else "U"
    if word == "one":
        return "#" if nominal else "U"
    return "R" if word == "well" else "D"


def _letter(at: int, raw: list[str], low: list[str], bits: list[int], glue: list[bool], before: str) -> str:
    word, written, bit = low[at], raw[at], bits[at]
    first = written[:1]
    if not first.isalpha():
        return "#"
    if word in _DATE and (first.isupper() or word not in ("may", "march")):
        return "Y"
    if first.isupper() and (at or not bit or written.isupper()):
        return "K"
    if word.endswith(("'s", "s'")) and len(word) > 3:
        return "K" if first.isupper() else "I"
    if "-" in word:
        return "J" if before in "DQ" else "X"
    if not bit:
        return "X"
    following = low[at + 1] if glue[at] else ""
    nominal_next = bool(following) and bool(bits[at + 1] & (NOUN | NOUNS)) and following not in _BY_WORD
    return _open_letter(bit, before, following, nominal_next)


def _open_letter(bit: int, before: str, following: str, nominal_next: bool) -> str:
    if bit & SURE_ADV or (bit & ADV and not bit & (_OPEN | VERB)):
        return "R"
    if before in "TMAO" and bit & VERB:
        return "V"
    if before == "H" and bit & PARTICIPLE:
        return "L"
    if before == "B":
        if bit & GERUND:
            return "G"
        if bit & PARTICIPLE:
            return "L"
        if bit & ADJ:
            return "J"
    if before == "S":
        for mask, letter in ((PAST, "E"), (VERBS, "3"), (VERB, "V")):
            if bit & mask:
                return letter
    if before in _NOMINAL:
        if bit & ADJ and (nominal_next or not bit & (NOUN | NOUNS)):
            return "J"
        if bit & NOUNS:
            return "Z"
        if bit & NOUN:
            return "N"
        if bit & PARTICIPLE and nominal_next:
            return "J"
    if bit & GERUND:
        return "N" if bit & SURE_NOUN else "G"
    if bit & PAST:
        return _past_letter(bit, before, following)
    if bit & PARTICIPLE:
        return "L"
    return _other_letter(bit, before, nominal_next)


def _past_letter(bit: int, before: str, following: str) -> str:
    if bit & (NOUN | VERB) and before in "^DJPN":
        return "X"
    if not bit & PARTICIPLE or before in "SW":
        return "E"
    if before in "KNZUI" and (
        following in ("that", "a", "an", "the", "his", "her", "their", "its", "him", "them", "it", "to", "he", "she", "they")
    ):
        return "E"
    return "L" if before in "DP" else "X"


def _other_letter(bit: int, before: str, nominal_next: bool) -> str:
    noun, verb = bit & (NOUN | NOUNS), bit & (VERB | VERBS)
    if bit & ADJ and not noun and not verb:
        return "J"
    if noun and not verb:
        if bit & ADJ and nominal_next:
            return "J"
        return "Z" if bit & NOUNS and not bit & NOUN else "N"
    if noun and before in "N" and not nominal_next and bit & (SURE_NOUN | SURE_NOUNS):
        return "Z" if bit & NOUNS else "N"
    if bit & (SURE_NOUN | SURE_NOUNS):
        return "Z" if bit & NOUNS else "N"
    if verb and not noun and not bit & ADJ:
        return "3" if bit & VERBS else "V"
    return "X"
