"""Statistics against cases worked by hand and against their definitions, counted out."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.figures import auroc, calibration, expected_calibration_error, matthews, pairwise

SCORES = st.lists(st.integers(-4, 4), min_size=1, max_size=12).map(lambda values: np.array(values, float))
FLAGS = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=20).map(lambda rows: np.array(rows).T)
STATED = st.lists(st.tuples(st.floats(0, 1), st.booleans(), st.floats(0.1, 5)), min_size=1, max_size=20)


@given(SCORES, SCORES)
def test_auroc_is_the_share_of_pairs_in_order(positive: np.ndarray, negative: np.ndarray) -> None:
    counted = np.mean([(a > b) + 0.5 * (a == b) for a in positive for b in negative])
    assert auroc(positive, negative) == pytest.approx(counted)


def test_auroc_by_hand() -> None:
    assert auroc(np.array([3.0, 1.0]), np.array([2.0, 0.0])) == 0.75
    assert auroc(np.array([1.0, 1.0]), np.array([1.0])) == 0.5
    assert math.isnan(auroc(np.array([]), np.array([1.0])))


def test_pairwise_by_hand() -> None:
    assert pairwise(np.array([2.0, 1.0, 0.0, 5.0]), np.array([1.0, 1.0, 1.0, 0.0])) == 0.625
    assert math.isnan(pairwise(np.array([]), np.array([])))


@given(FLAGS)
def test_matthews_is_the_correlation_of_the_two(flags: np.ndarray) -> None:
    predicted, actual = flags
    if predicted.all() or not predicted.any() or actual.all() or not actual.any():
        assert matthews(predicted, actual) == 0
    else:
        assert matthews(predicted, actual) == pytest.approx(np.corrcoef(predicted, actual)[0, 1])


def test_matthews_by_hand() -> None:
    # tp 2, fp 1, fn 1, tn 1
    predicted, actual = np.array([1, 1, 1, 0, 0], bool), np.array([1, 1, 0, 1, 0], bool)
    assert matthews(predicted, actual) == pytest.approx((2 * 1 - 1 * 1) / math.sqrt(3 * 3 * 2 * 2))


def test_calibration_by_hand() -> None:
    p, y, weight = np.array([0.1, 0.3, 0.9, 1.0]), np.array([0.0, 1.0, 1.0, 1.0]), np.array([1.0, 3.0, 2.0, 2.0])
    rows = calibration(p, y, weight, bins=2)
    assert rows == [pytest.approx((0.25, 0.75, 0.5)), pytest.approx((0.95, 1.0, 0.5))]
    assert expected_calibration_error(p, y, weight, bins=2) == pytest.approx(0.5 * 0.5 + 0.5 * 0.05)


@given(STATED, st.integers(1, 15))
def test_the_error_of_calibration_is_that_of_its_definition(rows: list[tuple[float, bool, float]], bins: int) -> None:
    p, y, weight = (np.array(column, float) for column in zip(*rows, strict=True))
    expected = 0.0
    for number in range(bins):
        mine = [row for row in rows if min(int(row[0] * bins), bins - 1) == number]
        expected += abs(sum(w * (a - b) for a, b, w in mine)) / weight.sum()
    assert expected_calibration_error(p, y, weight, bins) == pytest.approx(expected, abs=1e-9)
