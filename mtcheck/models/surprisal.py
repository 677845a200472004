"""How little a causal language model expects the words of each sentence.

Surprisal is -log2 of a word's probability after the words before it (Hale, A probabilistic Earley parser as a psycholinguistic model, 2001).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from math import fsum
from typing import NamedTuple, Protocol

from mtcheck.errors import ModelError
from mtcheck.model import Span, Surprisal
from mtcheck.models.pieces import normalise
from mtcheck.models.reading import readable
from mtcheck.models.windows import windows
from mtcheck.text.document import MASK, Document

_WINDOW = 4
"""Words of the worst window: an idiom or a name with its title, rendered word for word, is about as long."""
_WORD = re.compile(r"\S+")
_DIGITS = 3
"""Decimal places that are kept: beyond them processors and libraries differ."""


class Causal(Protocol):
    """A causal language model and its tokenizer."""

    longest: int
    """Most ids that it takes at once."""

    def encode(self, text: str) -> list[int]:
        """Ids of a text, without any that open or close a sequence; what spells such a one is read as text."""

    def surprisals(self, ids: Sequence[int]) -> list[float]:
        """Bits of each id after those before it."""


class Known(NamedTuple):
    """A sentence as the model saw it, wherever it stands: bits per word, those of the worst window, and its place in the sentence."""

    mean: float
    worst: float
    start: int
    end: int


class Surpriser:
    """Asks a model for each sentence by itself, so that what it says does not depend on the file.

    What it said of the last document is kept: a text that is checked again while it is edited has few new sentences.
    """

    def __init__(self, model: Causal) -> None:
        """Raises `ModelError` where the tokenizer does not cut text at spaces."""
        self._model = model
        self._space = _space(model)
        self._known: dict[str, Known | None] = {}

    def read(self, document: Document) -> list[Surprisal | None]:
        """The surprisal of every sentence, None for those of fewer than six words."""
        texts = [readable(document, number) for number in range(len(document.sentences))]
        known: dict[str, Known | None] = {"": None}
        for text in texts:
            if text not in known:
                known[text] = self._known[text] if text in self._known else self._ask(text)
        self._known = known
        return [_placed(known[text], span.start) for text, span in zip(texts, document.sentences, strict=True)]

    def _ask(self, text: str) -> Known | None:
        """Typography is levelled and white space made one blank: they say nothing about wording. Masked words are read but do not count."""
        words = list(_WORD.finditer(normalise(text)))
        pieces = [self._model.encode((self._space if number else "") + word[0]) for number, word in enumerate(words)]
        bits = self._bits([piece for some in pieces for piece in some])
        ends = list(accumulate(map(len, pieces)))
        by_word = [fsum(bits[end - len(some) : end]) for some, end in zip(pieces, ends, strict=True)]
        # the first word comes after nothing: what it costs tells of beginnings and not of wording
        rows = [(cost, word) for cost, word in zip(by_word[1:], words[1:], strict=True) if MASK not in word[0]]
        if not rows:
            return None
        size = min(_WINDOW, len(rows))
        sums = [fsum(cost for cost, _word in rows[at : at + size]) for at in range(len(rows) - size + 1)]
        at = max(range(len(sums)), key=sums.__getitem__)
        mean = fsum(cost for cost, _word in rows) / len(rows)
        return Known(round(mean, _DIGITS), round(sums[at] / size, _DIGITS), rows[at][1].start(), rows[at + size - 1][1].end())

    def _bits(self, ids: Sequence[int]) -> list[float]:
        """Bits of all ids; a sentence that is too long for the model is read in overlapping windows."""
        found: list[float] = []
        for window in windows(len(ids), self._model.longest):
            bits = self._model.surprisals(ids[window.start : window.end])
            found += bits[window.low - window.start : window.high - window.start]
        return found


def _placed(known: Known | None, begin: int) -> Surprisal | None:
    return known and Surprisal(known.mean, known.worst, Span(begin + known.start, begin + known.end))


def _space(model: Causal) -> str:
    """What stands before a word that is encoded by itself: a blank, or nothing where the tokenizer puts one there."""
    whole, first = model.encode("the house"), model.encode("the")
    for space in (" ", ""):
        if whole and first + model.encode(f"{space}house") == whole:
            return space
    raise ModelError("the language model cannot be used", "", "its tokenizer does not cut text at spaces", "use a model for English")
