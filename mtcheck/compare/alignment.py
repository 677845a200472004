"""Which sentences of one version became which of the other: monotone alignment of the cheapest edits, word by word.

Sentences that stayed the same, and are the only ones of their wording, are anchors; between anchors dynamic programming finds the cheapest way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import NamedTuple

from mtcheck.bilingual.align import increasing

_WORD = re.compile(r"\w+|[^\w\s]")
_MOVES = ((1, 1, 0.0), (1, 0, 0.5), (0, 1, 0.5), (2, 1, 0.6), (1, 2, 0.6))
"""How many sentences of either side go together, and what that costs, in words: of two ways that are otherwise equal, the simpler one."""
_DEAR = 1.3
"""What a word that differs costs in a pair; alone it costs 1. Sentences that share less than a quarter of their words are better apart."""
_PIECE = 60
"""Sentences of a side up to which a piece between anchors is aligned in full; beyond, in a band along its diagonal."""
_BAND = 20
_LARGE, _NARROW = 2000, 5
"""Sentences of a piece from which the band is narrow: in 5 MB of two unrelated texts there is nothing to find, and it should not take minutes."""
_ALIKE = 0.6
"""Share of common words that makes an anchor of two sentences with rare wording in common."""
_MOST_WORDS = 300
"""Words of a sentence that are looked at: a comparison takes time by their square."""


class Bead(NamedTuple):
    """Sentences of two versions that go together, as half-open ranges; one of them may be empty."""

    before: tuple[int, int]
    after: tuple[int, int]


def align(before: Sequence[str], after: Sequence[str]) -> list[Bead]:
    """Beads in order that cover every sentence of both versions once; a bead has at most two sentences of a side.

    Time is linear in the number of sentences: that of a band of 40 around the diagonal at worst.
    """
    code = _coder()
    ours, theirs = [code(text) for text in before], [code(text) for text in after]
    beads: list[Bead] = []
    low, other_low = 0, 0
    for place, other in [*_equal(before, after), (len(before), len(after))]:
        beads += _piece(ours, theirs, (low, place), (other_low, other))
        if place < len(before):
            beads.append(Bead((place, place + 1), (other, other + 1)))
        low, other_low = place + 1, other + 1
    return list(_paired(beads))


def _coder() -> Callable[[str], str]:
    """Texts as strings with a character for each word: what compares strings then compares sentences, without copies."""
    numbers: dict[str, str] = {}

    def code(text: str) -> str:
        words = _WORD.findall(text.casefold(), 0, _MOST_WORDS * 20)[:_MOST_WORDS]
        # words beyond the last code point would share characters, which only makes them look alike
        return "".join([numbers.setdefault(word, chr(len(numbers) % 0x110000)) for word in words])

    return code


def _equal(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal sentences in the same order on both sides: from both ends, and those that there is only one of."""
    most = min(len(before), len(after))
    head = next((n for n in range(most) if before[n] != after[n]), most)
    tail = next((n for n in range(most - head) if before[-1 - n] != after[-1 - n]), most - head)
    once, other = (_once(side[head : len(side) - tail]) for side in (before, after))
    inner = increasing(sorted((place, other[text]) for text, place in once.items() if text in other))
    ends = [(len(before) - n, len(after) - n) for n in range(tail, 0, -1)]
    return [*((n, n) for n in range(head)), *((a + head, b + head) for a, b in inner), *ends]


def _once(texts: Sequence[str]) -> dict[str, int]:
    counts = Counter(texts)
    return {text: place for place, text in enumerate(texts) if counts[text] == 1}


def _piece(ours: Sequence[str], theirs: Sequence[str], rows: tuple[int, int], columns: tuple[int, int]) -> Iterator[Bead]:
    """The beads of a piece between anchors; a large one is cut at sentences with rare wording in common first."""
    low, other_low = rows[0], columns[0]
    cuts = _similar(ours[slice(*rows)], theirs[slice(*columns)])
    for place, other in [*((a + rows[0], b + columns[0]) for a, b in cuts), (rows[1], columns[1])]:
        for (a, b), (c, d) in _cheapest(ours[low:place], theirs[other_low:other]):
            yield Bead((a + low, b + low), (c + other_low, d + other_low))
        if place < rows[1]:
            yield Bead((place, place + 1), (other, other + 1))
        low, other_low = place + 1, other + 1


