"""Which stretches of a text translate which: alignment by length after Gale and Church (Computational Linguistics 19:1, 1993), with anchors.

Lengths alone lose the thread where a paragraph is missing, so items that share rare strings (figures, names, addresses) cost less together; and
pairs of items that are sure cut a long text into pieces, which keeps the time linear in its length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import erfc, inf, log, sqrt
from typing import NamedTuple

_MOVES: tuple[tuple[int, int, float], ...] = (
    (1, 1, 0.89), (1, 0, 0.00495), (0, 1, 0.00495), (2, 1, 0.0445), (1, 2, 0.0445), (2, 2, 0.011), (3, 1, 0.002), (1, 3, 0.002),
)  # fmt: skip
"""How many items of either side go together, and how often: the paper's table 5; threes are our guess."""
_VARIANCE = 5.0
"""Of the length of a translation for a character of source: the paper has 6.8; less finds more dropped sentences in aligned data, with no more errors."""
_SHARED = 2.3
"""What a shared string is worth, in natural logarithms: ten to one."""
_MOST_SHARED = 4
_UNSHARED = 1.2
"""What a figure costs that only one side has."""
_PIECE = 60
"""Items of a side up to which a piece between two anchors is aligned in full; beyond, in a band along its diagonal."""
_BAND = 24
_MOST = 50_000
"""Items from which a piece without anchors is not aligned at all: it would take minutes, and no text is like that."""
_CEILING = 40.0
"""No length is less likely than this, so that one odd pair does not tip over a whole text."""


class Item(NamedTuple):
    """A sentence or a paragraph: its length in characters, and strings by which its translation may be known."""

    length: int
    strings: frozenset[str]


class Bead(NamedTuple):
    """Items of the source and of the target that go together, as half-open ranges; one of them may be empty."""

    source: tuple[int, int]
    target: tuple[int, int]


def align(source: Sequence[Item], target: Sequence[Item], ratio: float) -> list[Bead]:
    """Beads in order, which cover every item of both sides once. `ratio`: characters of target for one of source.

    Time and memory are linear in the number of items as long as anchors are found, and in the worst case in that number times the band.
    """
    beads: list[Bead] = []
    low, other_low = 0, 0
    for anchor, other in [*_anchors(source, target, ratio), (len(source), len(target))]:
        beads += [
            Bead((a + low, b + low), (c + other_low, d + other_low))
            for (a, b), (c, d) in _aligned(source[low:anchor], target[other_low:other], ratio)
        ]
        if anchor < len(source):
            beads.append(Bead((anchor, anchor + 1), (other, other + 1)))
        low, other_low = anchor + 1, other + 1
    return list(_merged(beads))


def _merged(beads: Iterable[Bead]) -> Iterator[Bead]:
    """The beads, where of a run of items without a counterpart on both sides one is made: nothing says that they are not translations."""
    run: list[Bead] = []
    for bead in beads:
        if bead.source[0] < bead.source[1] and bead.target[0] < bead.target[1]:
            yield from _of_run(run)
            run = []
            yield bead
        else:
            run.append(bead)
    yield from _of_run(run)


def _of_run(run: list[Bead]) -> list[Bead]:
    if not run:
        return []
    whole = Bead((run[0].source[0], run[-1].source[1]), (run[0].target[0], run[-1].target[1]))
    one_sided = whole.source[0] == whole.source[1] or whole.target[0] == whole.target[1]
    return run if one_sided else [whole]


def _anchors(source: Sequence[Item], target: Sequence[Item], ratio: float) -> list[tuple[int, int]]:
    """Pairs of items that share a string which no other item has, in the same order on both sides: a longest increasing subsequence."""
    if max(len(source), len(target)) <= _PIECE:
        return []
    ours, theirs = _once(source), _once(target)
    votes = Counter((place, theirs[string]) for string, place in ours.items() if string in theirs)
    # lengths must fit as those of a pair: an anchor inside of 2-1 would be wrong
    sure = [
        pair
        for pair, count in votes.items()
        if (count > 1 or len(source[pair[0]].strings) == 1) and _fit(source[pair[0]], target[pair[1]], ratio)
    ]
    sure.sort()
    return increasing(sure)


