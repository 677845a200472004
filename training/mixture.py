"""Which items an epoch is made of."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from training import corpora
from training.damage import Damager
from training.items import Item

_MOST_DAMAGE = 3
"""Damages a sentence: news that went through a machine has one to three in a bad sentence of our sample article."""


def read(data: Path, round_trips: Path, *, newspapers: bool = False) -> dict[str, list[Item]]:
    """All training items by kind; the damaged ones are made anew for every epoch by `damaged`.

    `newspapers` puts text that may not be in shipped weights among the native one.
    """
    files = (*corpora.FREE, *corpora.CLOSED) if newspapers else tuple(corpora.FREE)
    return {
        "mlqe": list(corpora.mlqe(data, valid=False)),
        "mqm": list(corpora.mqm(data, valid=False)),
        "lig": list(corpora.lig(data, valid=False)),
        "native": list(corpora.native(data, valid=False, files=files)),
        "learners": list(corpora.learners(data, valid=False)),
        "round_trips": list(corpora.round_trips(round_trips)),
    }


def epoch(everything: Mapping[str, list[Item]], amounts: Mapping[str, int], damager: Damager, seed: int) -> list[Item]:
    """The items of one epoch: `amounts` of each kind, whole sentences with all their versions."""
    rng = random.Random(seed)
    out: list[Item] = []
    for kind, items in everything.items():
        amount = amounts[kind]
        out.extend(items if amount < 0 or amount >= len(items) else _sample(items, amount, rng))
    out.extend(damaged(everything["native"], amounts["damage"], damager, rng))
    return out


def _sample(items: list[Item], amount: int, rng: random.Random) -> list[Item]:
    # versions of one sentence stand side by side and are taken together
    units: list[list[Item]] = []
    for item in items:
        if units and item.pair >= 0 and units[-1][0].pair == item.pair:
            units[-1].append(item)
        else:
            units.append([item])
    rng.shuffle(units)
    out: list[Item] = []
    for unit in units:
        if len(out) >= amount:
            break
        out.extend(unit)
    return out


def damaged(native: list[Item], amount: int, damager: Damager, rng: random.Random) -> Iterator[Item]:
    """`amount` items: good sentences and the same with one to three words damaged, as pairs."""
    number, made = 30_000_000, 0
    choose: Callable[[], Item] = lambda: native[rng.randrange(len(native))]  # noqa: E731
    while made < amount:
        item = choose()
        result = damager.damage(item.text, min(1 + int(rng.expovariate(1.2)), _MOST_DAMAGE))
        if result is None:
            continue
        number += 1
        made += 2
        marks = tuple(sorted((*span, 1.0) for span in result.spans))
        yield item._replace(pair=number)
        yield Item(result.text, "damage", 1.0, None, None, marks, number)
