"""Good English sentences damaged as machine translation damages them, with exact spans: training data for a token classifier."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

from mtcheck.lexicon import Lexicon
from training.damage.kinds import KINDS
from training.damage.knowledge import Knowledge, Tables, shipped_knowledge
from training.damage.words import Candidate, Words, cut, indefinite

__all__ = ["Damaged", "Damager"]

_TRIES = 14
"""Kinds drawn for one damage before the sentence is given up: most kinds find something in one sentence of two or three."""
_FEWEST_WORDS = 4


class Damaged(NamedTuple):
    """A damaged sentence: half-open spans (code points of `text`) of the wrong words, and for each span the kind of damage."""

    text: str
    spans: tuple[tuple[int, int], ...]
    kinds: tuple[str, ...]


class Damager:
    """Does damage at random: the same seed and the same calls give the same sentences.

    `lexicon` and `tables` replace what ships with mtcheck; `only` names the kinds to draw from, all of `KINDS` if empty.
    """

    def __init__(self, seed: int, lexicon: Lexicon | None = None, tables: Tables | None = None, *, only: tuple[str, ...] = ()) -> None:
        """Raises ValueError where `only` names no kind."""
        kinds = [kind for kind in KINDS if not only or kind.name in only]
        if not kinds:
            raise ValueError(f"no such kind of damage: {', '.join(only)}")
        self._rng = random.Random(seed)
        self._knowledge = shipped_knowledge() if lexicon is None and tables is None else Knowledge(lexicon, tables)
        self._kinds = kinds
        self._weights = list(accumulate(kind.weight for kind in kinds))

    def damage(self, sentence: str, count: int = 1) -> Damaged | None:
        """`sentence` with up to `count` damages that do not overlap; None where none was found. Line breaks are kept as they are."""
        words = cut(sentence)
        if len(words.raw) < _FEWEST_WORDS:
            return None
        chosen: list[tuple[Candidate, str]] = []
        for _ in range(count):
            found = self._one(words, chosen)
            if found is None:
                break
            chosen.append(found)
        return _applied(words, chosen) if chosen else None

    def _one(self, words: Words, chosen: list[tuple[Candidate, str]]) -> tuple[Candidate, str] | None:
        rng, knowledge = self._rng, self._knowledge
        tried: set[str] = set()
        for _ in range(_TRIES):
            kind = rng.choices(self._kinds, cum_weights=self._weights)[0]
            if kind.name in tried:
                continue
            tried.add(kind.name)
            candidates = _usable(kind.find, words, rng, knowledge, chosen)
            if candidates:
                return _drawn(rng, candidates), kind.name
        return None


def _usable(
    find: Callable[[Words, random.Random, Knowledge], list[Candidate]],
    words: Words,
    rng: random.Random,
    knowledge: Knowledge,
    chosen: list[tuple[Candidate, str]],
) -> list[Candidate]:
    """The candidates of one kind that change something, lie in one run of words, and stay a word away from what was chosen before."""
    return [
        candidate
        for candidate in find(words, rng, knowledge)
        if words.run(candidate.first, candidate.last)
        and candidate.new.replace("*", "").lower() != words.join(candidate.first, candidate.last).lower()
        and all(candidate.last < other.first or candidate.first > other.last for other, _ in chosen)
    ]


def _drawn(rng: random.Random, candidates: list[Candidate]) -> Candidate:
    if len(candidates) == 1:
        return candidates[0]
    return rng.choices(candidates, [candidate.weight for candidate in candidates])[0]


def _applied(words: Words, chosen: list[tuple[Candidate, str]]) -> Damaged | None:
    parts: list[str] = []
    length = copied = 0
    spans: list[tuple[int, int]] = []
    kinds: list[str] = []

    def put(text: str) -> None:
        nonlocal length
        parts.append(text)
        length += len(text)

    for candidate, kind in sorted(chosen):
        begin, end = words.starts[candidate.first], words.ends[candidate.last - 1]
        pieces = _cased(words, candidate)
        put(_agreeing(words, candidate.first, copied, begin, pieces))
        open_at = -1
        for number, piece in enumerate(pieces):
            if number:
                put(" ")
            wrong = piece.startswith("*")
            if wrong and open_at < 0:
                open_at = length
            elif not wrong and open_at >= 0:
                spans.append((open_at, length - 1))
                kinds.append(kind)
                open_at = -1
            put(piece[1:] if wrong else piece)
        if open_at >= 0:
            spans.append((open_at, length))
            kinds.append(kind)
        copied = end
    put(words.text[copied:])
    return Damaged("".join(parts), tuple(spans), tuple(kinds)) if spans else None


def _cased(words: Words, candidate: Candidate) -> list[str]:
    """The new words; where they begin the sentence, the first takes its capital and the old first word, if it moved, gives its own away."""
    pieces = candidate.new.split(" ")
    if candidate.first == 0 and words.raw[0][:1].isupper():
        old = words.raw[0]
        if words.pos[0] != "K" and old not in ("I", "I'm", "I've"):
            pieces = [old_piece.replace(old, words.low[0]) if old_piece.lstrip("*") == old else old_piece for old_piece in pieces]
        head = pieces[0]
        star = head.startswith("*")
        pieces[0] = head[:star] + head[star : star + 1].upper() + head[star + 1 :]
    return pieces


def _agreeing(words: Words, first: int, copied: int, begin: int, pieces: list[str]) -> str:
    """The text up to the damage; an indefinite article at its end agrees with the new word, as a decoder's output does."""
    before = words.text[copied:begin]
    if first and words.low[first - 1] in ("a", "an") and words.starts[first - 1] >= copied and words.glue[first - 1]:
        article = indefinite(pieces[0])
        if article != words.low[first - 1]:
            written = article.capitalize() if words.raw[first - 1][0].isupper() else article
            at = words.starts[first - 1] - copied
            return before[:at] + written + before[words.ends[first - 1] - copied :]
    return before
