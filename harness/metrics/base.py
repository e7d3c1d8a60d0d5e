"""What a metric is: a declaration, and segment statistics that add up to a score.

Statistics come first, aggregation second (as in sacrebleu): a score of any set of segments is made
of the sum of their statistics, so resampling needs no second look at the texts.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["StatisticsMetric"]


class StatisticsMetric(ABC):
    """A text metric in sacrebleu's manner.

    Class attributes declare it: ``name`` as it stands in result.json, ``range``,
    ``higher_is_better``, ``needs`` (what beside candidate and reference it needs, such as
    ``source``), ``default`` (scored without being asked for), ``description`` (one line).
    """

    name: ClassVar[str]
    range: ClassVar[tuple[float | None, float | None]]
    higher_is_better: ClassVar[bool]
    needs: ClassVar[tuple[str, ...]] = ()
    default: ClassVar[bool] = True
    description: ClassVar[str]

    @abstractmethod
    def statistics(
        self, candidates: Sequence[str], references: Sequence[Sequence[str]]
    ) -> NDArray[np.float64]:
        """Statistics of each segment.

        Args:
            candidates: One text a segment.
            references: One sequence of texts a reference set, each as long as ``candidates``
                (sacrebleu's layout).

        Returns:
            Shape (segments, statistics); rows add.
        """

    @abstractmethod
    def score(self, statistics: NDArray[np.float64]) -> float | None:
        """The score of summed statistics, shape (statistics,); None where there is nothing."""

    @abstractmethod
    def segment_score(self, candidate: str, references: Sequence[str]) -> float | None:
        """The score of one segment as the metric's own library gives it for a sentence."""

    @abstractmethod
    def signature(self, references: int = 1) -> str:
        """Whatever changes a score, in the metric's own library's words."""
