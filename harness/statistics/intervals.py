"""Confidence intervals by bootstrap over clusters (documents), vectorised.

Units of one document, and translations of one segment, are not independent of one another. So
whole clusters are drawn, with replacement (Efron and Tibshirani 1993, the percentile method): a
resample is a row of counts, how often each cluster was drawn, and a statistic is a function of
such rows. All ones gives the figure itself; that keeps the figure and its interval from ever being
computed in two ways.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from harness.statistics.resampling import RESAMPLES, SEED, bootstrap_counts

__all__ = [
    "Estimate",
    "Statistic",
    "auc_statistic",
    "estimate",
    "pearson_statistic",
    "ratio_statistic",
    "tau_statistic",
]

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
Statistic = Callable[[FloatArray], FloatArray]
"""(resamples, clusters) counts to (resamples,) figures; NaN where there is none."""

_BLOCK = 256  # rows of pair matrices made at once: a few MB


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its confidence interval.

    Attributes:
        value: The figure on all the data; None where it cannot be computed.
        low: Lower end of the interval; None where there is none (fewer than two clusters).
        high: Its upper end.
    """

    value: float | None
    low: float | None = None
    high: float | None = None


def estimate(
    statistic: Statistic,
    clusters: int,
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    level: float = 0.95,
) -> Estimate:
    """A statistic and its percentile interval.

    Args:
        statistic: A function of cluster counts, such as this module makes.
        clusters: How many clusters there are.
        resamples: Bootstrap resamples; 0 for no interval.
        seed: Of the resampling: the same data and seed give the same interval.
        level: Coverage of the interval, 0 to 1.
    """
    if clusters < 1:
        return Estimate(None)
    value = float(statistic(np.ones((1, clusters)))[0])
    if np.isnan(value):
        return Estimate(None)
    if clusters < 2 or not resamples:  # one cluster has no spread
        return Estimate(value)
    counts = bootstrap_counts(clusters, resamples=resamples, seed=seed)
    drawn = statistic(counts.astype(np.float64))
    drawn = drawn[~np.isnan(drawn)]
    if not len(drawn):
        return Estimate(value)
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(value, float(low), float(high))


def ratio_statistic(values: ArrayLike, clusters: ArrayLike, count: int) -> Statistic:
    """The mean of values, NaN left out.

    Args:
        values: Shape (n,).
        clusters: Shape (n,), each value's cluster, from 0.
        count: How many clusters there are.
    """
    value, cluster = np.asarray(values, dtype=np.float64), np.asarray(clusters, dtype=np.int64)
    known = ~np.isnan(value)
    sums = np.bincount(cluster[known], weights=value[known], minlength=count)
    sizes = np.bincount(cluster[known], minlength=count).astype(np.float64)
    return lambda weights: _divide(weights @ sums, weights @ sizes)


def auc_statistic(
    labels: ArrayLike, scores: ArrayLike, clusters: ArrayLike, count: int
) -> Statistic:
    """The area under the ROC curve as a function of cluster counts.

    The area is a mean over pairs of a positive and a negative. Adding those pairs up by the
    clusters of their two sides once leaves a quadratic form for each resample.
    """
    score, truth = np.asarray(scores, dtype=np.float64), np.asarray(labels, dtype=bool)
    cluster, known = np.asarray(clusters, dtype=np.int64), ~np.isnan(score)
    truth, score, cluster = truth[known], score[known], cluster[known]
    positive, positive_cluster = score[truth], cluster[truth]
    wins = np.zeros((count, count))
    for number in range(count):
        negative = np.sort(score[~truth & (cluster == number)])
        below = np.searchsorted(negative, positive, side="left")
        ties = np.searchsorted(negative, positive, side="right") - below
        wins[:, number] = np.bincount(positive_cluster, weights=below + ties / 2, minlength=count)
    positives = np.bincount(positive_cluster, minlength=count).astype(np.float64)
    negatives = np.bincount(cluster[~truth], minlength=count).astype(np.float64)
    return lambda weights: _divide(
        _quadratic(weights, wins), (weights @ positives) * (weights @ negatives)
    )


