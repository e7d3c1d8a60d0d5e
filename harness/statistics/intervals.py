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
    "pairwise_statistic",
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


def pearson_statistic(
    human: ArrayLike, metric: ArrayLike, clusters: ArrayLike | None = None
) -> Statistic:
    """Pearson's r between the systems' mean scores, as a function of cluster counts.

    Args:
        human: Shape (systems, items); NaN where a system has no score.
        metric: Shape (systems, items).
        clusters: Shape (items,), each item's cluster, from 0; each item its own by default.
    """
    return _of_system_means(human, metric, clusters, _row_pearson)


def pairwise_statistic(
    human: ArrayLike, metric: ArrayLike, clusters: ArrayLike | None = None
) -> Statistic:
    """Share of the pairs of systems whose mean scores people and metric order alike.

    Arguments as in :func:`pearson_statistic`.
    """
    return _of_system_means(human, metric, clusters, _row_pairwise)


def _of_system_means(
    human: ArrayLike,
    metric: ArrayLike,
    clusters: ArrayLike | None,
    combine: Callable[[FloatArray, FloatArray], FloatArray],
) -> Statistic:
    x, y = np.asarray(human, dtype=np.float64), np.asarray(metric, dtype=np.float64)
    cluster = np.arange(x.shape[1]) if clusters is None else np.asarray(clusters, dtype=np.int64)
    known = ~(np.isnan(x) | np.isnan(y))
    count = int(cluster.max(initial=-1)) + 1

    def sums(values: FloatArray) -> FloatArray:
        return np.array([np.bincount(cluster, weights=row, minlength=count) for row in values])

    x_sums, y_sums = sums(np.where(known, x, 0.0)), sums(np.where(known, y, 0.0))
    sizes = sums(known.astype(np.float64))

    def statistic(weights: FloatArray) -> FloatArray:
        size = weights @ sizes.T
        return combine(_divide(weights @ x_sums.T, size), _divide(weights @ y_sums.T, size))

    return statistic


def _row_pearson(x: FloatArray, y: FloatArray) -> FloatArray:
    """Pearson's r of each row of two matrices (rows, systems), NaN systems left out."""
    known = ~(np.isnan(x) | np.isnan(y))
    x, y = _centred(x, known), _centred(y, known)
    spread = np.sqrt((x * x).sum(axis=1) * (y * y).sum(axis=1))
    return _divide((x * y).sum(axis=1), spread)


def _centred(values: FloatArray, known: NDArray[np.bool_]) -> FloatArray:
    filled = np.where(known, values, 0.0)
    mean = filled.sum(axis=1, keepdims=True) / np.maximum(known.sum(axis=1, keepdims=True), 1)
    centred: FloatArray = np.where(known, filled - mean, 0.0)
    # What is left of equal numbers is rounding, not spread.
    noise = np.abs(filled).max(axis=1, keepdims=True, initial=0.0) * 1e-12
    flat = np.abs(centred).max(axis=1, keepdims=True, initial=0.0) <= noise
    return np.where(flat, 0.0, centred)


def _row_pairwise(x: FloatArray, y: FloatArray) -> FloatArray:
    """Share of pairs of columns that each row of two matrices orders alike."""
    first, second = np.triu_indices(x.shape[1], 1)
    x_sign = np.sign(x[:, first] - x[:, second])
    y_sign = np.sign(y[:, first] - y[:, second])
    known = ~(np.isnan(x_sign) | np.isnan(y_sign))
    right = ((x_sign == y_sign) & known).sum(axis=1).astype(np.float64)
    return _divide(right, known.sum(axis=1).astype(np.float64))


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