def _similar(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    if max(len(ours), len(theirs)) <= _PIECE or not ours or not theirs:
        return []
    from rapidfuzz.distance.Indel import normalized_similarity

    mine, other = _rare(ours), _rare(theirs)
    votes = Counter((place, other[words]) for words, place in mine.items() if words in other)
    return increasing(
        sorted(pair for pair, n in votes.items() if n > 1 and normalized_similarity(ours[pair[0]], theirs[pair[1]]) >= _ALIKE)
    )


def _rare(sentences: Sequence[str]) -> dict[str, int]:
    """Two words in a row that are nowhere else, with their sentence: single words are seldom so rare."""
    pairs = [[sentence[at : at + 2] for at in range(len(sentence) - 1)] for sentence in sentences]
    counts = Counter(pair for found in pairs for pair in found)
    return {pair: place for place, found in enumerate(pairs) for pair in found if counts[pair] == 1}


def _cheapest(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    rows, columns = len(ours), len(theirs)
    if not rows or not columns:
        return [((n, n + 1), (0, 0)) for n in range(rows)] + [((rows, rows), (n, n + 1)) for n in range(columns)]
    # 20 ms, for texts that differ only
    from rapidfuzz.distance.Indel import distance

    slope = columns / rows
    width = columns if max(rows, columns) <= _PIECE else (_BAND if rows <= _LARGE else _NARROW) + int(slope) + 1
    lows: list[int] = []
    costs: list[list[float]] = []
    steps: list[bytearray] = []
    for row in range(rows + 1):
        middle = int(row * slope)
        low, high = max(0, middle - width), min(columns, middle + width)
        line, moves = [inf] * (high - low + 1), bytearray(high - low + 1)
        lows.append(low)
        costs.append(line)
        steps.append(moves)
        for column in range(low, high + 1):
            best, step = (0.0, 0) if row == column == 0 else (inf, 0)
            for number, (down, right, extra) in enumerate(_MOVES):
                if down > row or right > column:
                    continue
                at = column - right - lows[row - down]
                came = costs[row - down]
                if not 0 <= at < len(came) or came[at] + extra >= best:
                    continue
                one, other = "".join(ours[row - down : row]), "".join(theirs[column - right : column])
                changed = _DEAR * distance(one, other) if one and other else len(one) + len(other)
                if came[at] + extra + changed < best:
                    best, step = came[at] + extra + changed, number
            line[column - low], moves[column - low] = best, step
        if row > 1:
            # no move goes back further
            costs[row - 2] = []
    return _path(steps, lows, rows, columns)


def _path(steps: Sequence[bytearray], lows: Sequence[int], rows: int, columns: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    beads = []
    row, column = rows, columns
    while row or column:
        down, right, _ = _MOVES[steps[row][column - lows[row]]]
        beads.append(((row - down, row), (column - right, column)))
        row, column = row - down, column - right
    return beads[::-1]


def _paired(beads: Sequence[Bead]) -> Iterator[Bead]:
    """The beads, where a run of as many sentences without a counterpart on one side as on the other is taken for rewritten ones."""
    run: list[Bead] = []
    for bead in beads:
        if bead.before[0] < bead.before[1] and bead.after[0] < bead.after[1]:
            yield from _of_run(run)
            run = []
            yield bead
        else:
            run.append(bead)
    yield from _of_run(run)


def _of_run(run: Sequence[Bead]) -> list[Bead]:
    removed, added = (
        [bead.before for bead in run if bead.before[0] < bead.before[1]],
        [bead.after for bead in run if bead.after[0] < bead.after[1]],
    )
    if len(removed) == len(added):
        return [Bead(a, b) for a, b in zip(removed, added, strict=True)]
    start = run[0].after[0]
    end = run[-1].before[1]
    return [*(Bead(place, (start, start)) for place in removed), *(Bead((end, end), place) for place in added)]


class Triple(NamedTuple):
    """Sentences of three versions that go together, as half-open ranges."""

    before: tuple[int, int]
    after: tuple[int, int]
    reference: tuple[int, int]


def join(edits: Sequence[Bead], likeness: Sequence[Bead]) -> list[Triple]:
    """Two alignments, of before with after and of after with a reference, cut where both have a border: triples in order that cover everything."""
    ours, theirs = _borders((bead.after, bead.before) for bead in edits), _borders((bead.before, bead.after) for bead in likeness)
    triples = []
    last = (0, 0, 0)
    for at in sorted(ours.keys() & theirs.keys()):
        (low, high), (other_low, other_high) = ours[at], theirs[at]
        triples.append(Triple((last[0], low), (last[1], at), (last[2], other_low)))
        # what has no sentence of the version after: it was taken out, or never was in it
        triples.append(Triple((low, high), (at, at), (other_low, other_high)))
        last = high, at, other_high
    return [triple for triple in triples if any(low < high for low, high in triple)]


def _borders(pairs: Iterator[tuple[tuple[int, int], tuple[int, int]]]) -> dict[int, tuple[int, int]]:
    """By place in the middle version, the first and the last place of the other one at that border."""
    found = {0: (0, 0)}
    for (_, at), (_, other) in pairs:
        found[at] = found.get(at, (other, other))[0], other
    return found
