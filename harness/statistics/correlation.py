"""Correlation of a metric with people: Pearson, Spearman, Kendall's tau-b, pooled and by item.

Missing scores are NaN and are left out pair by pair; what cannot be computed (fewer than two
pairs, or one side constant) is ``None``, never 0. The coefficients are scipy's, save where many
small groups are to be done at once.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Sequence

import numpy as np
import scipy.stats
from numpy.typing import ArrayLike, NDArray

__all__ = [
    "Correlation",
    "grouped_kendall_taus",
    "grouped_mean",
    "kendall_tau",
    "pearson",
    "spearman",
]

FloatArray = NDArray[np.float64]
Correlation = Callable[[ArrayLike, ArrayLike], float | None]


def pearson(human: ArrayLike, metric: ArrayLike) -> float | None:
    """Pearson's r.

    Args:
        human: Shape (n,); NaN where nobody rated.
        metric: Shape (n,); NaN where there is no score.

    Returns:
        -1 to 1; None for fewer than two complete pairs, or where one side is constant.
    """
    return _correlate(scipy.stats.pearsonr, human, metric)


def spearman(human: ArrayLike, metric: ArrayLike) -> float | None:
    """Spearman's rho, ties at their mean rank. Arguments and None as in :func:`pearson`."""
    return _correlate(scipy.stats.spearmanr, human, metric)


def kendall_tau(human: ArrayLike, metric: ArrayLike) -> float | None:
    """Kendall's tau-b (Kendall 1945): ties on either side shrink the denominator, not the count.

    Arguments and None as in :func:`pearson`.
    """
    return _correlate(scipy.stats.kendalltau, human, metric)


def _correlate(
    coefficient: Callable[[FloatArray, FloatArray], object], human: ArrayLike, metric: ArrayLike
) -> float | None:
    x, y = _complete(human, metric)
    if len(x) < 2 or np.ptp(x) == 0 or np.ptp(y) == 0:  # a pair is two
        return None
    with warnings.catch_warnings():
        # scipy warns of nearly constant input, whose coefficient may be nonsense or NaN.
        warnings.simplefilter("ignore")
        value = float(coefficient(x, y).statistic)  # type: ignore[attr-defined]
    return value if math.isfinite(value) else None


def _complete(human: ArrayLike, metric: ArrayLike) -> tuple[FloatArray, FloatArray]:
    x, y = np.asarray(human, dtype=np.float64), np.asarray(metric, dtype=np.float64)
    if x.shape != y.shape:
        raise ValueError(f"human scores of shape {x.shape} against metric scores of {y.shape}")
    known = ~(np.isnan(x) | np.isnan(y))
    return x[known], y[known]


def grouped_mean(
    coefficient: Correlation, pairs: Sequence[tuple[ArrayLike, ArrayLike]]
) -> tuple[float | None, list[float | None]]:
    """The mean of a coefficient over groups, groups in which it is undefined left out.

    Args:
        coefficient: One of this module's.
        pairs: (human, metric) of each group.

    Returns:
        The mean (None if no group has one), and each group's own.
    """
    values = [coefficient(human, metric) for human, metric in pairs]
    known = [value for value in values if value is not None]
    return (float(np.mean(known)) if known else None), values


def grouped_kendall_taus(human: ArrayLike, metric: ArrayLike) -> FloatArray:
    """Kendall's tau-b over the systems, for each item on its own.

    The segment-level correlation "grouped by item" of the WMT metrics tasks: its mean over the
    items is :func:`numpy.nanmean` of what this returns.

    Args:
        human: Shape (systems, items); NaN where nobody rated.
        metric: Shape (systems, items); NaN where there is no score.

    Returns:
        Shape (items,); NaN where all systems tie in one of the two, or fewer than two are scored.
    """
    x, y = np.asarray(human, dtype=np.float64), np.asarray(metric, dtype=np.float64)
    if x.shape != y.shape or x.ndim != 2:  # systems by items
        raise ValueError(f"expected two arrays (systems, items), got {x.shape} and {y.shape}")
    known = ~(np.isnan(x) | np.isnan(y))
    first, second = np.triu_indices(len(x), 1)
    both = known[first] & known[second]
    x_sign = np.where(both, np.sign(x[first] - x[second]), 0.0)
    y_sign = np.where(both, np.sign(y[first] - y[second]), 0.0)
    untied = np.abs(x_sign).sum(axis=0) * np.abs(y_sign).sum(axis=0)
    concordance = (x_sign * y_sign).sum(axis=0)
    with np.errstate(invalid="ignore"):
        taus: FloatArray = np.where(
            untied > 0, concordance / np.sqrt(np.where(untied > 0, untied, 1.0)), np.nan
        )
    return taus
