"""A name of several words that stands split around a common noun: "a Saraya commander Noor" where the document knows "Saraya Noor".

French and Spanish set the noun for a person before the name of the group; a round trip may leave that noun inside the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import FUNCTION_WORDS, MONTHS, ROLE_NOUNS, TITLES, WEEKDAYS
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.tokens import Token

_POSSESSIVE = re.compile(r"['\u2019]s$")
_NO_NAMES = FUNCTION_WORDS | MONTHS | WEEKDAYS | ROLE_NOUNS | frozenset(word for title in TITLES for word in title.split())
_PLURALS = {"spokesmen": "spokesman", "gunmen": "gunman", "militiamen": "militiaman", "policemen": "policeman"}


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """One hit for each lower-case noun for a person between the two words of a name that stands unbroken elsewhere in `document`.

    The span takes in the whole name; the fix puts the noun behind it. Captures: `name`, `noun`. Takes no parameters. Linear in the text.
    """
    pairs: dict[tuple[str, str], str] = {}
    split: list[tuple[Token, Token, Token]] = []
    for index in range(len(document.sentences)):
        tokens = document.tokens(index)
        for at, token in enumerate(tokens[:-1]):
            if not _is_name(token):
                continue
            following = tokens[at + 1]
            if _is_name(following):
                if following.start == token.end + 1:
                    pairs.setdefault((token.folded, _bare(following).lower()), f"{token.text} {_bare(following)}")
            elif _is_role(following) and at + 2 < len(tokens) and _is_name(tokens[at + 2]):
                split.append((token, following, tokens[at + 2]))
    for first, noun, last in split:
        name = pairs.get((first.folded, _bare(last).lower()))
        # "Lyon coach Martin" in a text with a Lyon Martin: before a person's noun a given name is more likely a club or a town
        if name is not None and not lexicon.is_given_name(first.text):
            yield Hit(Span(first.start, last.start + len(_bare(last))), (f"{name} {noun.text}",), {"name": name, "noun": noun.text})


def _bare(token: Token) -> str:
    return _POSSESSIVE.sub("", token.text)


def _is_name(token: Token) -> bool:
    return token.is_word and token.is_capitalised and token.folded not in _NO_NAMES


def _is_role(token: Token) -> bool:
    word = token.folded
    if not token.text.islower():
        return False
    return word in ROLE_NOUNS or _PLURALS.get(word, word.removesuffix("s")) in ROLE_NOUNS
