"""What must stand near an anchor for its pattern to match: looked at first, since most anchors stand in other company."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from mtcheck.ruleset.pattern import Element

_MOST = 3
"""Neighbours of an anchor that are looked at before a match is tried."""
_CLASS_SHARE = 3e8
"""Tokens in a billion that fit a class or an ending, roughly: part of speech, capital, `*ing`."""
_HARDLY_TELLING = 7e8
"""From this share of places on, a look costs more than it saves."""


class Neighbour(NamedTuple):
    """An element, by number, whose first token stands somewhere from `low` to `high` (inclusive), counted from the anchor's token."""

    low: int
    high: int
    number: int


def beside(elements: Sequence[Element], anchor: int, share: Callable[[str], float]) -> list[Neighbour]:
    """The elements that tell most by standing near a token of the element `anchor`, the rarest first, at most `_MOST`.

    `share` gives the occurrences of a folded word in a billion.
    """
    # the token found may be any of those that the anchor takes
    slack = _width(elements[anchor])[1] - 1
    before = (
        (Neighbour(-far - slack, -near, number), number) for near, far, number in _row(elements, range(anchor - 1, -1, -1), left=True)
    )
    after = (
        (Neighbour(near, far + slack, number), number) for near, far, number in _row(elements, range(anchor + 1, len(elements)), left=False)
    )
    ranked = [(_share(elements[number], share) * (n.high - n.low + 1), n) for n, number in (*before, *after)]
    return [n for likely, n in sorted(ranked, key=lambda row: row[0])[:_MOST] if likely < _HARDLY_TELLING]


def _row(elements: Sequence[Element], numbers: Iterable[int], *, left: bool) -> Iterator[tuple[int, int, int]]:
    """The fewest and the most tokens from the anchor to the first token of each element that must stand on one side of it."""
    near, far = 0, 0
    for number in numbers:
        element = elements[number]
        if element.look:
            continue
        low, high = _width(element)
        if element.least:
            # of an element that repeats, the one next to the anchor
            once_low, once_high = low // element.least, high // element.most
            yield (near + once_low, far + once_high, number) if left else (near + 1, far + 1, number)
        near, far = near + low, far + high


def _width(element: Element) -> tuple[int, int]:
    """The fewest and the most tokens that an element takes."""
    widths = [len(a.words) if a.kind == "words" else 1 for a in element.alternatives]
    return element.least * min(widths), element.most * max(widths)


def _share(element: Element, share: Callable[[str], float]) -> float:
    return sum(share(a.words[0]) if a.kind == "words" else _CLASS_SHARE for a in element.alternatives)
