"""Resampling of segments: which are drawn, which are swapped, and what the draws add up to.

A resample is a row of counts (how often each segment is drawn), and a randomisation trial a row of
flags (which segments are swapped), so that the statistics of thousands of resamples are one matrix
product. Draws are made as sacrebleu makes them (``sacrebleu.significance``): with the same seed the
figures are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "RESAMPLES",
    "SEED",
    "TRIALS",
    "ClusterSums",
    "Interval",
    "bootstrap_counts",
    "percentile_interval",
    "sum_by_cluster",
    "swap_flags",
    "weighted_sums",
]

SEED = 12345
RESAMPLES = 1000
TRIALS = 10_000

_CELLS = 8_000_000
"""Cells of a counts or flags matrix that are turned to floats at once (64 MB)."""


class Interval(NamedTuple):
    """A 95 % percentile interval."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ClusterSums:
    """Statistics summed by cluster.

    Attributes:
        labels: Of the clusters, in order of first appearance.
        statistics: Shape (clusters, statistics).
    """

    labels: tuple[str, ...]
    statistics: NDArray[np.float64]


def bootstrap_counts(
    segments: int, *, resamples: int = RESAMPLES, seed: int | None = SEED
) -> NDArray[np.uint16]:
    """How often each resample draws each segment, with replacement.

    Args:
        segments: How many there are; at least one.
        resamples: How many resamples of that many segments to draw.
        seed: Of numpy's default generator; None for a fresh one.

    Returns:
        Shape (resamples, segments); rows sum to ``segments``.
    """
    drawn = np.random.default_rng(seed).choice(segments, size=(resamples, segments), replace=True)
    counts = np.empty((resamples, segments), dtype=np.uint16)
    for row, indices in enumerate(drawn):
        counts[row] = np.bincount(indices, minlength=segments)
    return counts


def swap_flags(
    segments: int, *, trials: int = TRIALS, seed: int | None = SEED
) -> NDArray[np.bool_]:
    """Which segments each trial leaves in place (true) and which it swaps, each at even odds.

    Returns:
        Shape (trials, segments).
    """
    return np.random.default_rng(seed).integers(2, size=(trials, segments), dtype=bool)


def weighted_sums(
    weights: NDArray[np.uint16] | NDArray[np.bool_], statistics: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Sums of statistics over many resamples or trials at once.

    Args:
        weights: Counts or flags, shape (resamples, segments).
        statistics: Shape (segments, statistics).

    Returns:
        Shape (resamples, statistics). Sums of whole numbers are exact.
    """
    rows = max(1, _CELLS // max(1, weights.shape[1]))
    parts = [
        weights[start : start + rows].astype(np.float64) @ statistics
        for start in range(0, len(weights), rows)
    ]
    return np.concatenate(parts) if parts else np.zeros((0, statistics.shape[1]))


def sum_by_cluster(statistics: NDArray[np.float64], labels: Sequence[str]) -> ClusterSums:
    """Sum the statistics of the segments of each cluster (such as a document).

    Segments of one document resemble each other, so they are resampled together or the intervals
    come out too narrow.

    Args:
        statistics: Shape (segments, statistics).
        labels: The cluster of each segment.
    """
    names = tuple(dict.fromkeys(labels))
    number = {name: index for index, name in enumerate(names)}
    sums = np.zeros((len(names), statistics.shape[1]))
    np.add.at(sums, [number[label] for label in labels], statistics)
    return ClusterSums(names, sums)


def percentile_interval(scores: NDArray[np.float64]) -> Interval:
    """The 95 % interval of resampled scores, by the ranks that sacrebleu takes.

    Of 1,000 scores in order, those numbered 25 and 974 from 0. Half its width is what sacrebleu
    prints after "±".
    """
    ordered = np.sort(scores)
    low = len(ordered) // 40
    return Interval(float(ordered[low]), float(ordered[len(ordered) - low - 1]))
