"""Clusters and rank ranges of systems, as the WMT findings report them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["rank_clusters", "rank_ranges"]


def rank_clusters(
    scores: Sequence[float], significant: NDArray[np.bool_], *, higher_is_better: bool
) -> list[int]:
    """Clusters of systems that cannot be told apart.

    A line is drawn below a system where each system above the line differs significantly from
    each below it (Bojar et al. 2016, "Findings of the 2016 Conference on Machine Translation").

    Args:
        scores: One a system.
        significant: Which pairs differ significantly, shape (systems, systems), symmetric.
        higher_is_better: The metric's direction.

    Returns:
        The cluster of each system, the best being 1.
    """
    order = _best_first(scores, higher_is_better=higher_is_better)
    cluster, found = 1, [0] * len(scores)
    for place, system in enumerate(order):
        above, below = order[:place], order[place:]
        if above and significant[np.ix_(above, below)].all():
            cluster += 1
        found[system] = cluster
    return found


def rank_ranges(
    scores: Sequence[float], significant: NDArray[np.bool_], *, higher_is_better: bool
) -> list[tuple[int, int]]:
    """The ranks that each system may hold.

    The best is one more than the number of systems that are significantly better; the worst is the
    number of systems less those that are significantly worse.

    Args:
        scores: One a system.
        significant: Which pairs differ significantly, shape (systems, systems), symmetric.
        higher_is_better: The metric's direction.
    """
    values = np.asarray(scores) * (1 if higher_is_better else -1)
    better = significant & (values[None, :] > values[:, None])
    worse = significant & (values[None, :] < values[:, None])
    count = len(values)
    return [(1 + int(better[i].sum()), count - int(worse[i].sum())) for i in range(count)]


def _best_first(scores: Sequence[float], *, higher_is_better: bool) -> list[int]:
    sign = -1 if higher_is_better else 1
    return sorted(range(len(scores)), key=lambda index: sign * scores[index])
