"""Many rules at once: what tells whether one runs is at hand, all else is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, overload

from mtcheck.model import Rule
from mtcheck.ruleset.anchors import Anchors, collect
from mtcheck.ruleset.kinds import KINDS, TOKEN_KINDS


class Head(NamedTuple):
    """What settings choose rules by, and how the engine runs them."""

    id: str
    kind: str
    category: str
    status: str
    tier: str
    slip: bool = False


class Store(Protocol):
    """Where a table has its rules from, by number."""

    def rule(self, number: int) -> Rule:
        """The whole rule."""

    def body(self, number: int) -> Mapping[str, Any]:
        """Its body alone."""

    def anchors(self) -> Anchors:
        """The anchors of all rules."""


class RuleTable(Sequence[Rule]):
    """Rules in order of id: all of a store, or a choice of them."""

    def __init__(self, store: Store, heads: Sequence[Head], numbers: Sequence[int]) -> None:
        self._store = store
        self.heads = heads
        """One for each rule of the table."""
        self._numbers = numbers
        self._made: dict[int, Rule] = {}
        self._anchors: Anchors | None = None

    @overload
    def __getitem__(self, place: int) -> Rule: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Rule, ...]: ...

    def __getitem__(self, place: int | slice) -> Rule | tuple[Rule, ...]:
        if isinstance(place, slice):
            return tuple(self[at] for at in range(*place.indices(len(self))))
        if place < 0:
            place += len(self)
        if place not in self._made:
            self._made[place] = self._store.rule(self._numbers[place])
        return self._made[place]

    def __len__(self) -> int:
        return len(self._numbers)

    def body(self, place: int) -> Mapping[str, Any]:
        """The body of a rule, without the rest of it."""
        return self._store.body(self._numbers[place])

    def checks(self) -> Iterator[str]:
        """Names of the checks that rules of the table run."""
        return (self.body(place)["check"] for place, head in enumerate(self.heads) if head.kind == "check")

    @property
    def anchors(self) -> Anchors:
        """The anchors of the store, whose rules have the numbers that `places` has places for."""
        if self._anchors is None:
            self._anchors = self._store.anchors()
        return self._anchors

    def places(self) -> dict[int, int]:
        """Number of a rule in the store -> its place in this table."""
        return {number: place for place, number in enumerate(self._numbers)}

    def select(self, wanted: Callable[[Head], bool]) -> RuleTable:
        """The table of those rules whose heads are `wanted`."""
        chosen = [place for place, head in enumerate(self.heads) if wanted(head)]
        return RuleTable(self._store, [self.heads[place] for place in chosen], [self._numbers[place] for place in chosen])


class _Given:
    """Rules that are there already."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules

    def rule(self, number: int) -> Rule:
        return self._rules[number]

    def body(self, number: int) -> Mapping[str, Any]:
        return self._rules[number].body

    def anchors(self) -> Anchors:
        return anchors_of(self._rules)


def table_of(rules: Sequence[Rule]) -> RuleTable:
    """`rules` as a table, in their order."""
    if isinstance(rules, RuleTable):
        return rules
    heads = [Head(rule.id, rule.kind, rule.category, rule.status, rule.tier, rule.slip) for rule in rules]
    return RuleTable(_Given(rules), heads, range(len(heads)))


def anchors_of(rules: Sequence[Rule]) -> Anchors:
    """The anchors of `rules`."""
    return collect(((rule.kind, rule.body) for rule in rules), KINDS, TOKEN_KINDS)
