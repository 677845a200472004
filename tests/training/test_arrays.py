"""Items as numbers: targets of pieces, batches, weights by length."""

from __future__ import annotations

import os

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.models.files import VOCABULARY, shipped_model
from mtcheck.models.pieces import Pieces
from training.arrays import END, HIDDEN, MOST_PIECES, NOT_TRAINED, START, WIDTHS, Row, balance_lengths, batches, collate, hide, rows
from training.items import Item


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(os.path.join(shipped_model(), VOCABULARY))


def row(length: int, *, machine: float = 0.0, pair: int = -1, weight: float = 1.0, words: int = 0) -> Row:
    tokens = np.full((length, 2), NOT_TRAINED, np.float32)
    return Row(np.arange(1000, 1000 + length, dtype=np.int32), tokens, machine, 0.5, pair, weight, words or length, "x")


def test_every_piece_of_a_marked_word_has_its_target(pieces: Pieces) -> None:
    text = "He did unbelievablest things to us."
    start = text.index("unbel")
    (got,) = rows([Item(text, "x", 1.0, edited=((0, 2, 0.25), (start, start + 14, 1.0)))], pieces)
    (encoding,) = pieces.encode([text])
    expected = [0.25 if a < 2 else float(start <= a < start + 14) for a, _end in encoding.offsets]
    assert expected.count(1.0) > 1
    assert got.tokens[1:-1, 0].tolist() == expected
    assert got.tokens[[0, -1], 0].tolist() == [NOT_TRAINED, NOT_TRAINED]
    assert (got.ids[0], got.ids[-1], len(got.ids)) == (START, END, len(expected) + 2)


def test_no_marks_and_nobody_looked_are_different_things(pieces: Pieces) -> None:
    (got,) = rows([Item("All is well here.", "x", None, None, (), None)], pieces)
    assert set(got.tokens[1:-1, 0]) == {0.0}
    assert set(got.tokens[:, 1]) == {NOT_TRAINED}
    assert (got.machine, got.effort) == (NOT_TRAINED, NOT_TRAINED)


def test_long_texts_are_cut_and_empty_ones_left_out(pieces: Pieces) -> None:
    found = list(rows([Item("word " * 300, "x", 1.0), Item(" ", "x", 1.0), Item("One.", "x", 0.0)], pieces, at_once=2))
    assert [len(one.ids) for one in found] == [MOST_PIECES + 2, 4]
    assert [one.machine for one in found] == [1.0, 0.0]


@given(st.lists(st.tuples(st.integers(3, 128), st.integers(-1, 6)), min_size=1, max_size=60), st.integers(0, 99))
def test_batches_keep_versions_together_and_fit(sizes: list[tuple[int, int]], seed: int) -> None:
    data = [row(length, pair=pair) for length, pair in sizes]
    plan = batches(data, 8192, np.random.default_rng(seed))
    used = [index for batch in plan for index in batch]
    assert len(used) == len(set(used))
    home = {index: number for number, batch in enumerate(plan) for index in batch}
    for pair in range(7):
        mine = [index for index, one in enumerate(data) if one.pair == pair]
        assert len({home.get(index) for index in mine}) <= 1
    for batch in plan:
        width = next(width for width in WIDTHS if max(len(data[index].ids) for index in batch) <= width)
        assert len(batch) * width <= 8192


def test_nearly_all_rows_are_in_a_batch() -> None:
    plan = batches([row(20) for _ in range(1000)], 2400, np.random.default_rng(1))
    assert [len(batch) for batch in plan] == [100] * 10


def test_a_batch_is_filled_up_with_sentences_that_weigh_nothing() -> None:
    data = [row(20, machine=1.0, pair=4), row(30, machine=0.0, pair=4), row(5, machine=1.0, pair=4, weight=0.5), row(9, machine=1.0)]
    batch = collate(data, [3, 1, 0, 2], 320)
    assert batch.ids.shape == batch.mask.shape == (10, 32)
    assert batch.tokens.shape == (10, 32, 2)
    assert batch.mask.sum(1).tolist() == [9, 30, 20, 5, 1, 1, 1, 1, 1, 1]
    assert batch.weight.tolist() == [1, 1, 1, 0.5, 0, 0, 0, 0, 0, 0]
    assert batch.machine.tolist()[:5] == [1, 0, 1, 1, NOT_TRAINED]
    assert batch.ids[1, :30].tolist() == data[1].ids.tolist()
    assert not batch.ids[1, 30:].any()
    # each machine's version above the human one of the same sentence
    assert sorted(map(tuple, batch.pairs.tolist())) == [(2, 1), (3, 1)]
    assert collate(data, [3], 0).pairs.shape == (0, 2)


def test_at_every_length_machine_and_human_weigh_the_same() -> None:
    data = [row(9, machine=1.0, words=4), *(row(9, machine=0.0, words=5) for _ in range(4))]
    data += [*(row(9, machine=1.0, words=30, weight=0.5) for _ in range(6)), row(9, machine=0.0, words=31, weight=2.0)]
    data += [row(9, machine=NOT_TRAINED, words=30, weight=0.7)]
    out = balance_lengths(data)
    for bucket in (1, 10):
        totals = [sum(one.weight for one in out if one.words // 3 == bucket and one.machine == label) for label in (0.0, 1.0)]
        assert totals[0] == pytest.approx(totals[1])
        assert sum(totals) == pytest.approx(sum(one.weight for one in data if one.words // 3 == bucket and one.machine != NOT_TRAINED))
    assert out[-1].weight == 0.7


def test_no_weight_grows_beyond_measure() -> None:
    out = balance_lengths([row(9, machine=1.0), *(row(9) for _ in range(99))], most=4.0)
    assert out[0].weight == 4.0


def test_hidden_pieces_are_a_share_and_never_the_marks() -> None:
    ids = np.full((200, 50), 2000)
    ids[:, 0], ids[:, 20], ids[:, 21:] = START, END, 0
    hidden = hide(ids, 0.1, np.random.default_rng(3))
    assert (hidden[:, [0, *range(20, 50)]] == ids[:, [0, *range(20, 50)]]).all()
    assert 0.07 < (hidden[:, 1:20] == HIDDEN).mean() < 0.13
    assert (ids[:, 1:20] == 2000).all()
