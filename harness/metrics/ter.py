"""TER (Snover et al. 2006, "A Study of Translation Edit Rate with Targeted Human Annotation")."""

from __future__ import annotations

import numpy as np
import sacrebleu
from numpy.typing import NDArray

from harness.metrics.sacre import Opened, SacrebleuMetric

__all__ = ["TER"]


class _Opened(Opened, sacrebleu.TER):
    """sacrebleu's TER with its statistics open."""


class TER(SacrebleuMetric[_Opened]):
    """sacrebleu's TER: edits and shifts, in per cent of the reference's length. Lower is better.

    On request only: it takes about 31 ms a segment, and much longer for long segments.

    Statistics of a segment: least number of edits over its references, their mean length in words.
    """

    name = "TER"
    range = (0.0, None)
    higher_is_better = False
    default = False
    description = "edits and shifts in per cent of the reference's words (sacrebleu); slow"
    _width = 2

    def __init__(self, *, language: str | None = None) -> None:
        super().__init__(language=language)
        self._corpus = self._sentence = _Opened()

    def scores(self, statistics: NDArray[np.floating]) -> NDArray[np.float64]:
        """See :meth:`StatisticsMetric.scores`; an empty reference costs 100 if anything is said.

        Divisions keep the statistics' precision, as sacrebleu's do: its bootstrap sums in float32.
        """
        edits, length = statistics[:, 0], statistics[:, 1]
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = np.where(length > 0, edits / length, (edits > 0).astype(statistics.dtype))
        score = 100 * rate
        return np.where(np.isfinite(statistics).all(axis=1), score, np.nan).astype(np.float64)
