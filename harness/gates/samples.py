"""What significance needs: the sums that scores are made of, by paragraph and by segment.

Taken from the result tree alone, so that a baseline can keep them and a later run be paired with
them. Rounded, so that a run and its own baseline agree to the last digit.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from harness.compare.selection import Selection, select
from harness.compare.testing import DOCUMENTS_AS_CLUSTERS, LEAST
from harness.compare.tree import (
    candidate_segments,
    own_scores,
    own_totals,
    reference_segments,
    without_drift,
)
from harness.metrics import StatisticsMetric
from harness.metrics.signed import signed_metric
from harness.result import (
    EVIDENCE_METRICS,
    DocumentResult,
    ReferenceDocument,
    Result,
    SystemResult,
)
from harness.statistics.paired import Scorer, paired_randomisation
from harness.statistics.resampling import TRIALS, swap_flags

__all__ = ["OWN", "DocumentSample", "Tester", "paired_rows", "reference_digest", "system_samples"]

OWN = "own"
"""The key of the sums of coverage, support and adequacy, one row a reference paragraph and a last
one for what of the candidate answers none."""

_DIGITS = 4
Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class DocumentSample:
    """A document's statistics: rows by paragraph under :data:`OWN`, by segment for text metrics."""

    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)


def reference_digest(reference: ReferenceDocument) -> str:
    """A hash of a reference's paragraphs: two runs are paired only where it is the same."""
    content = json.dumps([[p.index, p.kind, p.text] for p in reference.paragraphs])
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:16]


def system_samples(result: Result, system: SystemResult) -> dict[str, DocumentSample]:
    """A system's statistics by document; metrics that cannot be resampled here are left out."""
    found = {}
    metrics = _text_metrics(result)
    references = {reference.id: reference for reference in result.references}
    for document in system.documents:
        if document.id in references:
            selection = partial(_alone, result, system, document, references[document.id])
            found[document.id] = DocumentSample(_Rows(selection, metrics))
    return found


class _Rows(Mapping[str, tuple[Row, ...]]):
    """A document's rows, each metric's made when it is first asked for.

    To count n-grams is most of a gate's work, and a gate that asks for thresholds or findings
    alone, or finds no score fallen, needs none.
    """

    def __init__(
        self, selection: Callable[[], Selection], metrics: Mapping[str, StatisticsMetric]
    ) -> None:
        self._make = selection
        self._metrics = metrics
        self._known: dict[str, tuple[Row, ...]] = {}

    @cached_property
    def _selection(self) -> Selection:
        return self._make()

    def __getitem__(self, key: str) -> tuple[Row, ...]:
        if key not in self._known:
            self._known[key] = _rounded(self._statistics(key))
        return self._known[key]

    def _statistics(self, key: str) -> NDArray[np.float64]:
        metric = None if key == OWN else self._metrics[key]
        [contender] = self._selection.contenders
        if metric is None:
            return own_totals(self._selection, contender).statistics
        references = reference_segments(self._selection).texts
        return metric.statistics(candidate_segments(self._selection, contender), [references])

    def __iter__(self) -> Iterator[str]:
        return iter((OWN, *self._metrics))

    def __contains__(self, key: object) -> bool:
        return key == OWN or key in self._metrics

    def __len__(self) -> int:
        return 1 + len(self._metrics)


def _alone(
    result: Result, system: SystemResult, document: DocumentResult, reference: ReferenceDocument
) -> Selection:
    """One document of one system, in the form that comparing takes."""
    one = system.model_copy(update={"documents": (document,)})
    return select([result.model_copy(update={"references": (reference,), "systems": (one,)})])


def _rounded(statistics: NDArray[np.float64]) -> tuple[Row, ...]:
    return tuple(tuple(float(v) for v in row) for row in np.round(statistics, _DIGITS))


def _text_metrics(result: Result) -> dict[str, StatisticsMetric]:
    """The text metrics that can be counted here: against the first reference, the tree's only one.

    A fall of a score against several is tested by what the first of them says, as comparing does.
    """
    found = {}
    for name, info in result.metrics.items():
        if name in EVIDENCE_METRICS:
            continue
        if (metric := signed_metric(name, info.signature)) is not None:
            found[name] = metric
    return found


