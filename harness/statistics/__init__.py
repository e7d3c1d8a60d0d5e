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
from harness.statistics.correlation import (
    grouped_kendall_taus,
    grouped_mean,
    kendall_tau,
    pearson,
    spearman,
)
from harness.statistics.intervals import Estimate, estimate

__all__ = [
    "Estimate",
    "ReliabilityBin",
    "TieCalibration",
    "accuracy",
    "brier_score",
    "calibrate_ties",
    "estimate",
    "grouped_kendall_taus",
    "grouped_mean",
    "item_accuracies",
    "kendall_tau",
    "pairwise_system_accuracy",
    "pearson",
    "permutation_p_values",
    "reliability",
    "roc_auc",
    "soft_pairwise_accuracy",
    "spearman",
]
