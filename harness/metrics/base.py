"""What a metric is: a declaration, and segment statistics that add up to a score.

Statistics come first, aggregation second (as in sacrebleu): a score of any set of segments is made
of the sum of their statistics, so resampling needs no second look at the texts.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["MetricDeclaration", "References", "StatisticsMetric"]

References = Sequence[Sequence[str | None]]
"""One sequence of texts a reference set, each as long as the candidates (sacrebleu's layout).

``None`` where a set has no text for a segment: segments may differ in their number of references.
An empty text is a reference that is empty.
"""


@dataclass(frozen=True, slots=True)
class MetricDeclaration:
    """What a metric's numbers mean, whoever computes them.

    Attributes:
        name: As it stands in result.json.
        range: Least and greatest value; None where there is no bound.
        higher_is_better: The direction. Nothing guesses it.
        description: One line for the user.
        needs: What it needs beside candidate and reference: ``encoder``, ``source``.
        default: Whether it is scored without being asked for.
    """

    name: str
    range: tuple[float | None, float | None]
    higher_is_better: bool
    description: str
    needs: tuple[str, ...] = ()
    default: bool = True


class StatisticsMetric(ABC):
    """A text metric in sacrebleu's manner.

    Class attributes declare it: ``name`` as it stands in result.json, ``range``,
    ``higher_is_better``, ``needs`` (what beside candidate and reference it needs, such as
    ``source``), ``default`` (scored without being asked for), ``description`` (one line).

    Args:
        language: ISO 639-1 code of candidate and reference, for metrics that cut words by it.
    """

    name: ClassVar[str]
    range: ClassVar[tuple[float | None, float | None]]
    higher_is_better: ClassVar[bool]
    needs: ClassVar[tuple[str, ...]] = ()
    default: ClassVar[bool] = True
    description: ClassVar[str]

    def __init__(self, *, language: str | None = None) -> None:
        self.language = language

    @abstractmethod
    def statistics(self, candidates: Sequence[str], references: References) -> NDArray[np.float64]:
        """Statistics of each segment.

        Args:
            candidates: One text a segment.
            references: One sequence of texts a reference set, each as long as ``candidates``
                (sacrebleu's layout); None where a set lacks a text.

        Returns:
            Shape (segments, statistics); rows add.

        Raises:
            MetricError: A reference set is not as long as the candidates, or a segment has no
                reference at all.
        """

    def statistics_of_systems(
        self, systems: Sequence[Sequence[str]], references: References
    ) -> list[NDArray[np.float64]]:
        """The :meth:`statistics` of several systems against the same references.

        For comparing. A metric that can look at the references once for all should.
        """
        return [self.statistics(candidates, references) for candidates in systems]

    @abstractmethod
    def score(self, statistics: NDArray[np.float64]) -> float | None:
        """The score of summed statistics, shape (statistics,); None where there is nothing."""

    def scores(self, statistics: NDArray[np.floating]) -> NDArray[np.float64]:
        """Scores of many sums at once, shape (sums, statistics) to (sums,); nan for None.

        For resampling. A metric that can do so in numpy should: this asks :meth:`score` one by one.
        """
        found = (self.score(row.astype(np.float64)) for row in statistics)
        return np.array([np.nan if score is None else score for score in found], dtype=np.float64)

    @abstractmethod
    def segment_score(self, candidate: str, references: Sequence[str]) -> float | None:
        """The score of one segment as the metric's own library gives it for a sentence."""

    def segment_scores(
        self,
        statistics: NDArray[np.float64],  # noqa: ARG002  # for those that can
    ) -> list[float | None] | None:
        """What :meth:`segment_score` gives for each segment, from the statistics that are there.

        Args:
            statistics: As :meth:`statistics` gives them, shape (segments, statistics).

        Returns:
            None where only the texts can say, as here: a metric whose library scores a sentence
            from the same statistics should, for it saves counting each segment twice.
        """
        return None

    @abstractmethod
    def signature(self, references: int = 1) -> str:
        """Whatever changes a score, in the metric's own library's words.

        Args:
            references: How many references each segment has; -1 where segments differ.
        """

    @classmethod
    def declaration(cls) -> MetricDeclaration:
        """What its numbers mean; the signature needs a run's language and references."""
        return MetricDeclaration(
            name=cls.name,
            range=cls.range,
            higher_is_better=cls.higher_is_better,
            description=cls.description,
            needs=cls.needs,
            default=cls.default,
        )
