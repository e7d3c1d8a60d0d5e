"""Coverage, declared; harness.evidence computes it."""

from __future__ import annotations

from harness.metrics.base import MetricDeclaration

__all__ = ["COVERAGE"]

COVERAGE = MetricDeclaration(
    name="coverage",
    range=(0.0, 1.0),
    higher_is_better=True,
    needs=("encoder",),
    description="share of the reference's meaning that the candidate has",
)
