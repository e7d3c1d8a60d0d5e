"""Compare systems: from result trees to a comparison tree. Pure; no file, no printing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from harness.compare.model import Clusters, Comparison, MetricComparison, RunLabel
from harness.compare.ngrams import count_ngrams, unusual_ngrams
from harness.compare.places import break_down, leading_metric, paragraph_differences
from harness.compare.selection import Selection, select
from harness.compare.testing import (
    DOCUMENTS_AS_CLUSTERS,
    Measured,
    Options,
    Sample,
    measure_systems,
)
from harness.compare.tree import (
    Segments,
    candidate_segments,
    own_scores,
    own_totals,
    reference_segments,
    without_drift,
)
from harness.errors import MetricError
from harness.metrics import StatisticsMetric
from harness.metrics.signed import signed_metric
from harness.result import EVIDENCE_METRICS, MetricInfo, Result
from harness.statistics.resampling import sum_by_cluster

__all__ = ["compare"]

_SHOWN = 5
_AGREES = 0.005
"""Scores that differ by more than this share of the range are not those of the result."""


def compare(
    results: Sequence[Result],
    *,
    labels: Sequence[str] | None = None,
    baseline: str | None = None,
    common: bool = False,
    metrics: Sequence[str] | None = None,
    paragraphs: int = _SHOWN,
    options: Options | None = None,
) -> Comparison:
    """Which system is better, by which metric, and is it significant?

    Scores are made anew from the trees: sacrebleu's of their texts, against the first reference
    alone; coverage, support and adequacy of their units.

    Args:
        results: One run or more, with the same references.
        labels: What to call the runs; their own names if None.
        baseline: The system that the others are held against; the first if None.
        common: Restrict to the documents that all systems have.
        metrics: Which to compare by; all that all runs have if None.
        paragraphs: How many paragraphs to show for each system against the baseline.
        options: How to test; sacrebleu's defaults if None.

    Raises:
        ResultError: The systems' documents are not the same, or there is no such baseline.
        MetricError: A metric is asked for that the runs do not have.
    """
    options = options or Options()
    selection = select(results, labels=labels, common=common)
    held = selection.index(baseline)
    texts = [candidate_segments(selection, contender) for contender in selection.contenders]
    references = reference_segments(selection)
    names = [contender.name for contender in selection.contenders]
    leading = leading_metric(selection)
    found = [
        _by_metric(name, results, selection, texts, references, options)
        for name in _chosen(results, metrics)
    ]
    return Comparison(
        runs=tuple(
            RunLabel(label=label, signature=result.run.signature)
            for label, result in zip(selection.labels, results, strict=True)
        ),
        systems=tuple(names),
        baseline=names[held],
        documents=tuple(reference.id for reference in selection.references),
        left_out=selection.left_out,
        level=options.level,
        seed=options.seed,
        resamples=options.resamples,
        trials=options.trials,
        warnings=selection.warnings,
        metrics=tuple(found),
        paragraphs=tuple(
            difference
            for other in range(len(names))
            if leading is not None and other != held
            for difference in paragraph_differences(
                selection, leading, held, other, shown=paragraphs
            )
        ),
        breakdown=break_down(selection, leading),
        ngrams=tuple(
            unusual_ngrams(name, count_ngrams(own), reference_counts)
            for reference_counts in [count_ngrams(references.texts)]
            for name, own in zip(names, texts, strict=True)
        ),
    )


def _chosen(results: Sequence[Result], metrics: Sequence[str] | None) -> list[str]:
    there = [name for name in results[0].metrics if all(name in r.metrics for r in results)]
    for name in metrics or ():
        if name not in there:
            raise MetricError(
                f"the runs have no metric {name!r}",
                cure=f"there are {', '.join(there) or 'none'}; score it first: `harness run`",
            )
    return there if metrics is None else list(dict.fromkeys(metrics))


def _by_metric(
    name: str,
    results: Sequence[Result],
    selection: Selection,
    texts: Sequence[list[str]],
    references: Segments,
    options: Options,
) -> MetricComparison:
    info = results[0].metrics[name]
    names = [contender.name for contender in selection.contenders]
    kind: Clusters
    if name in EVIDENCE_METRICS:
        kind, sample = _own_sample(name, selection, info)
    else:
        metric = signed_metric(name, info.signature)
        if metric is None:
            stored = _stored(name, results, selection)
            sample = Sample(_first_column, stored, info.higher_is_better)
            measured = measure_systems(names, sample, "documents", options)
            return _comparison(name, info, "documents", 0, measured, "it cannot be resampled here")
        kind, sample = _text_sample(metric, selection, texts, references)
        # of what is shown: the run's own may be of more references, or of another version
        info = info.model_copy(update={"signature": metric.signature()})
    measured = measure_systems(names, sample, kind, options)
    note = _disagreement(name, results, selection, measured, results[0].metrics[name])
    return _comparison(name, info, kind, len(sample.statistics[0]), measured, note)


def _comparison(
    name: str, info: MetricInfo, kind: Clusters, count: int, measured: Measured, note: str | None
) -> MetricComparison:
    notes = [each for each in (measured.note, note) if each]
    return MetricComparison(
        name=name,
        range=info.range,
        higher_is_better=info.higher_is_better,
        signature=info.signature,
        resampled=kind,
        count=count,
        note="; ".join(notes) or None,
        systems=measured.systems,
        pairs=measured.pairs,
    )


def _own_sample(name: str, selection: Selection, info: MetricInfo) -> tuple[Clusters, Sample]:
    found = [own_totals(selection, contender) for contender in selection.contenders]
    totals = np.stack([each.statistics.sum(axis=0) for each in found])
    statistics = without_drift([each.statistics for each in found])
    kind: Clusters = "segments" if selection.aligned else "paragraphs"
    if len(selection.references) >= DOCUMENTS_AS_CLUSTERS:
        kind = "documents"
        statistics = [sum_by_cluster(rows, found[0].documents).statistics for rows in statistics]
    # a place where nothing is scored in any system says nothing about any
    weighed = np.any([rows.any(axis=1) for rows in statistics], axis=0)
    statistics = [rows[weighed] for rows in statistics]
    scorer = partial(own_scores, name)
    return kind, Sample(
        scorer, statistics, info.higher_is_better, np.float64, scores=scorer(totals)
    )


def _text_sample(
    metric: StatisticsMetric,
    selection: Selection,
    texts: Sequence[list[str]],
    references: Segments,
) -> tuple[Clusters, Sample]:
    statistics = metric.statistics_of_systems(texts, [references.texts])
    kind: Clusters = "segments" if selection.aligned else "documents"
    if len(selection.references) >= DOCUMENTS_AS_CLUSTERS:
        kind = "documents"
        statistics = [sum_by_cluster(rows, references.documents).statistics for rows in statistics]
    return kind, Sample(metric.scores, statistics, metric.higher_is_better)


def _stored(
    name: str, results: Sequence[Result], selection: Selection
) -> list[NDArray[np.float64]]:
    """The systems' scores as the results have them, one row each."""
    by_system = [system.scores.get(name) for result in results for system in result.systems]
    whole = not selection.left_out
    return [np.array([[np.nan if score is None or not whole else score]]) for score in by_system]


def _first_column(sums: NDArray[np.floating]) -> NDArray[np.float64]:
    return np.asarray(sums[:, 0], dtype=np.float64)


def _disagreement(
    name: str,
    results: Sequence[Result],
    selection: Selection,
    measured: Measured,
    info: MetricInfo,
) -> str | None:
    """A note where scores made anew are not the result's: its signature says more than we know."""
    several = "nrefs:" in info.signature and "nrefs:1|" not in info.signature
    if several and name not in EVIDENCE_METRICS:
        return "scored anew against the first reference alone: a result holds no other"
    if selection.left_out:
        return None
    low, high = info.range
    scale = 100.0 if low is None or high is None else high - low
    stored = [system.scores.get(name) for result in results for system in result.systems]
    off = [
        system.system
        for system, score in zip(measured.systems, stored, strict=True)
        if score is not None
        and system.score is not None
        and abs(score - system.score) > _AGREES * scale
    ]
    if not off:
        return None
    return (
        f"scored anew from the result's texts and units; its own score differs for {', '.join(off)}"
    )
