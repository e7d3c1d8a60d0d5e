"""Support, declared; harness.evidence computes it."""

from __future__ import annotations

from harness.metrics.base import MetricDeclaration

__all__ = ["SUPPORT"]

SUPPORT = MetricDeclaration(
    name="support",
    range=(0.0, 1.0),
    higher_is_better=True,
    needs=("encoder",),
    description="share of the candidate's meaning that the reference has",
)
