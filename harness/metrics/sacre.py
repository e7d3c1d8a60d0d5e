"""The bridge to sacrebleu: its own classes count and score (Post 2018, "A Call for Clarity").

sacrebleu keeps the statistics of a segment to itself and its subclasses, so each of its metrics
is subclassed once, with :class:`Opened` as a second base, and nothing of it is written anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from sacrebleu.metrics.base import Metric

from harness.errors import MetricError
from harness.metrics.base import References, StatisticsMetric

__all__ = ["Opened", "SacrebleuMetric"]


class Opened(Metric):
    """Opens a sacrebleu metric: statistics of segments, score of their sum, signature."""

    def segment_statistics(
        self, candidates: Sequence[str], references: References
    ) -> list[list[float]]:
        """One list of statistics a segment."""
        found: list[list[float]] = self._extract_corpus_statistics(candidates, references)  # type: ignore[arg-type]  # it takes None, its annotation does not say so
        return found

    def segment_statistics_of_systems(
        self, systems: Sequence[Sequence[str]], references: References
    ) -> list[list[list[float]]]:
        """The same for several systems; the references are counted once."""
        self._ref_cache = self._cache_references(references)  # type: ignore[arg-type]  # as below
        try:
            return [self._extract_corpus_statistics(texts, None) for texts in systems]
        finally:
            self._ref_cache = None  # its n-grams take more memory than the texts

    def summed_score(self, statistics: list[float]) -> float:
        """The score of summed statistics."""
        return float(self._compute_score_from_stats(statistics).score)

    def describe(self, references: int) -> str:
        """The signature for a number of references; -1 where segments differ."""
        self.num_refs = references
        return str(self.get_signature())


OpenedT = TypeVar("OpenedT", bound=Opened)


class SacrebleuMetric(StatisticsMetric, Generic[OpenedT]):
    """A metric that sacrebleu computes.

    Subclasses set ``_corpus``, which scores sums, and ``_sentence``, which scores one segment:
    the same object, but for BLEU.
    """

    _corpus: OpenedT
    _sentence: OpenedT
    _width: int
    """How many statistics a segment has."""

    def statistics(self, candidates: Sequence[str], references: References) -> NDArray[np.float64]:
        """See :meth:`StatisticsMetric.statistics`."""
        check_references(self.name, candidates, references)
        if not candidates:
            return np.zeros((0, self._width))
        found = self._corpus.segment_statistics(candidates, references)
        return np.asarray(found, dtype=np.float64)

    def statistics_of_systems(
        self, systems: Sequence[Sequence[str]], references: References
    ) -> list[NDArray[np.float64]]:
        """See :meth:`StatisticsMetric.statistics_of_systems`."""
        for candidates in systems:
            check_references(self.name, candidates, references)
        if not systems or not systems[0]:
            return [np.zeros((0, self._width)) for _ in systems]
        found = self._corpus.segment_statistics_of_systems(systems, references)
        return [np.asarray(rows, dtype=np.float64) for rows in found]

    def score(self, statistics: NDArray[np.float64]) -> float | None:
        """See :meth:`StatisticsMetric.score`; what is not finite scores None."""
        if not np.isfinite(statistics).all():
            return None
        return self._corpus.summed_score(statistics.tolist())

    def segment_score(self, candidate: str, references: Sequence[str]) -> float | None:
        """The ``sentence_score`` of sacrebleu; None without a reference."""
        if not references:
            return None
        return float(self._sentence.sentence_score(candidate, references).score)

    def segment_scores(self, statistics: NDArray[np.float64]) -> list[float | None] | None:
        """See :meth:`StatisticsMetric.segment_scores`; BLEU's sentences are scored as such."""
        return [self._sentence.summed_score(row.tolist()) for row in statistics]

    def signature(self, references: int = 1) -> str:
        """The signature of sacrebleu, the same as its command prints."""
        return self._corpus.describe(references)


def check_references(name: str, candidates: Sequence[str], references: References) -> None:
    """Raise MetricError unless every segment has a reference, and every set is of one length."""
    if not references:
        raise MetricError(f"{name}: no reference", cure="give at least one reference set")
    for number, texts in enumerate(references, start=1):
        if len(texts) != len(candidates):
            raise MetricError(
                f"{name}: reference set {number} has {len(texts)} segments, "
                f"the candidate {len(candidates)}",
                cure="give each reference set one text a segment, None where it has none",
            )
    for index, texts in enumerate(zip(*references, strict=True)):
        if all(text is None for text in texts):
            raise MetricError(
                f"{name}: segment {index} (counted from 0) has no reference",
                cure="give it one, or leave the segment out",
            )
