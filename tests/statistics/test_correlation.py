"""Correlations: hand-computed cases, and what is unknown."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.statistics.correlation import (
    grouped_kendall_taus,
    grouped_mean,
    kendall_tau,
    pearson,
    spearman,
)

NAN = float("nan")


def test_kendall_tau_discounts_ties() -> None:
    # Pairs: one tied by people, two concordant: 2 / sqrt(2 * 3).
    assert kendall_tau([1, 1, 2], [1, 2, 3]) == pytest.approx(2 / 6**0.5)


def test_spearman_sees_ranks_only() -> None:
    assert spearman([1, 2, 3], [1, 100, 10_000]) == pytest.approx(1.0)


def test_pearson_is_minus_one_on_a_falling_line() -> None:
    assert pearson([1, 2, 3], [6, 4, 2]) == pytest.approx(-1.0)


@pytest.mark.parametrize("correlate", [pearson, spearman, kendall_tau])
def test_missing_scores_are_left_out(correlate: type) -> None:
    assert correlate([1, 2, 3, NAN], [1, 2, 3, -9]) == pytest.approx(1.0)


@pytest.mark.parametrize("correlate", [pearson, spearman, kendall_tau])
@pytest.mark.parametrize("metric", [[1, 1, 1], [NAN, NAN, 1]])
def test_a_constant_side_or_too_few_pairs_is_unknown(correlate: type, metric: list[float]) -> None:
    assert correlate([1, 2, 3], metric) is None


def test_arrays_of_different_length_are_an_error() -> None:
    with pytest.raises(ValueError, match="shape"):
        pearson([1, 2], [1, 2, 3])


def test_the_grouped_mean_leaves_out_undefined_groups() -> None:
    mean, values = grouped_mean(spearman, [([1, 2], [1, 2]), ([1, 2], [3, 3])])
    assert mean == pytest.approx(1.0)
    assert values[1] is None


scores = st.sampled_from([0.0, 1.0, 2.0, 3.0, NAN])


@given(st.lists(st.tuples(scores, scores), min_size=2, max_size=12))
def test_grouped_taus_are_the_plain_ones(items: list[tuple[float, float]]) -> None:
    human, metric = np.array(items).T
    found = grouped_kendall_taus(human[:, None], metric[:, None])[0]
    plain = kendall_tau(human, metric)
    assert found == pytest.approx(NAN if plain is None else plain, nan_ok=True)
