"""Corrections for many comparisons, which bound the chance of even one false rejection.

- Holm 1979, "A Simple Sequentially Rejective Multiple Test Procedure": takes p-values, and holds
  whatever the tests' dependence, at the price of supposing the worst one.
- Westfall and Young 1993, "Resampling-Based Multiple Testing", step-down minP: takes the resampled
  statistics themselves and so knows how the tests depend on one another. Metrics of the same texts
  rise and fall together, and then it rejects much that Holm's method does not.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["holm", "westfall_young"]

_STEPS = 1e9
"""Statistics closer than this part of the largest are the same: sums in another order differ."""


def holm(p_values: Sequence[float | None]) -> list[float | None]:
    """Adjusted p-values of a family of tests; reject those at or below the level.

    It rejects all that Bonferroni's correction rejects.

    Args:
        p_values: 0 to 1; None for a test that could not be made, which is not counted.

    Returns:
        Adjusted p-values in the same order, 0 to 1, none below its original.
    """
    made = sorted((p, index) for index, p in enumerate(p_values) if p is not None)
    adjusted: list[float | None] = [None] * len(p_values)
    least = 0.0
    for rank, (p, index) in enumerate(made):
        least = max(least, min(1.0, p * (len(made) - rank)))
        adjusted[index] = least
    return adjusted


def westfall_young(trials: Sequence[NDArray[np.float64] | None]) -> list[float | None]:
    """Adjusted p-values of a family of permutation tests; reject those at or below the level.

    The p-value of a test by itself is the share of trials whose statistic is at least the observed
    one, which counts as a trial. It is adjusted to the share of trials in which any of the tests
    that are not yet rejected has so small a p-value. Trials must be made jointly: tests of the same
    clusters (other metrics, other systems) share the permutations, others do not.

    Args:
        trials: For each test its statistic in every trial, the observed one first, shape
            (1 + trials,) and the same for all; the larger, the more against the null hypothesis.
            None for a test that could not be made, which is not counted.

    Returns:
        Adjusted p-values in the same order, above 0 and up to 1: none below the test's own, none
        above what :func:`holm` makes of it.
    """
    made = [(index, _counts(values)) for index, values in enumerate(trials) if values is not None]
    made.sort(key=lambda each: -int(each[1][0]))  # from the weakest to the strongest
    adjusted: list[float | None] = [None] * len(trials)
    least: NDArray[np.int64] | None = None
    found: list[tuple[int, float]] = []
    for index, counts in made:
        least = counts if least is None else np.minimum(least, counts)
        found.append((index, float(np.mean(least <= counts[0]))))
    highest = 0.0
    for index, p_value in reversed(found):  # the order of the tests is kept
        highest = max(highest, p_value)
        adjusted[index] = highest
    return adjusted


def _counts(values: NDArray[np.float64]) -> NDArray[np.int64]:
    """In how many trials the statistic is at least what it is in each: p-values, unscaled."""
    scale = float(np.abs(values).max())
    steps = np.rint(values / scale * _STEPS) if scale > 0 else np.zeros(len(values))
    return len(steps) - np.searchsorted(np.sort(steps), steps, side="left")
