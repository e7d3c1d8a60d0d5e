"""Bootstrap over documents: each vectorised statistic is the plain one, whatever is drawn."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from harness.statistics.agreement import roc_auc
from harness.statistics.correlation import kendall_tau, pearson
from harness.statistics.intervals import (
    auc_statistic,
    estimate,
    pearson_statistic,
    ratio_statistic,
    tau_statistic,
)

FloatArray = NDArray[np.float64]
CLUSTERS = 3
rows = st.lists(
    st.tuples(
        st.integers(0, CLUSTERS - 1),
        st.sampled_from([0.0, 1.0, 2.0, 3.0]),
        st.sampled_from([0.0, 1.0, 2.0, float("nan")]),
    ),
    min_size=1,
    max_size=25,
)
draws = st.lists(st.integers(0, 3), min_size=CLUSTERS, max_size=CLUSTERS)


def draw(items: list[tuple[int, float, float]], counts: list[int]) -> FloatArray:
    """The resample itself: every row of a cluster as often as the cluster was drawn."""
    repeated = [row for row in items for _ in range(counts[row[0]])]
    return np.array(repeated, dtype=np.float64).reshape(-1, 3).T


def check(
    statistic: Callable[[FloatArray], FloatArray], counts: list[int], plain: float | None
) -> None:
    found = statistic(np.array([counts], dtype=np.float64))[0]
    assert found == pytest.approx(float("nan") if plain is None else plain, nan_ok=True)


@given(rows, draws)
def test_the_auc_of_a_resample_is_the_plain_one(
    items: list[tuple[int, float, float]], counts: list[int]
) -> None:
    cluster, label, score = np.array(items).T
    _, drawn_label, drawn_score = draw(items, counts)
    statistic = auc_statistic(label > 1, score, cluster, CLUSTERS)
    check(statistic, counts, roc_auc(drawn_label > 1, drawn_score))


@given(rows, draws)
def test_the_tau_of_a_resample_is_the_plain_one(
    items: list[tuple[int, float, float]], counts: list[int]
) -> None:
    cluster, human, metric = np.array(items).T
    _, drawn_human, drawn_metric = draw(items, counts)
    statistic = tau_statistic(human, metric, cluster, CLUSTERS)
    check(statistic, counts, kendall_tau(drawn_human, drawn_metric))


@given(rows, draws)
def test_the_mean_of_a_resample_is_the_plain_one(
    items: list[tuple[int, float, float]], counts: list[int]
) -> None:
    cluster, _, value = np.array(items).T
    drawn = draw(items, counts)[2]
    known = drawn[~np.isnan(drawn)]
    statistic = ratio_statistic(value, cluster, CLUSTERS)
    check(statistic, counts, float(known.mean()) if len(known) else None)


def test_the_pearson_of_a_resample_is_that_of_the_drawn_means() -> None:
    rng = np.random.default_rng(3)
    human, metric = rng.normal(size=(2, 5, 4))
    drawn = [0, 0, 3, 1]
    weights = np.bincount(drawn, minlength=4)[None, :].astype(np.float64)
    expected = pearson(human[:, drawn].mean(axis=1), metric[:, drawn].mean(axis=1))
    assert pearson_statistic(human, metric)(weights)[0] == pytest.approx(expected)


def test_pearson_leaves_out_documents_that_a_system_lacks() -> None:
    human = np.array([[1.0, 1.0], [2.0, np.nan], [3.0, 3.0]])
    metric = np.array([[1.0, 1.0], [2.0, 99.0], [3.0, 3.0]])
    assert pearson_statistic(human, metric)(np.ones((1, 2)))[0] == pytest.approx(1.0)


def test_the_same_seed_gives_the_same_interval() -> None:
    statistic = ratio_statistic(range(20), range(20), 20)
    assert estimate(statistic, 20, seed=5) == estimate(statistic, 20, seed=5)
    assert estimate(statistic, 20, seed=5) != estimate(statistic, 20, seed=6)


def test_the_interval_of_a_mean_is_near_the_normal_one() -> None:
    values = np.random.default_rng(4).normal(size=400)
    found = estimate(ratio_statistic(values, np.arange(400), 400), 400, resamples=4000)
    half = 1.96 * values.std() / 20
    assert found.value == pytest.approx(values.mean())
    assert found.low == pytest.approx(values.mean() - half, abs=0.01)
    assert found.high == pytest.approx(values.mean() + half, abs=0.01)


def test_one_cluster_has_no_interval() -> None:
    found = estimate(ratio_statistic([1.0, 2.0], [0, 0], 1), 1)
    assert (found.value, found.low, found.high) == (1.5, None, None)


def test_a_figure_that_cannot_be_computed_is_unknown() -> None:
    assert estimate(ratio_statistic([np.nan], [0], 1), 1).value is None
