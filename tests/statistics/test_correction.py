"""Corrections for many comparisons: Holm's, and Westfall and Young's."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from harness.statistics.correction import holm, westfall_young

p_values = st.lists(st.floats(0, 1), min_size=1, max_size=12)


def test_the_textbook_example_is_corrected_by_rank() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_one_test_needs_no_correction() -> None:
    assert holm([0.03]) == [0.03]


def test_a_test_that_was_not_made_is_not_counted() -> None:
    assert holm([0.01, None, 0.04]) == [0.02, None, 0.04]


def test_nothing_is_corrected_to_nothing() -> None:
    assert holm([]) == []


@given(p_values)
def test_no_corrected_p_value_is_below_its_original_or_above_bonferronis(
    found: list[float],
) -> None:
    for p, adjusted in zip(found, holm(found), strict=True):
        assert adjusted is not None
        assert p <= adjusted <= min(1, p * len(found)) + 1e-12


@given(p_values)
def test_the_order_of_p_values_is_kept(found: list[float]) -> None:
    pairs = sorted(zip(found, holm(found), strict=True), key=lambda pair: pair[0])
    adjusted = [pair[1] for pair in pairs if pair[1] is not None]
    assert adjusted == sorted(adjusted)


def share(values: NDArray[np.float64]) -> float:
    """A permutation test's own p-value."""
    return float(np.mean(values >= values[0]))


trials = st.integers(1, 5).flatmap(
    lambda tests: st.lists(
        st.lists(st.integers(-9, 9).map(float), min_size=tests, max_size=tests),
        min_size=2,
        max_size=40,
    ).map(lambda rows: list(np.array(rows).T))
)


def test_one_permutation_test_has_its_own_p_value() -> None:
    assert westfall_young([np.array([3.0, 1.0, 3.0, -2.0])]) == [0.5]


def test_tests_that_move_together_need_no_correction() -> None:
    values = np.random.default_rng(1).normal(size=1000)
    values[0] = 2.5
    assert westfall_young([values, 10 * values, values / 3]) == pytest.approx([share(values)] * 3)


def test_tests_that_know_nothing_of_one_another_are_corrected_as_sidak_does() -> None:
    rng = np.random.default_rng(1)
    values = [rng.normal(size=20_001) for _ in range(10)]
    values[4][0] = 2.6
    found = westfall_young(values)[4]
    assert found == pytest.approx(1 - (1 - share(values[4])) ** 10, abs=0.003)


def test_a_test_in_which_nothing_can_move_costs_the_others_nothing() -> None:
    values = np.array([3.0, 1.0, 2.0, -2.0])
    assert westfall_young([np.zeros(4), values, None]) == [1.0, 0.25, None]


def test_sums_that_differ_in_their_last_bits_are_equal() -> None:
    assert westfall_young([np.array([0.1 + 0.2, 0.3, 0.0])]) == pytest.approx([2 / 3])


def test_no_permutation_tests_are_corrected_to_none() -> None:
    assert westfall_young([]) == []


@given(trials)
def test_a_joint_p_value_lies_between_the_tests_own_and_holms(
    values: list[NDArray[np.float64]],
) -> None:
    own = [share(each) for each in values]
    for p, adjusted, bound in zip(own, westfall_young(values), holm(own), strict=True):
        assert adjusted is not None
        assert bound is not None
        assert p - 1e-12 <= adjusted <= bound + 1e-12


@given(trials, st.randoms(use_true_random=False))
def test_the_order_in_which_tests_are_given_means_nothing(
    values: list[NDArray[np.float64]], random: Random
) -> None:
    order = list(range(len(values)))
    random.shuffle(order)
    found = westfall_young(values)
    assert westfall_young([values[i] for i in order]) == [found[i] for i in order]
