"""How well decisions, probabilities and rankings agree with people's.

What cannot be computed is ``None``, never 0 or 1. Missing scores are NaN and are left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.stats
from numpy.typing import ArrayLike, NDArray

from harness.statistics.resampling import SEED

__all__ = [
    "ReliabilityBin",
    "TieCalibration",
    "accuracy",
    "brier_score",
    "calibrate_ties",
    "item_accuracies",
    "pairwise_system_accuracy",
    "permutation_p_values",
    "reliability",
    "roc_auc",
    "soft_pairwise_accuracy",
]

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


def roc_auc(labels: ArrayLike, scores: ArrayLike) -> float | None:
    """Area under the ROC curve: how often a positive scores above a negative, ties half.

    Args:
        labels: Shape (n,), truthy for positive.
        scores: Shape (n,), the higher the more positive; NaN left out.

    Returns:
        0 to 1; None where there is no positive or no negative.
    """
    truth, score = _known(labels, scores)
    positives = int(truth.sum())
    negatives = len(truth) - positives
    if not positives or not negatives:
        return None
    ranks = scipy.stats.rankdata(score)
    wins = float(ranks[truth].sum()) - positives * (positives + 1) / 2
    return wins / (positives * negatives)


def accuracy(labels: ArrayLike, scores: ArrayLike, *, threshold: float = 0.5) -> float | None:
    """Share of items on the right side of a threshold; a score on it counts as positive."""
    truth, score = _known(labels, scores)
    return float(np.mean((score >= threshold) == truth)) if len(truth) else None


def brier_score(labels: ArrayLike, probabilities: ArrayLike) -> float | None:
    """Mean squared error of probabilities (Brier 1950): 0 is perfect, 0.25 is a constant 0.5."""
    truth, probability = _known(labels, probabilities)
    return float(np.mean((probability - truth) ** 2)) if len(truth) else None


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """One bar of a reliability diagram.

    Attributes:
        low: Least probability in the bin.
        high: The greatest; it belongs to the next bin, save for the last.
        count: Items in it.
        predicted: Their mean probability; None for an empty bin.
        observed: Share of positives among them; None for an empty bin.
    """

    low: float
    high: float
    count: int
    predicted: float | None
    observed: float | None


def reliability(
    labels: ArrayLike, probabilities: ArrayLike, *, bins: int = 10
) -> list[ReliabilityBin]:
    """Bins of equal width over 0 to 1: what was promised against what came true."""
    truth, probability = _known(labels, probabilities)
    which = np.clip((probability * bins).astype(int), 0, bins - 1)
    found = []
    for number in range(bins):
        inside = which == number
        count = int(inside.sum())
        found.append(
            ReliabilityBin(
                low=number / bins,
                high=(number + 1) / bins,
                count=count,
                predicted=float(probability[inside].mean()) if count else None,
                observed=float(truth[inside].mean()) if count else None,
            )
        )
    return found


def _known(labels: ArrayLike, scores: ArrayLike) -> tuple[BoolArray, FloatArray]:
    truth, score = np.asarray(labels, dtype=bool), np.asarray(scores, dtype=np.float64)
    if truth.shape != score.shape:
        raise ValueError(f"labels of shape {truth.shape} against scores of {score.shape}")
    known = ~np.isnan(score)
    return truth[known], score[known]


@dataclass(frozen=True, slots=True)
class TieCalibration:
    """Pairwise accuracy with tie calibration.

    Attributes:
        accuracy: acc*eq, 0 to 1.
        epsilon: Two metric scores that differ by at most this are called a tie.
    """

    accuracy: float
    epsilon: float


def calibrate_ties(human: ArrayLike, metric: ArrayLike) -> TieCalibration | None:
    """acc*eq, "pairwise accuracy with tie calibration", grouped by item.

    Deutsch, Foster and Freitag 2023, "Ties Matter: Meta-Evaluating Modern Metrics with Pairwise
    Accuracy and Tie Calibration": a pair of translations of one item is judged rightly if people
    and metric order it alike, or both call it a tie. The metric's tie threshold is the one that
    makes the mean over items greatest; every absolute difference that occurs, and 0, is tried.

    Args:
        human: Shape (systems, items); NaN where nobody rated.
        metric: Shape (systems, items); NaN where there is no score.

    Returns:
        The accuracy and its threshold (the least of those as good); None without any pair.
    """
    pairs = _pairs(human, metric)
    if pairs is None:
        return None
    human_sign, difference, weight = pairs
    size = np.abs(difference)
    right = (human_sign != 0) & (human_sign == np.sign(difference))
    # Below every threshold all pairs are ordered; as the threshold passes a pair's difference,
    # the pair turns into a tie: right if people tie it, wrong if it was ordered rightly before.
    order = np.argsort(size, kind="stable")
    gain = (weight * (human_sign == 0) - weight * right)[order]
    accuracies = weight[right].sum() + np.cumsum(gain)
    thresholds = size[order]
    last = np.append(thresholds[1:] != thresholds[:-1], [True])
    accuracies, thresholds = accuracies[last], thresholds[last]
    if thresholds[0] > 0:
        accuracies = np.insert(accuracies, 0, weight[right].sum())
        thresholds = np.insert(thresholds, 0, 0.0)
    # Rounded, so that the sum's floating-point noise does not choose among equals.
    best = int(np.argmax(np.round(accuracies, 12)))
    return TieCalibration(float(accuracies[best]), float(thresholds[best]))


def item_accuracies(human: ArrayLike, metric: ArrayLike, *, epsilon: float = 0.0) -> FloatArray:
    """Pairwise accuracy of each item at a given tie threshold.

    Args:
        human: Shape (systems, items).
        metric: Shape (systems, items).
        epsilon: Metric scores that differ by at most this are a tie.

    Returns:
        Shape (items,); NaN for an item with fewer than two scored systems.
    """
    x, y, both, first, second = _paired(human, metric)
    human_sign = np.sign(x[first] - x[second])
    difference = y[first] - y[second]
    called = np.where(np.abs(difference) <= epsilon, 0.0, np.sign(difference))
    right = ((human_sign == called) & both).sum(axis=0)
    count = both.sum(axis=0)
    accuracies: FloatArray = np.where(count > 0, right / np.maximum(count, 1), np.nan)
    return accuracies


def _pairs(human: ArrayLike, metric: ArrayLike) -> tuple[FloatArray, FloatArray, FloatArray] | None:
    """Sign of the human difference, metric difference and weight of every pair of every item."""
    x, y, both, first, second = _paired(human, metric)
    count = both.sum(axis=0)
    items = int((count > 0).sum())
    if not items:
        return None
    weight = np.broadcast_to(1.0 / (np.maximum(count, 1) * items), both.shape)[both]
    human_sign = np.sign(x[first] - x[second])[both]
    return human_sign, (y[first] - y[second])[both], weight


def _paired(
    human: ArrayLike, metric: ArrayLike
) -> tuple[FloatArray, FloatArray, BoolArray, NDArray[np.intp], NDArray[np.intp]]:
    x, y = np.asarray(human, dtype=np.float64), np.asarray(metric, dtype=np.float64)
    if x.shape != y.shape or x.ndim != 2:  # systems by items
        raise ValueError(f"expected two arrays (systems, items), got {x.shape} and {y.shape}")
    known = ~(np.isnan(x) | np.isnan(y))
    first, second = np.triu_indices(len(x), 1)
    return x, y, known[first] & known[second], first, second


def pairwise_system_accuracy(human: ArrayLike, metric: ArrayLike) -> float | None:
    """Share of pairs of systems that the metric orders as people do (Kocmi et al. 2021).

    Args:
        human: Shape (systems,), one score a system.
        metric: Shape (systems,).

    Returns:
        0 to 1, a tie right only where both tie; None for fewer than two systems.
    """
    column = item_accuracies(
        np.asarray(human, dtype=np.float64)[:, None], np.asarray(metric, dtype=np.float64)[:, None]
    )
    return None if np.isnan(column[0]) else float(column[0])


def soft_pairwise_accuracy(
    human: ArrayLike, metric: ArrayLike, *, permutations: int = 1000, seed: int = SEED
) -> float | None:
    """Soft pairwise accuracy (Thompson et al. 2024).

    "Improving Statistical Significance in Human Evaluation of Automatic Metrics via Soft Pairwise
    Accuracy": one minus the mean difference, over the pairs of systems, between the p-value that
    people's scores give to "the first is better" and the one that the metric's give. A pair that
    people cannot tell apart so costs a metric little whichever way it orders it.

    Args:
        human: Shape (systems, items); NaN where nobody rated.
        metric: Shape (systems, items).
        permutations: Of each paired permutation test.
        seed: Of the permutations; both sides see the same.

    Returns:
        0 to 1; None for fewer than two systems with scores.
    """
    x, y = np.asarray(human, dtype=np.float64), np.asarray(metric, dtype=np.float64)
    human_p = permutation_p_values(x, permutations=permutations, seed=seed)
    metric_p = permutation_p_values(y, permutations=permutations, seed=seed)
    distance = np.abs(human_p - metric_p)
    return None if np.isnan(distance).all() else 1.0 - float(np.nanmean(distance))


def permutation_p_values(
    scores: ArrayLike, *, permutations: int = 1000, seed: int = SEED
) -> FloatArray:
    """One-sided paired permutation tests between all pairs of systems.

    Under the null hypothesis the two systems' scores of an item may change places.

    Args:
        scores: Shape (systems, items), higher is better; items without both are left out.
        permutations: Random assignments of the signs, the same for all pairs.
        seed: Of the assignments.

    Returns:
        Shape (pairs,), pairs as in ``numpy.triu_indices(systems, 1)``: the share of assignments
        in which the first system leads by at least as much as it does, equal leads counted half,
        so that a pair and its reverse add up to 1 and equal systems have 0.5. NaN without items.
    """
    values = np.asarray(scores, dtype=np.float64)
    first, second = np.triu_indices(len(values), 1)
    differences = values[first] - values[second]
    known = ~np.isnan(differences)
    differences = np.where(known, differences, 0.0)
    rng = np.random.default_rng(seed)
    signs = rng.choice(np.array([-1.0, 1.0]), size=(permutations, values.shape[1]))
    leads = signs @ differences.T
    observed = differences.sum(axis=1)
    # Sums of the same numbers in another order differ in their last bits.
    slack = 1e-9 * np.abs(differences).sum(axis=1)
    above = (leads > observed + slack).mean(axis=0)
    equal = (np.abs(leads - observed) <= slack).mean(axis=0)
    p_values: FloatArray = np.where(known.any(axis=1), above + equal / 2, np.nan)
    return p_values
