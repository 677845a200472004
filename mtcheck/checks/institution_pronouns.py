"""'He' and 'she' where the only thing they can mean is an institution: "The ministry said it was ready," he added."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Any, NamedTuple

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import FUNCTION_WORDS, MONTHS, PREPOSITIONS, ROLE_NOUNS, TITLES, WEEKDAYS
from mtcheck.lexicon.countries import COUNTRIES
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces
from mtcheck.text.tokens import Token, Wording

_PRONOUN = lazily(r"(?<!\w)([Hh]e|[Ss]he)(?!\w)")
_BODIES = frozenset(
    "academy administration agency airline assembly association bank bureau cabinet chamber coalition commission committee company"
    " confederation consortium corporation council court department directorate embassy federation firm foundation fund government group"
    " institute institution junta ministry movement municipality organisation organization parliament party publisher regulator senate"
    " service society syndicate tribunal union university watchdog".split()
)
_PLACES = frozenset(name.lower() for name in COUNTRIES if name.isalpha()) | frozenset(
    capital.lower() for _adjective, _people, capital in COUNTRIES.values() if capital.isalpha()
)
_DEMONYMS = frozenset(adjective.lower() for adjective, _people, _capital in COUNTRIES.values())
_CLOSING_MARKS = frozenset("\"\u201d\u00bb'\u2019\u201c")
_OPENING_MARKS = {'"': '"', "\u201d": "\u201c", "\u00bb": "\u00ab", "'": "'", "\u2019": "\u2018", "\u201c": "\u201e"}
_SAID = frozenset(
    "said says announced announces stated states declared declares added adds confirmed noted stressed warned reported".split()
)
_CLOSES_A_QUOTE = _SAID | frozenset("continued concluded explained insisted wrote".split())
_SPEAKS = _SAID | frozenset(
    "insisted insists explained explains claimed claims argued argues assured assures asserted asserts denied denies clarified revealed"
    " promised pledged urged called condemned criticised criticized recalled pointed estimated acknowledged admitted"
    " rejected welcomed defended".split()
)
"""Verbs that make an institution the speaker of the quotation after them."""
_PEOPLE = (
    ROLE_NOUNS
    | frozenset(word for title in TITLES for word in title.split()).difference(
        "count crown defence defense executive field finance foreign general grand high in interior justice major managing of prime private rear"
        " special staff state supreme vice".split()
    )
    | frozenset(
        "accused applicant artist attacker baby boss boy brother businessman caller ceo chairperson child claimant colleague criminal daughter dealer"
        " deceased driver father fighter friend fugitive girl god guitarist guy he head her him himself his husband i infant killer lad lady man"
        " me mother musician my neighbour neighbor nobody offender one patient person people plaintiff predecessor pupil relative rider runner"
        " servant she somebody someone son source star teen teenager thief tourist uncle user who whoever whom whose wife winner"
        " woman worker youngster youth".split()
    )
)
_AGENT = lazily(r"[a-z]{2,}(?:er|or|ist|ian|man|woman|ee|ant)\Z")
_THINGS = frozenset(
    "another anger answer behavior border budget cancer center chapter color committee computer consumer container corner corridor counter cover dinner"
    " disaster disorder dollar door editor either error ever factor fever floor flower gender grant guarantee harbor honor human interior labor"
    " layer letter manner matter monitor motor never number offer order other over paper percent plant power quarter register remainder restaurant"
    " river rumor sector semester shelter shower spider sugar summer tender terror theater timber tower transfer tumor under want warrant water"
    " weather whether winter wonder".split()
)
"""Words with an ending of agent nouns that are no persons."""
_DETERMINERS = frozenset("a an another his her its one our that the their this".split())
_NO_NAME = FUNCTION_WORDS | _PLACES | _DEMONYMS | frozenset(MONTHS) | frozenset(WEEKDAYS) | _BODIES
_HAPPENS_TO_PEOPLE = frozenset("was is died suffered himself herself should must may might".split())
"""What is said of an unnamed man far more often than of an institution: "The court said he was fined"."""
_BETWEEN = (
    frozenset("that on in a late early the statement , this last week month also has had".split()) | frozenset(WEEKDAYS) | frozenset(MONTHS)
)


_NEAR = 20
"""Characters before a pronoun in which the word before it is looked for."""
_NEXT_WORD = lazily(r"\s*([^\W\d_]+)")
_LAST_WORD = lazily(r"[^\W\d_]+\Z")
_HEAD = 16
"""Tokens at the head of a sentence in which its verb of saying is looked for."""
_LONGEST = 150
"""Tokens of a sentence that are looked at; it bounds the cost in a text that is one sentence of pronouns."""


class _Subject(NamedTuple):
    """The institution that a sentence begins with; `verb` is the index of the verb of saying after it."""

    text: str
    verb: int
    end: int


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the pronoun, with "it" as the fix. `params`: `sentences`, how many sentences before must name no person. Linear in the length of the text."""
    window = int(params["sentences"])
    persons: dict[int, bool] = {}
    flagged: set[int] = set()
    promising: dict[int, bool] = {}
    for match in _pronouns(document):
        if not _fits_around(document, match.start(), match.end()):
            continue
        number = document.sentence_at(match.start())
        if number not in promising:
            promising[number] = _may_have_hit(document.wording(number))
        if not promising[number]:
            continue
        hit = _judge(document, match, number, window, persons, flagged)
        if hit is not None:
            flagged.add(match.start())
            yield hit


