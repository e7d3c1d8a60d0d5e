"""Adequacy, declared; harness.evidence computes it."""

from __future__ import annotations

from harness.metrics.base import MetricDeclaration

__all__ = ["ADEQUACY"]

ADEQUACY = MetricDeclaration(
    name="adequacy",
    range=(0.0, 1.0),
    higher_is_better=True,
    needs=("encoder",),
    description="one number from coverage, support, changed facts and how it is told",
)
