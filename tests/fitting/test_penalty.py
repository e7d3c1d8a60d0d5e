"""What people take off grows with what is wrong and with the length, at rates that are found."""

from __future__ import annotations

import numpy as np
import pytest

from fitting.penalty import fit_scale, with_unit
from harness.evidence.penalty import PenaltyScale


@pytest.mark.parametrize(("power", "growth"), [(1.0, 1.0), (1.5, 0.5), (0.7, 1.8)])
def test_rates_are_found_again(power: float, growth: float) -> None:
    rng = np.random.default_rng(3)
    behind, lengths = -rng.uniform(0.02, 3, 4000), rng.integers(1, 60, 4000).astype(float)
    facts = rng.integers(0, 2, 4000).astype(float)
    mean = 4 * PenaltyScale(1.0, power, growth, 0.6).penalty(behind, lengths, facts)
    found = fit_scale(behind, lengths, facts, rng.poisson(mean).astype(float))
    assert found.power == pytest.approx(power, abs=0.1)
    assert found.growth == pytest.approx(growth, abs=0.1)
    assert found.fact == pytest.approx(0.6, rel=0.2)


def test_the_unit_of_the_logits_changes_no_rate() -> None:
    rng = np.random.default_rng(4)
    behind, lengths = -rng.uniform(0.2, 3, 500), rng.integers(1, 60, 500).astype(float)
    off = rng.poisson(-behind * lengths / 10).astype(float)
    one, ten = (fit_scale(by * behind, lengths, np.zeros(500), off) for by in (1, 10))
    assert (ten.power, ten.growth) == pytest.approx((one.power, one.growth), abs=0.01)


def test_a_copy_does_not_stop_the_fit() -> None:
    scale = fit_scale(
        np.array([0.0, -1.0, -2.0, -4.0]),
        np.array([5.0, 5.0, 9.0, 20.0]),
        np.zeros(4),
        np.arange(4.0),
    )
    assert scale.power > 0
    assert scale.fact == 0


def test_scores_that_take_nothing_off_cannot_be_fitted() -> None:
    with pytest.raises(ValueError, match="nothing to fit"):
        fit_scale(np.array([-1.0, -2.0]), np.array([5.0, 9.0]), np.zeros(2), np.zeros(2))


def test_people_who_take_off_less_for_what_is_worse_cannot_be_fitted() -> None:
    behind = -np.linspace(0.5, 3, 60)
    with pytest.raises(ValueError, match="less for what is worse"):
        fit_scale(behind, np.tile([5.0, 20.0], 30), np.zeros(60), 4 + behind)


def test_the_unit_makes_the_mean_one_weighted_by_length() -> None:
    behind, lengths, facts = np.array([-1.0, -3.0]), np.array([10.0, 20.0]), np.array([0.0, 1.0])
    # the median is usual, so they are 0.5 and 1.5 behind; the second also has a fact of 2
    scale = with_unit(PenaltyScale(1.0, 1.0, 0.0, 2.0), behind, lengths, facts)
    assert (0.5 * 10 + 2.5 * 20) / 30 * scale.unit == pytest.approx(0.5, rel=1e-4)
    assert scale.fact == pytest.approx(4 * scale.unit, rel=1e-4)
    assert np.average(scale.penalty(behind, lengths, facts), weights=lengths) == pytest.approx(1)
