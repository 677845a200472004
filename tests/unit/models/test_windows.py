from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.models.windows import LONGEST, batches, windows


def test_a_short_sequence_is_one_window() -> None:
    assert windows(5) == [(0, 5, 0, 5)]
    assert windows(LONGEST) == [(0, LONGEST, 0, LONGEST)]


def test_windows_overlap_by_half_and_the_middle_of_each_is_taken() -> None:
    assert windows(20, 8) == [(0, 8, 0, 6), (4, 12, 6, 10), (8, 16, 10, 14), (12, 20, 14, 20)]
    assert windows(9, 8) == [(0, 8, 0, 4), (1, 9, 4, 9)]


@given(st.integers(1, 2000), st.integers(2, 126))
def test_every_piece_is_taken_once_from_a_window_that_holds_it(length: int, longest: int) -> None:
    found = windows(length, longest)
    assert [at for w in found for at in range(w.low, w.high)] == list(range(length))
    assert all(w.start <= w.low < w.high <= w.end and w.end - w.start <= longest for w in found)


@given(st.lists(st.integers(1, 126), max_size=60), st.integers(126, 600))
def test_batches_hold_each_sequence_once_and_keep_their_bound(lengths: list[int], most: int) -> None:
    found = list(batches(lengths, most))
    assert sorted(at for batch in found for at in batch) == list(range(len(lengths)))
    assert all(len(batch) * max(lengths[at] for at in batch) <= most for batch in found)
    in_order = [lengths[at] for batch in found for at in batch]
    assert in_order == sorted(in_order)


def test_a_sequence_over_the_bound_is_a_batch_by_itself() -> None:
    assert list(batches([3, 9, 3], 6)) == [[0, 2], [1]]
