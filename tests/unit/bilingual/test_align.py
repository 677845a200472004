"""The aligner: whatever it is given, its beads go forward and leave nothing out; on texts that are translations it finds the pairs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.bilingual import align as module
from mtcheck.bilingual.align import Bead, Item, align

ITEMS = st.lists(
    st.builds(Item, st.integers(0, 400), st.frozensets(st.sampled_from(["7", "12", "2019", "anna", "merke", "berli"]), max_size=3)),
    max_size=80,
)


def covers(beads: list[Bead], source: int, target: int) -> bool:
    at, other = 0, 0
    for bead in beads:
        if bead.source[0] != at or bead.target[0] != other or bead.source[1] < at or bead.target[1] < other:
            return False
        if bead.source == (at, at) and bead.target == (other, other):
            return False
        at, other = bead.source[1], bead.target[1]
    return (at, other) == (source, target)


@given(ITEMS, ITEMS, st.floats(0.25, 4.5))
def test_beads_go_forward_and_cover_every_item_once(source: list[Item], target: list[Item], ratio: float) -> None:
    assert covers(align(source, target, ratio), len(source), len(target))


@given(st.lists(st.integers(20, 300), min_size=1, max_size=150))
def test_items_with_strings_of_their_own_go_together(lengths: list[int]) -> None:
    items = [Item(length, frozenset({f"word{number}", f"name{number}"})) for number, length in enumerate(lengths)]
    assert align(items, items, 1.0) == [Bead((n, n + 1), (n, n + 1)) for n in range(len(items))]


def test_an_item_without_a_counterpart_stands_alone() -> None:
    lengths = [80, 150, 60, 200, 110, 90]
    items = [Item(length, frozenset({f"name{number}"})) for number, length in enumerate(lengths)]
    beads = align(items, items[:3] + items[4:], 1.0)
    assert Bead((3, 4), (3, 3)) in beads
    beads = align(items[:2] + items[3:], items, 1.0)
    assert Bead((2, 2), (2, 3)) in beads


def test_two_sentences_may_become_one() -> None:
    source = [Item(60, frozenset({"anna"})), Item(70, frozenset({"2019"})), Item(80, frozenset({"berli"}))]
    target = [Item(131, frozenset({"anna", "2019"})), Item(79, frozenset({"berli"}))]
    assert align(source, target, 1.0) == [Bead((0, 2), (0, 1)), Bead((2, 3), (1, 2))]


def test_what_is_unmatched_on_both_sides_at_one_place_is_one_bead() -> None:
    beads = [Bead((0, 1), (0, 1)), Bead((1, 2), (1, 1)), Bead((2, 2), (1, 2)), Bead((2, 3), (2, 3)), Bead((3, 4), (3, 3))]
    assert list(module._merged(beads)) == [beads[0], Bead((1, 2), (1, 2)), *beads[3:]]


def test_work_does_not_grow_with_the_square_of_the_length() -> None:
    def calls(size: int) -> int:
        counted = 0
        cost = module._bead_cost

        def counting(*arguments: object) -> float:
            nonlocal counted
            counted += 1
            return cost(*arguments)  # type: ignore[arg-type]

        items = [Item(50 + number * 37 % 90, frozenset({f"w{number // 40}"} if number % 40 == 0 else {})) for number in range(size)]
        module._bead_cost = counting
        try:
            assert covers(align(items, items[:-1], 1.0), size, size - 1)
        finally:
            module._bead_cost = cost
        return counted

    assert calls(1000) < 12 * calls(100)


def test_a_huge_text_without_a_thread_is_cut_in_proportion() -> None:
    item = Item(1, frozenset())
    beads = align([item] * 60_000, [item] * 100, 1.0)
    assert covers(beads, 60_000, 100) and len(beads) < 100
