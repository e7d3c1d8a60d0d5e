"""Paired tests of systems on the same segments.

Paired bootstrap resampling (Koehn 2004, "Statistical Significance Tests for Machine Translation
Evaluation") and paired approximate randomisation (Riezler and Maxwell 2005, "On Some Pitfalls in
Automatic Evaluation and Significance Testing for MT"), in the form that sacrebleu gives them, for
all systems at once.

Which p-value to believe: the randomisation test keeps its level. The bootstrap, in the form of
Moses and sacrebleu, takes the absolute difference less its mean over resamples as its statistic,
and so calls about one in ten null differences significant at 0.05
(benchmarks/null_comparisons.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harness.statistics.resampling import Interval, percentile_interval, weighted_sums

__all__ = ["Bootstrap", "Randomisation", "Scorer", "paired_bootstrap", "paired_randomisation"]

Scorer = Callable[[NDArray[np.floating]], NDArray[np.float64]]
"""Scores of many sums at once: shape (sums, statistics) to (sums,)."""

_ROUNDING = 1e-9
"""Differences that are closer than this share of the scores are the same difference."""


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """Scores of all systems on the same resamples.

    Attributes:
        scores: Of the systems as they are, shape (systems,).
        samples: Shape (systems, resamples).
    """

    scores: NDArray[np.float64]
    samples: NDArray[np.float64]

    def mean(self, system: int) -> float:
        """Mean score over resamples (sacrebleu's μ)."""
        return float(self.samples[system].mean())

    def interval(self, system: int) -> Interval:
        """95 % interval of a system's score."""
        return percentile_interval(self.samples[system])

    def differences(self, first: int, second: int) -> NDArray[np.float64]:
        """Score of the second less that of the first, by resample; 0 where rounding alone differs.

        Sums of equal rows may differ in their last bit, and are scored in the samples' precision.
        """
        found = self.samples[second] - self.samples[first]
        rounding = max(_ROUNDING, 8 * float(np.finfo(self.samples.dtype).eps))
        least = rounding * np.abs(self.scores[[first, second]]).max()
        return np.asarray(np.where(np.abs(found) <= least, 0.0, found))

    def difference_interval(self, first: int, second: int) -> Interval:
        """95 % interval of the second's score less the first's."""
        return percentile_interval(self.differences(first, second))

    def p_value(self, first: int, second: int, *, ties: bool = True) -> float:
        """Two-sided p-value of the difference between two systems.

        Args:
            first: Index of one system.
            second: Index of the other.
            ties: Count resamples that equal the observed difference, so that two systems that
                are the same have p = 1. False counts as sacrebleu does: their p is then the least.
        """
        observed = abs(self.scores[first] - self.scores[second])
        sizes = np.abs(self.differences(first, second))
        return _p_value(sizes - sizes.mean(), observed, 0.0 if ties else None)


@dataclass(frozen=True, slots=True)
class Randomisation:
    """Statistics of all systems on the same randomisation trials.

    Attributes:
        scorer: The metric.
        totals: Sums over all segments, shape (systems, statistics).
        kept: Sums over the segments that a trial leaves in place, shape (systems, trials,
            statistics).
    """

    scorer: Scorer
    totals: NDArray[np.float64]
    kept: NDArray[np.float64]

    def p_value(self, first: int, second: int, *, ties: bool = True) -> float:
        """Two-sided p-value of the difference between two systems.

        Args:
            first: Index of one system.
            second: Index of the other.
            ties: Count trials that equal the observed difference (Riezler and Maxwell). False
                counts those above it only, as sacrebleu does; then a single differing segment
                already makes a difference significant.
        """
        scores = self.scorer(self.totals[[first, second]])
        differences = np.abs(self.differences(first, second))
        tolerance = _ROUNDING * np.abs(scores).max() if ties else None
        return _p_value(differences[1:], float(differences[0]), tolerance)

    def differences(self, first: int, second: int) -> NDArray[np.float64]:
        """Score of the second less that of the first: as they are, then in each trial.

        Shape (1 + trials,): what :func:`harness.statistics.correction.westfall_young` takes.
        """
        mixed = self.kept[first] + (self.totals[second] - self.kept[second])
        other = self.totals[first] + self.totals[second] - mixed
        scores = self.scorer(self.totals[[first, second]])
        return np.concatenate([[scores[1] - scores[0]], self.scorer(other) - self.scorer(mixed)])


def paired_bootstrap(
    scorer: Scorer,
    statistics: Sequence[NDArray[np.float64]],
    counts: NDArray[np.uint16],
    *,
    dtype: type[np.floating] = np.float32,
) -> Bootstrap:
    """Score all systems on the same resamples.

    Args:
        scorer: The metric, such as ``StatisticsMetric.scores``.
        statistics: One array a system, shape (segments, statistics), rows in the same order.
        counts: As :func:`bootstrap_counts` gives them.
        dtype: What resampled sums are scored in. sacrebleu's bootstrap takes single precision,
            so its figures need that; the scores of the systems as they are stay in double.
    """
    sums = _stacked(counts, statistics)
    totals = np.stack([rows.sum(axis=0) for rows in statistics])
    samples = np.stack([scorer(system.astype(dtype)) for system in sums])
    return Bootstrap(scorer(totals), samples)


def paired_randomisation(
    scorer: Scorer, statistics: Sequence[NDArray[np.float64]], flags: NDArray[np.bool_]
) -> Randomisation:
    """Sum the statistics of all systems on the same trials, ready to test any pair.

    Args:
        scorer: The metric.
        statistics: One array a system, shape (segments, statistics), rows in the same order.
        flags: As :func:`swap_flags` gives them.
    """
    totals = np.stack([rows.sum(axis=0) for rows in statistics])
    return Randomisation(scorer, totals, _stacked(flags, statistics))


def _stacked(
    weights: NDArray[np.uint16] | NDArray[np.bool_], statistics: Sequence[NDArray[np.float64]]
) -> NDArray[np.float64]:
    """Sums of all systems by one product, shape (systems, resamples, statistics)."""
    sums = weighted_sums(weights, np.concatenate(statistics, axis=1))
    return np.ascontiguousarray(sums.reshape(len(weights), len(statistics), -1).transpose(1, 0, 2))


def _p_value(sizes: NDArray[np.float64], observed: float, tolerance: float | None) -> float:
    """Share of trials at least (or, without a tolerance, above) the observed difference.

    The observed one counts as a trial: the level then holds for any number of trials (sacrebleu
    does the same, after Clark's multeval).
    """
    least = observed if tolerance is None else observed - tolerance
    beyond = (sizes > least) if tolerance is None else (sizes >= least)
    return float((beyond.sum() + 1) / (len(sizes) + 1))
