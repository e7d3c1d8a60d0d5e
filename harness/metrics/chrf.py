"""chrF2 (Popović 2015) and chrF2++ (Popović 2017): F-score over character n-grams and words."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import sacrebleu
from numpy.typing import NDArray

from harness.metrics.sacre import Opened, SacrebleuMetric

__all__ = ["ChrF", "ChrFPlusPlus"]

_CHARACTERS = 6
_BETA = 2


class _Opened(Opened, sacrebleu.CHRF):
    """sacrebleu's chrF with its statistics open."""


class ChrF(SacrebleuMetric[_Opened]):
    """sacrebleu's chrF2: character n-grams of order 1 to 6, recall weighing twice.

    Statistics of a segment: candidate n-grams, reference n-grams and matches, order by order,
    against the reference that scores best.
    """

    name = "chrF2"
    range = (0.0, 100.0)
    higher_is_better = True
    description = "F-score over character n-grams (sacrebleu)"
    _words: ClassVar[int] = 0

    def __init__(self, *, language: str | None = None) -> None:
        super().__init__(language=language)
        self._width = 3 * (_CHARACTERS + self._words)
        self._corpus = self._sentence = _Opened(
            char_order=_CHARACTERS, word_order=self._words, beta=_BETA
        )

    def scores(self, statistics: NDArray[np.floating]) -> NDArray[np.float64]:
        """See :meth:`StatisticsMetric.scores`.

        Divisions keep the statistics' precision, as sacrebleu's do: its bootstrap sums in float32.
        """
        candidate, reference, matches = (statistics[:, start::3] for start in range(3))
        factor = _BETA**2
        with np.errstate(divide="ignore", invalid="ignore"):
            counted = (candidate > 0) & (reference > 0)
            orders = counted.sum(axis=1).astype(statistics.dtype)
            precision = _sum(np.where(counted, matches / candidate, 0)) / orders
            recall = _sum(np.where(counted, matches / reference, 0)) / orders
            score = (1 + factor) * precision * recall / (factor * precision + recall)
        score = np.where((orders > 0) & (precision + recall > 0), 100 * score, 0.0)
        return np.where(np.isfinite(statistics).all(axis=1), score, np.nan).astype(np.float64)


class ChrFPlusPlus(ChrF):
    """sacrebleu's chrF2++: as :class:`ChrF`, with words and word bigrams."""

    name = "chrF2++"
    description = "F-score over character n-grams, words and word pairs (sacrebleu)"
    _words = 2


def _sum(orders: NDArray[np.floating]) -> NDArray[np.floating]:
    """Sum over axis 1 from left to right, as sacrebleu adds: numpy's own adds in pairs."""
    total = np.zeros(len(orders), dtype=orders.dtype)
    for column in orders.T:
        total = total + column
    return total