def paired_rows(
    before: Iterable[DocumentSample],
    after: Iterable[DocumentSample],
    metric: str,
    *,
    settled: bool = True,
) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    """Statistics of two versions of the same documents, row by row.

    From twenty documents on a document is one row, for its segments resemble each other.

    Args:
        before: One version's documents.
        after: The other's.
        metric: Which statistics.
        settled: For a test: see :func:`harness.compare.tree.without_drift`.

    Returns:
        Two arrays of shape (rows, statistics); None where a side lacks them or they do not pair.
    """
    key = _key(metric)
    pairs = list(zip(before, after, strict=True))
    first = [np.array(a.rows.get(key, ()), dtype=np.float64) for a, _ in pairs]
    second = [np.array(b.rows.get(key, ()), dtype=np.float64) for _, b in pairs]
    shapes = {a.shape == b.shape and a.ndim == 2 for a, b in zip(first, second, strict=True)}
    if shapes != {True}:
        return None
    if settled and key == OWN:
        second = [without_drift(both)[1] for both in zip(first, second, strict=True)]
    if len(pairs) >= DOCUMENTS_AS_CLUSTERS:
        first = [rows.sum(axis=0, keepdims=True) for rows in first]
        second = [rows.sum(axis=0, keepdims=True) for rows in second]
    left, right = np.concatenate(first), np.concatenate(second)
    # a place where neither side has anything says nothing of either
    weighed = left.any(axis=1) | right.any(axis=1)
    return left[weighed], right[weighed]


def _key(metric: str) -> str:
    return OWN if metric in EVIDENCE_METRICS else metric


class Tester:
    """Paired approximate randomisation (Riezler and Maxwell 2005) of two runs of one system.

    Args:
        result: Whose metrics are tested.
        trials: Of the randomisation.
    """

    def __init__(self, result: Result, *, trials: int = TRIALS) -> None:
        self._metrics = _text_metrics(result)
        self._higher_is_better = {n: info.higher_is_better for n, info in result.metrics.items()}
        self._trials = trials

    def falls(
        self,
        before: Sequence[DocumentSample],
        after: Sequence[DocumentSample],
        metric: str,
        *,
        seed: int,
    ) -> NDArray[np.float64] | None:
        """By how much the score gets worse: as it is, then in each trial.

        Args:
            before: The documents as they were.
            after: The same documents now.
            metric: Which score.
            seed: Of the trials; to be the same for all that is tested on the same documents.

        Returns:
            Shape (1 + trials,), in the metric's units, above 0 for a fall; None where there is not
            enough data for a test.
        """
        scorer = self._scorer(metric)
        rows = paired_rows(before, after, metric)
        if scorer is None or rows is None or len(rows[0]) < LEAST:
            return None
        if np.array_equal(*rows):
            return np.zeros(1 + self._trials)
        flags = swap_flags(len(rows[0]), trials=self._trials, seed=seed)
        tested = paired_randomisation(scorer, rows, flags)
        if not np.isfinite(scorer(tested.totals)).all():
            return None
        differences = np.nan_to_num(tested.differences(0, 1))
        return -differences if self._higher_is_better[metric] else differences

    def untested(self, before: Sequence[DocumentSample], metric: str) -> str:
        """Why :meth:`falls` says nothing, for a reader who may be able to change it."""
        if self._scorer(metric) is None:
            return "no test: it cannot be resampled, for its package is not installed"
        key = _key(metric)
        if any(key not in sample.rows for sample in before):
            return "no test: the baseline lacks its statistics, write it anew"
        return "not enough data for a test"

    def scores(
        self, before: Sequence[DocumentSample], after: Sequence[DocumentSample], metric: str
    ) -> tuple[float, float] | None:
        """Scores of both runs over these documents alone; None where they cannot be made."""
        scorer = self._scorer(metric)
        rows = paired_rows(before, after, metric, settled=False)
        if scorer is None or rows is None:
            return None
        first, second = scorer(np.stack([side.sum(axis=0) for side in rows]))
        return (float(first), float(second)) if np.isfinite([first, second]).all() else None

    def _scorer(self, metric: str) -> Scorer | None:
        if metric in EVIDENCE_METRICS:
            return partial(own_scores, metric)
        return self._metrics[metric].scores if metric in self._metrics else None
