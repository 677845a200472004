"""Figures out of decisions: which rules people agree with, and how long it takes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from statistics import median
from typing import NamedTuple

from mtcheck.baseline.records import Record


class Row(NamedTuple):
    """The decisions on the findings of one rule or category."""

    name: str
    accepted: int
    edited: int
    rejected: int
    ignored: int
    later: int
    known: int
    seconds: float | None
    """Median time of a decision; None where no time was taken."""

    @property
    def decided(self) -> int:
        """Findings of which somebody said whether they are artifacts."""
        return self.accepted + self.edited + self.rejected

    @property
    def precision(self) -> float | None:
        """Share of those that are, 0 to 1; None where nobody said anything."""
        return (self.accepted + self.edited) / self.decided if self.decided else None


def tally(records: Iterable[Record], key: Callable[[Record], str]) -> list[Row]:
    """A row for each value of `key`, in order of name."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return [_row(name, groups[name]) for name in sorted(groups)]


def total(records: Iterable[Record]) -> Row:
    """All records in one row."""
    return _row("all", list(records))


def _row(name: str, records: list[Record]) -> Row:
    said = Counter(record.decision for record in records)
    times = [record.seconds for record in records if record.seconds is not None]
    return Row(
        name,
        accepted=said["accepted"],
        edited=said["edited"],
        rejected=said["rejected"],
        ignored=said["ignored"],
        later=said["later"],
        known=said["known"],
        seconds=round(median(times), 1) if times else None,
    )
