"""Agreement with people: hand-computed cases, and the figures published for WMT22."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from harness.statistics.agreement import (
    accuracy,
    brier_score,
    calibrate_ties,
    item_accuracies,
    pairwise_system_accuracy,
    permutation_p_values,
    reliability,
    roc_auc,
    soft_pairwise_accuracy,
)

NAN = float("nan")
LABELS = [True, True, False, False]


def test_roc_auc_is_one_when_positives_lead() -> None:
    assert roc_auc(LABELS, [0.9, 0.8, 0.2, 0.1]) == 1.0


def test_roc_auc_counts_ties_half() -> None:
    assert roc_auc(LABELS, [0.9, 0.5, 0.5, 0.1]) == pytest.approx(3.5 / 4)


def test_roc_auc_leaves_out_missing_scores() -> None:
    assert roc_auc([*LABELS, True], [0.9, 0.8, 0.2, 0.1, NAN]) == 1.0


def test_roc_auc_of_one_class_is_unknown() -> None:
    assert roc_auc([True, True], [0.1, 0.2]) is None


@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 5)), min_size=2, max_size=30),
)
def test_roc_auc_counts_pairs(items: list[tuple[bool, int]]) -> None:
    wins = [
        (a > b) + (a == b) / 2
        for present, a in items
        if present
        for absent, b in items
        if not absent
    ]
    expected = sum(wins) / len(wins) if wins else None
    assert roc_auc(*zip(*items, strict=True)) == pytest.approx(expected)


def test_accuracy_takes_the_threshold_as_positive() -> None:
    assert accuracy(LABELS, [0.5, 0.4, 0.5, 0.1]) == 0.5


def test_brier_score_is_the_mean_squared_error() -> None:
    assert brier_score([True, False], [0.8, 0.4]) == pytest.approx((0.04 + 0.16) / 2)


def test_brier_score_of_nothing_is_unknown() -> None:
    assert brier_score([True], [NAN]) is None


def test_reliability_puts_one_in_the_last_bin() -> None:
    bins = reliability([True, False, True], [1.0, 0.95, 0.0], bins=10)
    assert [b.count for b in bins] == [1, 0, 0, 0, 0, 0, 0, 0, 0, 2]
    assert bins[-1].observed == 0.5
    assert bins[-1].predicted == pytest.approx(0.975)
    assert bins[1].observed is None


def test_tie_calibration_finds_the_threshold_that_ties_as_people_do() -> None:
    # One item, three systems: people tie the first two. Differences: 0.1, 0.9, 0.8.
    found = calibrate_ties([[1.0], [1.0], [0.0]], [[0.9], [0.8], [0.0]])
    assert found is not None
    assert found.accuracy == pytest.approx(1.0)
    assert found.epsilon == pytest.approx(0.1)


def test_tie_calibration_without_human_ties_ties_nothing() -> None:
    found = calibrate_ties([[3.0], [2.0], [1.0]], [[0.9], [0.8], [0.7]])
    assert found is not None
    assert (found.accuracy, found.epsilon) == (1.0, 0.0)


def test_tie_calibration_of_unrated_systems_is_unknown() -> None:
    assert calibrate_ties([[1.0], [NAN]], [[1.0], [2.0]]) is None


def test_tie_calibration_weighs_items_equally() -> None:
    # The first item has one pair (right), the second three (all wrong).
    human = [[2.0, 1.0], [1.0, 2.0], [NAN, 3.0]]
    metric = [[2.0, 9.0], [1.0, 5.0], [0.0, 1.0]]
    found = calibrate_ties(human, metric)
    assert found is not None
    assert found.accuracy == pytest.approx(0.5)


matrices = st.integers(2, 5).flatmap(
    lambda systems: st.integers(1, 5).flatmap(
        lambda items: st.tuples(
            *(
                st.lists(
                    st.lists(
                        st.sampled_from([0.0, 1.0, 2.0, 3.5, NAN]), min_size=items, max_size=items
                    ),
                    min_size=systems,
                    max_size=systems,
                )
                for _ in range(2)
            )
        )
    )
)


@given(matrices)
def test_tie_calibration_is_the_best_of_all_thresholds(
    data: tuple[list[list[float]], list[list[float]]],
) -> None:
    human, metric = data
    found = calibrate_ties(human, metric)
    tried = [
        values
        for epsilon in (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.5)
        if not np.isnan(values := item_accuracies(human, metric, epsilon=epsilon)).all()
    ]
    if not tried:
        assert found is None
        return
    assert found is not None
    assert found.accuracy == pytest.approx(max(float(np.nanmean(values)) for values in tried))
    at = item_accuracies(human, metric, epsilon=found.epsilon)
    assert float(np.nanmean(at)) == pytest.approx(found.accuracy)


def test_pairwise_system_accuracy_counts_pairs_ordered_alike() -> None:
    assert pairwise_system_accuracy([3, 2, 1], [9, 1, 5]) == pytest.approx(2 / 3)


def test_pairwise_system_accuracy_of_one_system_is_unknown() -> None:
    assert pairwise_system_accuracy([3], [9]) is None


def test_p_values_of_equal_systems_are_a_half() -> None:
    assert permutation_p_values([[1.0, 2.0, 3.0]] * 2) == pytest.approx([0.5])


def test_p_values_match_the_exact_permutation_distribution() -> None:
    # Differences 1, 1, 1, 1: of 16 sign assignments one reaches the observed sum of 4, so
    # p = (0 + 1/2) / 16 with equal leads counted half.
    scores = [[1.0, 1.0, 1.0, 1.0], [0.0, 0.0, 0.0, 0.0]]
    assert permutation_p_values(scores, permutations=40_000) == pytest.approx([1 / 32], abs=0.002)


def test_p_values_of_a_pair_and_its_reverse_add_up_to_one() -> None:
    scores = np.random.default_rng(1).normal(size=(2, 20))
    forward = permutation_p_values(scores, permutations=5_000)
    back = permutation_p_values(scores[::-1], permutations=5_000)
    assert forward + back == pytest.approx([1.0], abs=0.03)


def test_soft_pairwise_accuracy_of_a_perfect_metric_is_one() -> None:
    human = np.random.default_rng(2).normal(size=(4, 30))
    assert soft_pairwise_accuracy(human, human * 3 + 1) == pytest.approx(1.0)


def test_soft_pairwise_accuracy_of_a_reversed_clear_order_is_zero() -> None:
    human = [[1.0] * 50, [0.0] * 50]
    assert soft_pairwise_accuracy(human, human[::-1]) == pytest.approx(0.0, abs=0.01)


def test_soft_pairwise_accuracy_forgives_an_undecided_order() -> None:
    human = [[0.0, 1.0] * 20, [1.0, 0.0] * 20]
    metric = [[1.0] * 40, [0.0] * 40]
    assert soft_pairwise_accuracy(human, metric) == pytest.approx(0.5, abs=0.06)


def test_soft_pairwise_accuracy_leaves_out_unrated_systems() -> None:
    human: NDArray[np.float64] = np.array([[1.0] * 9, [0.0] * 9, [NAN] * 9])
    assert soft_pairwise_accuracy(human, np.nan_to_num(human, nan=5.0)) == pytest.approx(1.0)
