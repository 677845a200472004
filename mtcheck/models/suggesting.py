"""What a passage probably said, by the model's own judgement: of small repairs those after which it takes the sentence for English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import log
from typing import NamedTuple

from mtcheck.model import Hit, Span
from mtcheck.models.reading import readable
from mtcheck.models.readings import Read, Readings
from mtcheck.models.repairs import repairs
from mtcheck.text.document import Document

_AT_ONCE = 64
"""Hits whose repairs are read together: a thousand sentences of thirty words, which fill the batches and bound the memory."""
_MOST_REPAIRS = 60
"""Repairs of a hit that are tried; most have fifteen."""
_GAIN = 4.0
"""What a repair must take off `_doubt`. Of 1,515 sentences of validation text with one damage done to them it leaves 79 % with a suggestion, of which
the first is the sentence before the damage in 56 %, one of three in 69 %; at 0 these are 96, 47 and 59 %, at 6 they are 65, 62 and 75 %."""
_MOST_OFFERED = 3
_CERTAIN = 1e-4


class _Tried(NamedTuple):
    """A repair in its sentence: what it replaces, in code points of the document, and the whole sentence after it."""

    span: Span
    text: str
    sentence: str


def suggested(document: Document, readings: Readings, hits: Iterable[Hit]) -> Iterator[Hit]:
    """`hits` with fixes where a repair helps enough, the best first; a hit grows to the words that its fixes replace."""
    rest = iter(hits)
    while some := list(islice(rest, _AT_ONCE)):
        tried = [list(islice(_tries(document, readings, hit), _MOST_REPAIRS)) for hit in some]
        sentences = list(dict.fromkeys(each.sentence for tries in tried for each in tries))
        doubts = dict(zip(sentences, map(_doubt, readings.again(sentences)), strict=True))
        for hit, tries in zip(some, tried, strict=True):
            number = document.sentence_at(hit.span.start)
            before = _doubt(readings.read(number))
            better = sorted((doubts[each.sentence], at) for at, each in enumerate(tries) if before - doubts[each.sentence] >= _GAIN)
            yield _with_fixes(document, hit, [tries[at] for _doubted, at in better[:_MOST_OFFERED]])


def _tries(document: Document, readings: Readings, hit: Hit) -> Iterator[_Tried]:
    number = document.sentence_at(hit.span.start)
    read, begin = readings.read(number), document.sentences[number].start
    if read is None:
        return
    text = readable(document, number)
    starts, ends = [begin + start for start in read.starts], [begin + end for end in read.ends]
    words = [document.prose[start:end] for start, end in zip(starts, ends, strict=True)]
    is_word = [word[0].isalpha() for word in words]
    joined = [
        is_word[at] and is_word[at + 1] and starts[at + 1] == ends[at] + 1 and document.prose[ends[at]] == " "
        for at in range(len(words) - 1)
    ]
    first, last = starts.index(hit.span.start), ends.index(hit.span.end) + 1
    for repair in repairs(words, [*joined, False], first, last):
        span = Span(starts[repair.first], ends[repair.last - 1])
        yield _Tried(span, repair.text, text[: span.start - begin] + repair.text + text[span.end - begin :])


def _doubt(read: Read | None) -> float:
    """How far a sentence is from English: the logit of its having been machine-made, and what its words take off the logarithm of a clean reading."""
    if read is None:
        return float("inf")
    return read.logits[0] + _surprise(read.damage) + 0.5 * _surprise(read.edit)


def _surprise(probabilities: Sequence[float]) -> float:
    return -sum(log(max(1 - probability, _CERTAIN)) for probability in probabilities)


def _with_fixes(document: Document, hit: Hit, chosen: Sequence[_Tried]) -> Hit:
    start = min([hit.span.start, *(each.span.start for each in chosen)])
    end = max([hit.span.end, *(each.span.end for each in chosen)])
    fixes = [document.prose[start : each.span.start] + each.text + document.prose[each.span.end : end] for each in chosen]
    return hit._replace(span=Span(start, end), fixes=tuple(fixes))
