"""A word trigram language model: interpolated Kneser-Ney smoothing (Kneser and Ney 1995, as in Chen and Goodman 1999, 3.3)."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from mtcheck.models.pieces import normalise
from training.items import Marks

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_DIGIT = re.compile(r"\d")
_UNKNOWN, _START, _END = "<unk>", "<s>", "</s>"


def tokens(text: str) -> list[tuple[int, int, str]]:
    """Words and numbers of `text` as (start, end, form): half-open code points; the form is in lower case, its digits are 0."""
    return [(*match.span(), _DIGIT.sub("0", match[0].lower())) for match in _WORD.finditer(normalise(text))]


class _Order:
    """Counts of one order: of the n-grams themselves, and for each context their sum and how many words follow it."""

    def __init__(self, counts: Mapping[Any, int], contexts: Iterable[Hashable]) -> None:
        self.counts = counts
        self.total: Counter[Hashable] = Counter()
        self.kinds: Counter[Hashable] = Counter()
        for context, count in zip(contexts, counts.values(), strict=True):
            self.total[context] += count
            self.kinds[context] += 1
        once, twice = (sum(1 for count in counts.values() if count == number) for number in (1, 2))
        self.discount = once / (once + 2 * twice) if once and twice else 0.5

    def smoothed(self, ngram: Hashable, context: Hashable, lower: float) -> float:
        total = self.total.get(context, 0)
        if not total:
            return lower
        own = max(self.counts.get(ngram, 0) - self.discount, 0.0)
        return (own + self.discount * self.kinds[context] * lower) / total


class Trigram:
    """Learnt from sentences; a word that they have fewer than `least` times is unknown."""

    def __init__(self, sentences: Iterable[str], least: int = 2) -> None:
        texts = [[form for _start, _end, form in tokens(sentence)] for sentence in sentences]
        seen = Counter(form for text in texts for form in text)
        self.vocabulary = {_UNKNOWN, _END} | {form for form, count in seen.items() if count >= least}
        threes: Counter[tuple[str, str, str]] = Counter()
        for text in texts:
            known = [_START, _START, *map(self._known, text), _END]
            threes.update(zip(known, known[1:], known[2:], strict=False))
        # below the highest order a word counts once for each different word before it
        twos = Counter((b, c) for _a, b, c in threes)
        ones = Counter(c for _b, c in twos)
        self._threes = _Order(threes, (ngram[:2] for ngram in threes))
        self._twos = _Order(twos, (b for b, _c in twos))
        self._ones = _Order(ones, ((),) * len(ones))

    def _known(self, form: str) -> str:
        return form if form in self.vocabulary else _UNKNOWN

    def probability(self, before: tuple[str, str], form: str) -> float:
        """P(form | the two forms before it); over `vocabulary` they sum to 1."""
        a, b = before
        c = self._known(form)
        one = self._ones.smoothed(c, (), 1 / len(self.vocabulary))
        return self._threes.smoothed((a, b, c), (a, b), self._twos.smoothed((b, c), b, one))

    def surprisals(self, text: str) -> Marks:
        """Words of `text` as (start, end, surprisal in nats)."""
        out = []
        a, b = _START, _START
        for start, end, form in tokens(text):
            out.append((start, end, -math.log(self.probability((a, b), form))))
            a, b = b, self._known(form)
        return tuple(out)