def pearson_statistic(human: ArrayLike, metric: ArrayLike) -> Statistic:
    """Pearson's r between systems' means over clusters.

    Args:
        human: Shape (systems, clusters): a system's mean in a cluster; NaN where it has none.
        metric: Shape (systems, clusters).
    """
    x, y = np.asarray(human, dtype=np.float64), np.asarray(metric, dtype=np.float64)
    known = ~(np.isnan(x) | np.isnan(y))
    x_filled, y_filled = np.where(known, x, 0.0), np.where(known, y, 0.0)

    def statistic(weights: FloatArray) -> FloatArray:
        size = weights @ known.T.astype(np.float64)
        return _row_pearson(
            _divide(weights @ x_filled.T, size), _divide(weights @ y_filled.T, size)
        )

    return statistic


def _row_pearson(x: FloatArray, y: FloatArray) -> FloatArray:
    """Pearson's r of each row of two matrices (rows, systems), NaN systems left out."""
    known = ~(np.isnan(x) | np.isnan(y))
    size = known.sum(axis=1, keepdims=True)
    x, y = np.where(known, x, 0.0), np.where(known, y, 0.0)
    x = np.where(known, x - x.sum(axis=1, keepdims=True) / np.maximum(size, 1), 0.0)
    y = np.where(known, y - y.sum(axis=1, keepdims=True) / np.maximum(size, 1), 0.0)
    spread = np.sqrt((x * x).sum(axis=1) * (y * y).sum(axis=1))
    return _divide((x * y).sum(axis=1), spread)


def tau_statistic(
    human: ArrayLike, metric: ArrayLike, clusters: ArrayLike, count: int
) -> Statistic:
    """Kendall's tau-b over all items at once ("pooled") as a function of cluster counts.

    As the area under the ROC curve it is made of pairs, added up by the clusters of their two
    items. An item drawn twice ties with its copy and so adds nothing.
    """
    x, y = np.asarray(human, dtype=np.float64), np.asarray(metric, dtype=np.float64)
    cluster, known = np.asarray(clusters, dtype=np.int64), ~(np.isnan(x) | np.isnan(y))
    order = np.argsort(cluster[known], kind="stable")
    x, y, cluster = x[known][order], y[known][order], cluster[known][order]
    concordant, x_untied, y_untied = (np.zeros((count, count)) for _ in range(3))
    if len(x):
        present, starts = np.unique(cluster, return_index=True)
        for at in range(0, len(x), _BLOCK):
            rows = slice(at, at + _BLOCK)
            x_sign = np.sign(x[rows, None] - x[None, :]).astype(np.int8)
            y_sign = np.sign(y[rows, None] - y[None, :]).astype(np.int8)
            for sums, signs in (
                (concordant, x_sign * y_sign),
                (x_untied, np.abs(x_sign)),
                (y_untied, np.abs(y_sign)),
            ):
                by_column = np.add.reduceat(signs, starts, axis=1, dtype=np.int64)
                np.add.at(sums, (cluster[rows, None], present[None, :]), by_column)
    return lambda weights: _divide(
        _quadratic(weights, concordant),
        np.sqrt(_quadratic(weights, x_untied) * _quadratic(weights, y_untied)),
    )


def _quadratic(weights: FloatArray, matrix: FloatArray) -> FloatArray:
    form: FloatArray = ((weights @ matrix) * weights).sum(axis=1)
    return form


def _divide(above: FloatArray, below: FloatArray) -> FloatArray:
    """Division with NaN where there is nothing to divide by."""
    some = below > 0
    quotient: FloatArray = np.where(some, above / np.where(some, below, 1.0), np.nan)
    return quotient