def _pronouns(document: Document) -> Iterator[re.Match[str]]:
    return document.analysis(Pieces).matches(_PRONOUN, lambda piece: "he" in piece or "He" in piece)


def _fits_around(document: Document, start: int, end: int) -> bool:
    """True where the words beside the pronoun allow a hit: nearly all do not, and are spared the look at their sentence."""
    folded = document.folded
    before = folded[max(start - _NEAR, 0) : start].rstrip()
    if not before:
        return True
    if folded[end : end + 1] == "'":
        return True  # "he's" is one token
    if before[-1] in _CLOSING_MARKS:
        after = _NEXT_WORD.match(folded, end)
        return after is not None and after[1] in _CLOSES_A_QUOTE
    last = _LAST_WORD.search(before)
    return before[-1] == "," or (last is not None and (last.group() in _SAID or last.group() in _BETWEEN))


def _may_have_hit(wording: Wording) -> bool:
    """True where a pronoun follows an institution's verb of saying, or stands between a closing mark and such a verb, as far as words tell."""
    texts, folded = wording
    if _CLOSES_A_QUOTE.isdisjoint(folded):
        return False
    said = next((at for at, word in enumerate(folded[:_HEAD]) if word in _SAID), len(folded))
    for at, word in enumerate(folded[:-1]):
        if word.startswith(("he", "she")) and (
            (said < at and all(between in _BETWEEN for between in folded[said + 1 : at]))
            or (folded[at + 1] in _CLOSES_A_QUOTE and at and texts[at - 1] in _CLOSING_MARKS)
        ):
            return True
    return False


def _judge(document: Document, match: re.Match[str], number: int, window: int, persons: dict[int, bool], flagged: set[int]) -> Hit | None:
    tokens = document.tokens(number)
    at = bisect_left(tokens, match.start(), key=itemgetter(0))
    if at + 1 >= min(len(tokens), _LONGEST) or tokens[at].start != match.start():
        return None
    subject = _subject(tokens)
    if subject is not None and subject.verb < at and all(t.folded in _BETWEEN for t in tokens[subject.verb + 1 : at]):
        confidence, told = 0.75, tokens[:at]
    elif tokens[at + 1].folded in _CLOSES_A_QUOTE and at and tokens[at - 1].text in _CLOSING_MARKS:
        subject = _speaker(tokens) or (_speaker(document.tokens(number - 1)) if number else None)
        confidence, told = 0.7, tokens[: _opening(tokens, at - 1)]
    else:
        return None
    if subject is None or tokens[at + 1].folded in _HAPPENS_TO_PEOPLE:
        return None
    if _names_person(told, flagged) or _named_after(tokens, at):
        return None
    for before in range(max(0, number - window), number):
        if before not in persons:
            persons[before] = _names_person(document.tokens(before), flagged)
        if persons[before]:
            return None
    fix = "It" if match.group()[0].isupper() else "it"
    return Hit(Span(*match.span()), (fix,), {"institution": subject.text}, confidence)


