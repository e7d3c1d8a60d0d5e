"""Scores of a whole corpus: a system's segments against their references."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from harness.metrics.base import References, StatisticsMetric

__all__ = ["reference_count", "score_corpus"]


def score_corpus(
    metrics: Iterable[StatisticsMetric], candidates: Sequence[str], references: References
) -> dict[str, float | None]:
    """Corpus scores, the same as sacrebleu's command gives for files of these lines.

    Args:
        metrics: As :func:`harness.metrics.text_metrics` gives them.
        candidates: One text a segment; an empty one counts as what it is.
        references: One sequence of texts a reference set, each as long as ``candidates``.

    Returns:
        Metric name to score, in the metrics' order; None if there is no segment.

    Raises:
        MetricError: A reference set is not as long as the candidates, or a segment has no
            reference at all.
    """
    if not candidates:
        return {metric.name: None for metric in metrics}
    return {
        metric.name: metric.score(metric.statistics(candidates, references).sum(axis=0))
        for metric in metrics
    }


def reference_count(references: References) -> int:
    """How many references the segments have, as a signature counts them; -1 where they differ."""
    counts = {sum(text is not None for text in texts) for texts in zip(*references, strict=True)}
    return counts.pop() if len(counts) == 1 else -1
