"""Draws, sums and intervals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.statistics import resampling
from harness.statistics.resampling import (
    bootstrap_counts,
    percentile_interval,
    sum_by_cluster,
    swap_flags,
    weighted_sums,
)


def test_a_resample_draws_as_many_segments_as_there_are() -> None:
    counts = bootstrap_counts(7, resamples=50)
    assert counts.shape == (50, 7)
    assert (counts.sum(axis=1) == 7).all()


def test_segments_are_drawn_as_numpys_choice_draws_them() -> None:
    drawn = np.random.default_rng(12345).choice(5, size=(20, 5), replace=True)
    expected = [[int((row == segment).sum()) for segment in range(5)] for row in drawn]
    assert bootstrap_counts(5, resamples=20).tolist() == expected


def test_the_same_seed_draws_the_same() -> None:
    assert (bootstrap_counts(9, seed=3) == bootstrap_counts(9, seed=3)).all()
    assert (swap_flags(9, trials=99, seed=3) == swap_flags(9, trials=99, seed=3)).all()


def test_another_seed_draws_otherwise() -> None:
    assert (bootstrap_counts(9, seed=3) != bootstrap_counts(9, seed=4)).any()
    assert (swap_flags(9, trials=99, seed=3) != swap_flags(9, trials=99, seed=4)).any()


def test_half_of_the_segments_are_swapped() -> None:
    assert swap_flags(200, trials=500).mean() == pytest.approx(0.5, abs=0.01)


@settings(max_examples=30, deadline=None)
@given(segments=st.integers(1, 12), cells=st.integers(1, 40))
def test_sums_do_not_depend_on_how_the_work_is_cut(segments: int, cells: int) -> None:
    statistics = np.arange(segments * 3, dtype=np.float64).reshape(segments, 3)
    counts = bootstrap_counts(segments, resamples=10)
    expected = counts.astype(np.float64) @ statistics
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resampling, "_CELLS", cells)
        assert (weighted_sums(counts, statistics) == expected).all()


def test_the_interval_of_a_thousand_scores_leaves_out_25_on_each_side() -> None:
    low, high = percentile_interval(np.random.default_rng(0).permutation(1000.0 * np.arange(1000)))
    assert (low, high) == (25_000, 974_000)


def test_the_interval_of_one_score_is_that_score() -> None:
    assert percentile_interval(np.array([3.5])) == (3.5, 3.5)


def test_segments_of_a_document_are_summed_wherever_they_stand() -> None:
    found = sum_by_cluster(np.array([[1.0, 10], [2, 20], [4, 40]]), ["b", "a", "b"])
    assert found.labels == ("b", "a")
    assert found.statistics.tolist() == [[5, 50], [2, 20]]
