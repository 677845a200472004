"""The fit of the joint score: known coefficients come back, bounds hold."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("scipy", reason="needs the extra [training]")

from training import fit_score

NAMES = ["rules", "machine", "base"]


def sample(true: tuple[float, ...], size: int = 6000) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(5)
    x = np.c_[rng.exponential(1.0, size), rng.normal(0, 1.5, size), np.ones(size)]
    y = (rng.random(size) < 1 / (1 + np.exp(-x @ np.array(true)))).astype(float)
    return x, y, np.ones(size)


def test_known_coefficients_come_back() -> None:
    true = (1.2, 0.6, -1.0)
    found = fit_score.fit(NAMES, *sample(true))
    assert [found[name] for name in NAMES] == pytest.approx(true, abs=0.12)


def test_no_evidence_gets_a_negative_weight() -> None:
    found = fit_score.fit(NAMES, *sample((-1.0, 0.6, -1.0)))
    assert found["rules"] == 0.0
    assert found["base"] < -1.0


def test_fixed_values_and_upper_bounds_hold() -> None:
    found = fit_score.fit(NAMES, *sample((1.2, 0.6, -1.0)), fixed={"rules": 1.0}, most={"machine": 0.25})
    assert (found["rules"], found["machine"]) == (1.0, 0.25)


def test_weights_count_as_rows_do() -> None:
    x, y, weight = sample((1.2, 0.6, -1.0), 400)
    twice = fit_score.fit(NAMES, np.r_[x, x[:100]], np.r_[y, y[:100]], np.ones(500))
    weight[:100] = 2
    weighted = fit_score.fit(NAMES, x, y, weight * 400 / 500)
    assert [weighted[name] for name in NAMES] == pytest.approx([twice[name] for name in NAMES], abs=5e-3)


def test_a_group_is_judged_by_coefficients_that_have_not_seen_it() -> None:
    x, y, weight = sample((1.2, 0.6, -1.0), 500)
    groups = np.arange(500) // 2
    before = fit_score.crossed(NAMES, x, y, weight, groups)
    y[:2] = 1 - y[:2]
    after = fit_score.crossed(NAMES, x, y, weight, groups)
    assert after[:2].tolist() == before[:2].tolist()
    assert (after != before).any()


def test_a_lower_bound_holds() -> None:
    assert fit_score.fit(NAMES, *sample((0.2, 0.6, -1.0)), least={"rules": 1.0})["rules"] == 1.0
