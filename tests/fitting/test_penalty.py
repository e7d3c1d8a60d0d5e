"""What people take off grows with what is wrong and with the length, at rates that are found."""

from __future__ import annotations

import numpy as np
import pytest

from fitting.penalty import Rates, fit_rates


@pytest.mark.parametrize(("power", "growth"), [(1.0, 1.0), (1.5, 0.5), (0.7, 1.8)])
def test_rates_are_found_again(power: float, growth: float) -> None:
    rng = np.random.default_rng(3)
    behind, lengths = -rng.uniform(0.2, 30, 4000), rng.integers(1, 80, 4000).astype(float)
    mean = 0.2 * Rates(power, growth).penalty(behind, lengths)
    found = fit_rates(behind, lengths, rng.poisson(mean).astype(float))
    assert found.power == pytest.approx(power, abs=0.1)
    assert found.growth == pytest.approx(growth, abs=0.1)


def test_the_unit_of_the_logits_changes_no_rate() -> None:
    rng = np.random.default_rng(4)
    behind, lengths = -rng.uniform(0.2, 3, 500), rng.integers(1, 80, 500).astype(float)
    off = rng.poisson(-behind * lengths / 10).astype(float)
    one, ten = fit_rates(behind, lengths, off), fit_rates(10 * behind, lengths, off)
    assert (ten.power, ten.growth) == pytest.approx((one.power, one.growth), abs=0.01)


def test_a_copy_has_no_penalty_and_does_not_stop_the_fit() -> None:
    rates = fit_rates(
        np.array([0.0, -1.0, -2.0, -4.0]), np.array([5.0, 5.0, 9.0, 20.0]), np.arange(4.0)
    )
    assert rates.penalty(np.array([0.0]), np.array([30.0])) == 0


def test_the_unit_makes_the_mean_one_weighted_by_length() -> None:
    rates, behind, lengths = Rates(1.0, 0.0), np.array([-1.0, -4.0]), np.array([10.0, 20.0])
    # penalties of 1 and 4, the second of twice the length
    assert rates.unit(behind, lengths) == pytest.approx(1 / 3)
