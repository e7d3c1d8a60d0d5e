"""Intervals, significance, and agreement with people: numbers in, numbers out."""

from __future__ import annotations

from harness.statistics.agreement import (
    ReliabilityBin,
    TieCalibration,
    accuracy,
    brier_score,
    calibrate_ties,
    item_accuracies,
    pairwise_system_accuracy,
    permutation_p_values,
    reliability,
    roc_auc,
    soft_pairwise_accuracy,
)
from harness.statistics.clusters import rank_clusters, rank_ranges
from harness.statistics.correction import holm, westfall_young
from harness.statistics.correlation import (
    grouped_kendall_taus,
    grouped_mean,
    kendall_tau,
    pearson,
    spearman,
)
from harness.statistics.intervals import Estimate, estimate
from harness.statistics.paired import (
    Bootstrap,
    Randomisation,
    paired_bootstrap,
    paired_randomisation,
)
from harness.statistics.resampling import (
    Interval,
    bootstrap_counts,
    percentile_interval,
    sum_by_cluster,
    swap_flags,
)

__all__ = [
    "Bootstrap",
    "Estimate",
    "Interval",
    "Randomisation",
    "ReliabilityBin",
    "TieCalibration",
    "accuracy",
    "bootstrap_counts",
    "brier_score",
    "calibrate_ties",
    "estimate",
    "grouped_kendall_taus",
    "grouped_mean",
    "holm",
    "item_accuracies",
    "kendall_tau",
    "paired_bootstrap",
    "paired_randomisation",
    "pairwise_system_accuracy",
    "pearson",
    "percentile_interval",
    "permutation_p_values",
    "rank_clusters",
    "rank_ranges",
    "reliability",
    "roc_auc",
    "soft_pairwise_accuracy",
    "spearman",
    "sum_by_cluster",
    "swap_flags",
    "westfall_young",
]
