"""What the model says of every sentence of a document, kept small: a long text has millions of words."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import exp
from typing import TYPE_CHECKING, NamedTuple, overload

from mtcheck.model import Reading, ReadToken, Span

if TYPE_CHECKING:
    from mtcheck.models.files import Level


def probability(logit: float) -> float:
    """The logistic function."""
    # beyond this the result is 0 or 1 to nine digits, and exp would overflow
    return 1 / (1 + exp(-max(-20.0, min(20.0, logit))))


class Read(NamedTuple):
    """A sentence as read, wherever it stands: its two logits, and of each token the place in the sentence and both probabilities."""

    logits: tuple[float, float]
    starts: array[int]
    ends: array[int]
    edit: array[float]
    damage: array[float]


class Readings(Sequence[Reading | None]):
    """A `Reading` for each sentence of a document, None for one that was not read; made from the small form when it is asked for."""

    def __init__(
        self,
        sentences: Sequence[Span],
        reads: Sequence[Read | None],
        levels: Mapping[str, Level],
        again: Callable[[Sequence[str]], list[Read | None]],
    ) -> None:
        """`levels` tells for each kind of finding when tokens are one; `again` reads other sentences with the same model."""
        self._sentences = sentences
        self._reads = reads
        self.levels = levels
        self.again = again

    def __len__(self) -> int:
        return len(self._reads)

    @overload
    def __getitem__(self, index: int) -> Reading | None: ...

    @overload
    def __getitem__(self, index: slice) -> list[Reading | None]: ...

    def __getitem__(self, index: int | slice) -> Reading | list[Reading | None] | None:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        read, begin = self._reads[index], self._sentences[index].start
        if read is None:
            return None
        rows = zip(read.starts, read.ends, read.edit, read.damage, strict=True)
        return Reading(read.logits, tuple(ReadToken(Span(begin + a, begin + b), edit, damage) for a, b, edit, damage in rows))

    def read(self, index: int) -> Read | None:
        """The small form of a sentence's reading."""
        return self._reads[index]

    def promising(self, level: str) -> Iterator[int]:
        """Indexes of the sentences in which some token passes the threshold of `level`."""
        column, threshold = self.levels[level].column, self.levels[level].threshold
        for index, read in enumerate(self._reads):
            if read is not None and max(getattr(read, column), default=0.0) >= threshold:
                yield index