def _opening(tokens: Sequence[Token], closing: int) -> int:
    """Index of the mark that opens the quotation, 0 where it began in an earlier sentence. Whoever is spoken of in it is not who speaks."""
    marks = _OPENING_MARKS.get(tokens[closing].text, "")
    return next((at for at in range(closing - 1, 0, -1) if tokens[at].text in marks), 0)


def _subject(tokens: Sequence[Token]) -> _Subject | None:
    """The institution at the head of a sentence, where a verb of saying follows at once."""
    for verb, token in enumerate(tokens[:_HEAD]):
        if token.folded in _SAID:
            return _head(tokens, verb)
    return None


def _speaker(tokens: Sequence[Token]) -> _Subject | None:
    """The institution at the head of a sentence that speaks or takes a stand."""
    verb = next((at for at, token in enumerate(tokens[:_HEAD]) if token.folded in _SPEAKS), None)
    return None if verb is None else _head(tokens, verb)


def _head(tokens: Sequence[Token], verb: int) -> _Subject | None:
    at = verb - 1
    while at > 0 and tokens[at].folded in ("has", "have", "had", "also", "later", "earlier"):
        at -= 1
    if at < 0:
        return None
    last = tokens[at]
    if any(not (t.is_word or t.text == "-") for t in tokens[:at]):
        return None
    if at == 0 and (last.folded in _PLACES or (last.text.isupper() and 1 < len(last.text) < 4 and last.is_word)):
        return _Subject(last.text, verb, at)
    heads = [i for i, t in enumerate(tokens[: at + 1]) if t.folded in _BODIES]
    if tokens[0].folded not in ("the", "a", "an", "this", "its", "their", "another") or not heads:
        return None
    head = heads[-1]
    # what follows the head may only be its complement: "the Ministry of Health"
    if head != at and tokens[head + 1].folded not in ("of", "for", "in"):
        return None
    if any(t.folded in PREPOSITIONS for t in tokens[1:head]) or any(t.folded in _PEOPLE for t in tokens[: at + 1]):
        return None
    return _Subject(" ".join([tokens[0].folded, *(t.text for t in tokens[1 : at + 1])]), verb, at)


def _names_person(tokens: Sequence[Token], flagged: set[int]) -> bool:
    """True where a word of the sentence is, or may be, a person: a noun or pronoun for people, or a name that is no place or institution."""
    subject = _speaker(tokens)
    inside = subject.end if subject is not None else -1
    for position, token in enumerate(tokens):
        if (token.folded in _PEOPLE or token.folded.startswith(("spokes", "policem"))) and token.start not in flagged:
            return True
        determined = any(t.folded in _DETERMINERS for t in tokens[max(0, position - 3) : position])
        if determined and _AGENT.match(token.text) and token.text not in _THINGS:
            return True
        if position > inside and _may_be_name(tokens, position):
            return True
    return False


def _named_after(tokens: Sequence[Token], at: int) -> bool:
    """True where a name and a verb of saying follow the pronoun: "he was ready, Smith said"."""
    return any(
        after.folded in _SAID and name.is_capitalised and name.folded not in _NO_NAME
        for name, after in pairwise(tokens[at + 1 : at + _LONGEST])
    )


def _may_be_name(tokens: Sequence[Token], position: int) -> bool:
    token = tokens[position]
    if not token.is_word or not token.is_capitalised or token.folded in _NO_NAME or token.text.isupper():
        return False
    if position == 0 or not tokens[position - 1].is_word:
        # a capital that only opens the sentence or the quotation
        return position + 1 < len(tokens) and tokens[position + 1].is_capitalised and tokens[position + 1].folded not in _NO_NAME
    return tokens[position - 1].folded not in ("in", "near", "at", "the", "into", "across") and not _in_body(tokens, position)


def _in_body(tokens: Sequence[Token], position: int) -> bool:
    """True where the capitalised words around the place include an institution: "the Ministry of Health", "Acme Bank"."""
    around = tokens[max(0, position - 3) : position + 3]
    return any(t.folded in _BODIES and t.is_capitalised for t in around)
