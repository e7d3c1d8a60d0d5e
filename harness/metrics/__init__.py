"""What can be measured: one metric a file, each declaring its range, direction and needs."""

from harness.metrics.base import MetricDeclaration, References, StatisticsMetric
from harness.metrics.corpus import reference_count, score_corpus
from harness.metrics.registry import (
    check_name,
    declaration,
    declarations,
    default_metrics,
    get_metric,
    is_built_in,
    metric_names,
    text_metric_names,
    text_metrics,
)

__all__ = [
    "MetricDeclaration",
    "References",
    "StatisticsMetric",
    "check_name",
    "declaration",
    "declarations",
    "default_metrics",
    "get_metric",
    "is_built_in",
    "metric_names",
    "reference_count",
    "score_corpus",
    "text_metric_names",
    "text_metrics",
]
