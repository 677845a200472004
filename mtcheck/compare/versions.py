"""A text as it is compared: its sentences, each with its place and its suspicion."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mtcheck.model import SentenceScore
from mtcheck.text.sentences import split_sentences

_NEWLINE = re.compile(r"\r\n|[\r\n]")


class Sentence(NamedTuple):
    """A sentence on one line, with single blanks; `line` and `last_line` are those of its ends, from 1; `score` is its suspicion."""

    text: str
    line: int
    last_line: int
    score: float | None = None


class Version(NamedTuple):
    """A text and its sentences in order."""

    text: str
    sentences: tuple[Sentence, ...]

    @property
    def lines(self) -> tuple[tuple[int, str], ...]:
        """The lines that are not blank, with their numbers."""
        return tuple((number, " ".join(line.split())) for number, line in enumerate(_NEWLINE.split(self.text), 1) if line.strip())


def version(text: str, scored: Iterable[SentenceScore] | None = None) -> Version:
    """`text` with the sentences of a report on it; where there is none, with those that the segmenter finds, unscored."""
    sentences = [SentenceScore(span, None) for span in split_sentences(text)] if scored is None else scored
    starts = [0, *(match.end() for match in _NEWLINE.finditer(text))]
    found = []
    for sentence in sentences:
        start, end = sentence.span
        words = " ".join(text[start:end].split())
        if words:
            found.append(Sentence(words, _line(starts, start), _line(starts, max(start, end - 1)), sentence.score))
    return Version(text, tuple(found))


def _line(starts: Sequence[int], offset: int) -> int:
    return bisect_right(starts, offset)


def joined(sentences: Iterable[Sentence]) -> str:
    """Their words as one text."""
    return " ".join(sentence.text for sentence in sentences)


def suspicion(sentences: Iterable[Sentence]) -> float | None:
    """The highest score among them; None where none has one."""
    return max((sentence.score for sentence in sentences if sentence.score is not None), default=None)