def _once(items: Sequence[Item]) -> dict[str, int]:
    counts = Counter(string for item in items for string in item.strings)
    return {string: place for place, item in enumerate(items) for string in item.strings if counts[string] == 1}


def _fit(one: Item, other: Item, ratio: float) -> bool:
    return abs(_deviation(one.length, other.length, ratio)) < 1.5


def increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence that increases on both sides, in O(n log n)."""
    tails: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for number, (_place, other) in enumerate(pairs):
        at = bisect_left(tails, other)
        before.append(holders[at - 1] if at else -1)
        if at == len(tails):
            tails.append(other)
            holders.append(number)
        else:
            tails[at], holders[at] = other, number
    chain = []
    number = holders[-1] if holders else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    chain.reverse()
    # of pairs with one source item the sequence has one at most, since their targets would have to increase within it
    return [pair for at, pair in enumerate(chain) if at == 0 or pair[0] > chain[at - 1][0]]


def _deviation(length: int, other: int, ratio: float) -> float:
    """By how many standard deviations the lengths differ from what is expected."""
    return (other - length * ratio) / sqrt(_VARIANCE * max(ratio, 0.1) * max((length * ratio + other) / 2, 1))


def _length_cost(length: int, other: int, ratio: float) -> float:
    tail = erfc(abs(_deviation(length, other, ratio)) / sqrt(2))
    return min(-log(tail), _CEILING) if tail > 0 else _CEILING


def _aligned(source: Sequence[Item], target: Sequence[Item], ratio: float) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    rows, columns = len(source), len(target)
    if max(rows, columns) > _MOST and rows and columns:
        return _in_proportion(rows, columns)
    if not rows or not columns:
        return [((n, n + 1), (0, 0)) for n in range(rows)] + [((rows, rows), (n, n + 1)) for n in range(columns)]
    wide = max(rows, columns) > _PIECE
    cost: dict[tuple[int, int], float] = {(0, 0): 0.0}
    came: dict[tuple[int, int], tuple[int, int]] = {}
    slope = columns / rows
    for row in range(rows + 1):
        middle = int(row * slope)
        width = _BAND + int(slope) + 1 if wide else columns
        low, high = max(0, middle - width), min(columns, middle + width)
        if row == rows:
            high = columns
        for column in range(low, high + 1):
            best, step = (0.0, (0, 0)) if row == column == 0 else (inf, (0, 0))
            for down, right, share in _MOVES:
                before = cost.get((row - down, column - right))
                if before is None or before >= best:
                    continue
                value = before - log(share) + _bead_cost(source[row - down : row], target[column - right : column], ratio)
                if value < best:
                    best, step = value, (down, right)
            if best < inf:
                cost[row, column] = best
                came[row, column] = step
    return _path(came, rows, columns)


def _in_proportion(rows: int, columns: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Beads of many items each, which only their places put together."""
    pieces = max(1, min(rows, columns) // _PIECE)
    cuts = [(rows * piece // pieces, columns * piece // pieces) for piece in range(pieces + 1)]
    return [((a, b), (c, d)) for (a, c), (b, d) in pairwise(cuts)]


def _path(came: dict[tuple[int, int], tuple[int, int]], rows: int, columns: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    beads = []
    row, column = rows, columns
    while row or column:
        down, right = came.get((row, column), (0, 0))
        if not down and not right:
            # outside of the band, where a side is many times as long as the other: what is left has no counterpart
            down, right = (1, 0) if row else (0, 1)
        beads.append(((row - down, row), (column - right, column)))
        row, column = row - down, column - right
    return beads[::-1]


def _bead_cost(source: Sequence[Item], target: Sequence[Item], ratio: float) -> float:
    if not source or not target:
        # of any length: the paper prices it by its length, and then hides a dropped sentence in a pair of two
        return 0.0
    cost = _length_cost(sum(item.length for item in source), sum(item.length for item in target), ratio)
    ours = frozenset[str]().union(*(item.strings for item in source))
    theirs = frozenset[str]().union(*(item.strings for item in target))
    if not ours and not theirs:
        return cost
    shared = len(ours & theirs)
    figures = sum(string.isdigit() for string in ours ^ theirs)
    return cost - _SHARED * min(shared, _MOST_SHARED) + _UNSHARED * min(figures, _MOST_SHARED)
