"""A relative clause whose "he" or "she" can be nobody: "the organisation, which he founded in 1992" where no person is spoken of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from mtcheck.checks.person_mentions import mentions, pronoun_sex
from mtcheck.checks.possessions import BODIES
from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces
from mtcheck.text.tokens import Token

_PRONOUN = lazily(r"(?<![\w'-])(?:he|she)(?![\w'-])")
_BODIES = BODIES | frozenset("militia faction alliance brotherhood cartel gang brigade front bloc".split())
_DONE = frozenset(
    "founded established created set launched organised organized announced adopted issued built financed funded supports supported"
    " controls controlled signed runs ran owns owned leads led operates operated described describes considers considered called calls carried"
    " claimed published produces produced manages managed had has holds held opened occupied occupies administers formed started rejected"
    " approved proposed imposed imposes sponsors sponsored organises organizes accuses accused blames regards publishes hosted hosts".split()
)
"""What a body does to something of its own."""
_I = frozenset("i we you me us my our your".split())
_LONGEST = 150


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the pronoun, with "it" as the fix. `params`: `sentences`, how many before the clause must speak of nobody.

    Linear in the length of the text for a given `sentences`.
    """
    window = int(params["sentences"])
    peopled: dict[int, bool] = {}
    bearers: dict[str, str] = {}
    for match in document.analysis(Pieces).matches(_PRONOUN, lambda piece: "he" in piece):
        span = Span(*match.span())
        if not document.prose.endswith(("which ", "that "), max(span.start - 6, 0), span.start) or document.in_quotes(span):
            continue
        number = document.sentence_at(span.start)
        tokens = document.tokens(number)[:_LONGEST]
        at = bisect_left(tokens, span.start, key=itemgetter(0))
        if not 2 < at < len(tokens) - 1 or tokens[at + 1].folded not in _DONE or not _of_body(tokens, at):
            continue
        if any(pronoun_sex(t) or t.folded in _I for place, t in enumerate(tokens) if place != at):
            continue
        for near in range(max(0, number - window), number + 1):
            if near not in peopled:
                words = document.wording(near)
                others = any(word in _I or word in ("he", "she", "his", "her", "him") for word in words.folded) and near != number
                peopled[near] = others or any(True for _ in mentions(words, bearers))
        if not any(peopled[near] for near in range(max(0, number - window), number + 1)):
            yield Hit(span, ("it",), {})


def _of_body(tokens: Sequence[Token], at: int) -> bool:
    """True where a body is spoken of before the clause, and nothing but a noun and a comma stands right before it."""
    before = [t.folded for t in tokens[:at]]
    noun = before[-3] if before[-2] == "," else before[-2]
    return noun.isalpha() and any(word in _BODIES or word.removesuffix("s") in _BODIES for word in before)
