"""Where everything is now: each finding's standing and place, in order and in figures.

A survey answers for single findings out of the state, in O(log n). What would take a pass over all of them (figures, lists in order) is kept up
from one state to the next: that costs what the two differ in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mtcheck.model import Edit, Span, Status
from mtcheck.review.actions import Scope
from mtcheck.review.ground import Ground
from mtcheck.review.reading import Reading, Sentences
from mtcheck.review.rolls import Roll, Rolls
from mtcheck.review.state import Item, Order, ReviewState, Standing, Verdict

_DECIDED = {verdict.value: Standing(verdict.value) for verdict in Verdict}
_HIDDEN = (Standing.MOOT, Standing.GONE)


class Counts(NamedTuple):
    """How far a review has come."""

    total: int
    open: int
    later: int
    moot: int
    accepted: int
    edited: int
    rejected: int
    ignored: int = 0

    @property
    def listed(self) -> int:
        """Findings that the list shows: one that is moot is in it no more."""
        return self.total - self.moot

    @property
    def reviewed(self) -> int:
        """Listed findings that need nobody any more."""
        return self.listed - self.open - self.later


def counts(standings: Mapping[int, Standing]) -> Counts:
    """The figures of `Survey.standings`."""
    each = standings.each if isinstance(standings, Standings) else Counter(standings.values())
    return Counts(
        total=each.total() - each[Standing.GONE],
        open=each[Standing.OPEN],
        later=each[Standing.LATER],
        moot=each[Standing.MOOT],
        accepted=each[Standing.ACCEPTED],
        edited=each[Standing.EDITED],
        rejected=each[Standing.REJECTED],
        ignored=each[Standing.IGNORED],
    )


class Standings(Mapping[int, Standing]):
    """The standing of each item, by its number."""

    def __init__(self, seen: Survey) -> None:
        self._seen = seen

    def __getitem__(self, number: int) -> Standing:
        if not 0 <= number < len(self):
            raise KeyError(number)
        return self._seen.standing(number)

    def __iter__(self) -> Iterator[int]:
        return iter(range(len(self)))

    def __len__(self) -> int:
        return len(self._seen.ground.items)

    @property
    def each(self) -> Counter[Standing]:
        """How many items there are of each."""
        return self._seen.each


class Places(Mapping[int, Span]):
    """Where each item that is neither moot nor gone stands in the text, by its number; in the order of work."""

    def __init__(self, seen: Survey) -> None:
        self._seen = seen

    def __getitem__(self, number: int) -> Span:
        if not self._seen.visible(number):
            raise KeyError(number)
        return self._seen.place(number)

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and self._seen.visible(number)

    def __iter__(self) -> Iterator[int]:
        return iter(self._seen.rolls(self._seen.state.order).visible)

    def __len__(self) -> int:
        return len(self._seen.rolls(self._seen.state.order).visible)


class Change(NamedTuple):
    """What differs from one survey to the next: items that stand otherwise, and those of them that came into sight or went out of it."""

    numbers: tuple[int, ...]
    flips: tuple[int, ...]


class Survey:
    """Everything about a state that a screen needs. Made by `survey`."""

    def __init__(self, state: ReviewState, ground: Ground, log: list[Change], reading: Reading | None = None) -> None:
        self.state = state
        self.ground = ground
        self.reading = reading or Reading(ground, state.original, state.version)
        self.each: Counter[Standing] = Counter()
        """How many items there are of each standing."""
        self._rolls: dict[Order, Rolls] = {}
        self._quiet_rules = frozenset(each.key for each in state.ignored if each.scope is Scope.RULE)
        self._quiet_words = frozenset(each.key for each in state.ignored if each.scope is not Scope.RULE)
        self.log = log
        """Changes since the report, from each survey to the next."""
        self.serial = len(log)

    @property
    def text(self) -> str:
        """The text as it reads now."""
        return self.reading.text

    @property
    def sentences(self) -> Sentences:
        """Those of the last report, at their present places."""
        return self.reading.sentences

    # no attributes: what holds its survey would keep it, and the text, from going at once
    @property
    def standings(self) -> Standings:
        """Where each item stands."""
        return Standings(self)

    @property
    def places(self) -> Places:
        """Where each item that is neither moot nor gone stands in `text`."""
        return Places(self)

    def standing(self, number: int) -> Standing:
        """Where an item stands. Raises `IndexError` where there is none of that number."""
        state, item = self.state, self.ground.items[number]
        decision = state.decisions.get(number)
        if decision is not None and decision.verdict is not Verdict.LATER:
            return _DECIDED[decision.verdict.value]
        if self._live(item):
            if item.finding.status is Status.SUPPRESSED or self._quiet(item):
                return Standing.IGNORED
            return Standing.LATER if decision else Standing.OPEN
        return Standing.MOOT if item.initial else Standing.GONE

    def _live(self, item: Item) -> bool:
        if item.number in self.ground.reported:
            return self.reading.stands(item)
        return self.state.stale and item.seen == self.state.version

    def _quiet(self, item: Item) -> bool:
        if item.finding.rule in self._quiet_rules:
            return True
        return bool(self._quiet_words) and self.ground.wording[item.number] in self._quiet_words

    def visible(self, number: int) -> bool:
        """True where the item is there and neither moot nor gone."""
        return 0 <= number < len(self.ground.items) and self.standing(number) not in _HIDDEN

    def place(self, number: int) -> Span:
        """Where an item that is visible stands in `text`."""
        item = self.ground.items[number]
        here = self.reading.exact(item)
        if here is not None:
            return here
        decision = self.state.decisions.get(number)
        return self.reading.forward.cover(_hull(decision.edits) if decision and decision.edits else item.place)

    def stretch(self, number: int) -> Span:
        """Where an item stands in `text`, or would, if it were visible."""
        return self.place(number) if self.visible(number) else self.reading.ahead.cover(self.ground.places[number])

    def within(self, start: int, end: int) -> list[tuple[Span, int]]:
        """Places and numbers of the visible items that share a character with this stretch of `text` (empty ones: that lie in it), in order of place."""
        window = Span(start, end)
        low, high = self.reading.back.cover(window)
        for index in self.reading.edits_within(start, end):
            # an item whose words were replaced stands on all of what replaced them
            span = self.reading.onto_checked.cover(self.state.version[index].span)
            low, high = min(low, span.start), max(high, span.end)
        found = [(self.place(number), number) for number in self.ground.touching(Span(low, high)) if self.visible(number)]
        return sorted((place, number) for place, number in found if place.overlaps(window))

    def in_sentence(self, sentence: int) -> list[int]:
        """The visible items of a sentence, in order of place."""
        return [number for number in self.ground.in_sentence(sentence) if self.visible(number)]

    @property
    def counts(self) -> Counts:
        """The figures."""
        return counts(self.standings)

    def rolls(self, order: Order) -> Rolls:
        """The lists in that order. O(n) where no survey before has made them."""
        if order not in self._rolls:
            known = next(iter(self._rolls.items()))
            self._rolls[order] = self._reordered(known[0], known[1], order)
        return self._rolls[order]

    def _reordered(self, old: Order, rolls: Rolls, order: Order) -> Rolls:
        target = self.ground.ordering(order)
        back = self.ground.ordering(old).numbers
        made = [Roll(target, sorted([target.rank[back[rank]] for rank in roll.ranks])) for roll in rolls]
        return Rolls(*made)

    def count(self) -> None:
        """Make figures and lists by a pass over everything."""
        numbered = [(item.number, self.standing(item.number)) for item in self.ground.items]
        self.each = Counter(standing for _, standing in numbered)
        order = self.ground.ordering(self.state.order)
        ranked = [(order.rank[number], standing) for number, standing in numbered if standing not in _HIDDEN]
        ranked.sort(key=lambda pair: pair[0])
        visible = [rank for rank, _ in ranked]
        undecided = [rank for rank, standing in ranked if standing in (Standing.OPEN, Standing.LATER)]
        still_open = [rank for rank, standing in ranked if standing is Standing.OPEN]
        self._rolls[self.state.order] = Rolls(Roll(order, visible), Roll(order, undecided), Roll(order, still_open))

    def moved_to(self, state: ReviewState) -> Survey:
        """The survey of `state`, which has the same report and items."""
        same = state.version is self.state.version
        new = Survey(state, self.ground, self.log, self.reading if same else None)
        numbers: list[int] = []
        # visible, undecided, open: added and gone
        moves: tuple[tuple[list[int], list[int]], ...] = (([], []), ([], []), ([], []))
        tally: Counter[Standing] = Counter()
        for number in self._affected(new):
            was, now = self.standing(number), new.standing(number)
            if was is now:
                continue
            numbers.append(number)
            tally[was] -= 1
            tally[now] += 1
            for (added, gone), old_in, new_in in zip(moves, _rolls_of(was), _rolls_of(now), strict=True):
                if old_in != new_in:
                    (added if new_in else gone).append(number)
        new.each = self.each.copy()
        new.each.update(tally)
        for order, rolls in self._rolls.items():
            new._rolls[order] = Rolls(*(roll.changed(*move) if any(move) else roll for roll, move in zip(rolls, moves, strict=True)))
        decided = state.decisions.differing(self.state.decisions)
        self.log.append(Change(tuple({*numbers, *decided}), (*moves[0][0], *moves[0][1])))
        new.serial = len(self.log)
        return new

    def _affected(self, new: Survey) -> set[int]:
        """The items that may stand otherwise in `new`."""
        before, after = self.state, new.state
        found = set(after.decisions.differing(before.decisions))
        for each in before.ignored ^ after.ignored:
            found.update((self.ground.by_rule if each.scope is Scope.RULE else self.ground.by_wording).get(each.key, ()))
        if before.version != after.version:
            for touched in self.reading.touched ^ new.reading.touched:
                found.update(self.ground.touching(touched))
            if self.ground.unreported:
                for version in (before.version, after.version):
                    found.update(self.ground.unreported.get(version, ()))
        return found

    def since(self, serial: int) -> list[Change]:
        """What changed since the survey of that serial on the same ground."""
        return self.log[serial : self.serial]


def _rolls_of(standing: Standing) -> tuple[bool, bool, bool]:
    return standing not in _HIDDEN, standing in (Standing.OPEN, Standing.LATER), standing is Standing.OPEN


def survey(state: ReviewState) -> Survey:
    """Where everything is now. O(what differs from the state that was surveyed last); a pass over all items after a report."""
    memo = state.memo
    with memo.lock:
        last = memo.survey
        if last is not None and _same(last.state, state):
            return last
        if last is not None and last.ground.holds(state):
            made = last.moved_to(state)
        else:
            made = Survey(state, Ground(state), [])
            made.count()
        memo.survey = made
        return made


def _same(old: ReviewState, new: ReviewState) -> bool:
    return (
        old.version is new.version
        and old.decisions is new.decisions
        and old.ignored is new.ignored
        and old.report is new.report
        and old.items is new.items
        and old.reported is new.reported
        and old.first is new.first
        and old.checked is new.checked
        and old.order is new.order
    )


def prepared(state: ReviewState) -> ReviewState:
    """`state` with its survey made and nothing left to be worked out that a key may ask for."""
    made = survey(state)
    made.ground.prepare()
    for order in Order:
        made.rolls(order)
    return state


def _hull(edits: tuple[Edit, ...]) -> Span:
    return Span(edits[0].span.start, edits[-1].span.end)
