"""Clusters and rank ranges."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from harness.statistics.clusters import rank_clusters, rank_ranges


def pairs(count: int, *significant: tuple[int, int]) -> NDArray[np.bool_]:
    found = np.zeros((count, count), dtype=bool)
    for a, b in significant:
        found[a, b] = found[b, a] = True
    return found


def test_systems_that_all_differ_stand_alone() -> None:
    found = pairs(3, (0, 1), (0, 2), (1, 2))
    assert rank_clusters([3, 1, 2], found, higher_is_better=True) == [1, 3, 2]


def test_systems_that_cannot_be_told_apart_share_a_cluster() -> None:
    assert rank_clusters([3, 1, 2], pairs(3), higher_is_better=True) == [1, 1, 1]


def test_a_system_between_two_that_differ_joins_them() -> None:
    found = pairs(3, (0, 2))
    assert rank_clusters([3, 2, 1], found, higher_is_better=True) == [1, 1, 1]


def test_the_line_falls_where_all_above_differ_from_all_below() -> None:
    found = pairs(4, (0, 2), (0, 3), (1, 2), (1, 3))
    assert rank_clusters([4, 3, 2, 1], found, higher_is_better=True) == [1, 1, 2, 2]


def test_the_lowest_score_leads_where_lower_is_better() -> None:
    assert rank_clusters([9, 5], pairs(2, (0, 1)), higher_is_better=False) == [2, 1]


def test_a_rank_range_spans_those_that_do_not_differ() -> None:
    found = pairs(3, (0, 2))
    assert rank_ranges([3, 2, 1], found, higher_is_better=True) == [(1, 2), (1, 3), (2, 3)]


def test_rank_ranges_follow_the_direction() -> None:
    assert rank_ranges([9, 5], pairs(2, (0, 1)), higher_is_better=False) == [(2, 2), (1, 1)]


def test_one_system_is_a_cluster_of_its_own() -> None:
    assert rank_clusters([1], pairs(1), higher_is_better=True) == [1]
    assert rank_ranges([1], pairs(1), higher_is_better=True) == [(1, 1)]
