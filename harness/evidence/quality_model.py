"""The fitted model of quality: of two renderings of one stretch, which would people prefer?

A linear part and one small hidden layer (``fitting/quality.py``) order the renderings of one
stretch; what people would take off for each makes one scale of them (``penalty.py``). The weights
and where they come from stand in ``quality.json``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from harness.alignment.words import FAULTS
from harness.evidence.penalty import CONSTANTS, UNANSWERED, PenaltyScale, quality_of
from harness.evidence.quality import QUALITY_FEATURES

__all__ = ["QualityModel", "load_quality"]


@dataclass(frozen=True, slots=True)
class QualityModel:
    """A fitted model of :data:`harness.evidence.quality.QUALITY_FEATURES`.

    Attributes:
        center: Shape (features,).
        scale: Shape (features,), above 0.
        linear: Shape (features,).
        hidden: Shape (features, hidden).
        hidden_bias: Shape (hidden,).
        output: Shape (hidden,).
        penalties: What makes a penalty of the logits behind a perfect copy.
        signature: Hash of all the numbers.
    """

    center: NDArray[np.float64]
    scale: NDArray[np.float64]
    linear: NDArray[np.float64]
    hidden: NDArray[np.float64]
    hidden_bias: NDArray[np.float64]
    output: NDArray[np.float64]
    penalties: PenaltyScale
    signature: str

    def preference(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """The logits by which people's preference is predicted (Bradley and Terry 1952).

        Args:
            features: Shape (renderings, features).

        Returns:
            Shape (renderings,); the difference of two counts.
        """
        values = (features - self.center) / self.scale
        hidden = np.tanh(values @ self.hidden + self.hidden_bias)
        return np.asarray(values @ self.linear + hidden @ self.output)

    def quality(
        self,
        features: Sequence[NDArray[np.float64]],
        lengths: Sequence[float],
        facts: Sequence[int],
        unanswered: Sequence[tuple[float, float]],
    ) -> list[float]:
        """How well stretches are rendered, 0 to 1; 1 for one that is word for word the same.

        Each is held against the rendering that would be perfect for a stretch of its size. What
        second human translations lose by that in the mean, weighted by length, costs a tenth.

        Args:
            features: One row of :data:`QUALITY_FEATURES` a rendering.
            lengths: Content words a sentence of each reference stretch, at least 0.
            facts: Major and critical changes of facts in each.
            unanswered: How many words of its reference and of its candidate nothing answers: the
                sums of their chances.

        Raises:
            ValueError: There are not as many lengths, facts or sums as rows.
        """
        if not features:
            return []
        sizes = (np.array(values, dtype=np.float64) for values in (lengths, facts))
        penalties = self.penalties.penalty(self.behind(np.stack(features)), *sizes)
        words = np.array(unanswered, dtype=np.float64).reshape(len(features), len(UNANSWERED))
        return [float(value) for value in quality_of(penalties + words @ np.array(UNANSWERED))]

    def behind(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """By how many logits renderings are behind perfect copies of their size; at most 0."""
        perfect = np.tile(_PERFECT, (len(rows), 1))
        size = QUALITY_FEATURES.index("content_words")
        perfect[:, size] = rows[:, size]
        return np.minimum(self.preference(rows) - self.preference(perfect), 0.0)


_NOTHING_WRONG = {
    "holes_recall", "holes_precision", "loose_recall", "loose_precision", "longer",
    "lost_recall", "lost_precision", "unsaid_recall", "unsaid_precision",
    "unlike_length", "doubled", "capitals", "closed", "facts_minor", "facts_major",
    "facts_critical", "content_words", *FAULTS,
    "early_lost_recall", "early_lost_precision", "early_claimed_recall",
    "early_claimed_precision", "early_single_recall", "early_single_precision",
}  # fmt: skip
_PERFECT = np.array([0.0 if name in _NOTHING_WRONG else 1.0 for name in QUALITY_FEATURES])


@lru_cache(maxsize=1)
def load_quality() -> QualityModel:
    """The model that ships with the package."""
    text = resources.files("harness.evidence").joinpath("quality.json").read_text("utf-8")
    data = json.loads(text)
    if tuple(data["features"]) != QUALITY_FEATURES:
        raise RuntimeError("quality.json was fitted for other features: run fitting/quality.py")
    center, scale, linear, hidden, bias, output = (
        np.array(data[name])
        for name in ("center", "scale", "linear", "hidden", "hidden_bias", "output")
    )
    constants = " ".join(map(str, CONSTANTS))
    signature = hashlib.sha256(f"{text}{constants}".encode()).hexdigest()[:8]
    return QualityModel(
        center,
        scale,
        linear,
        hidden,
        bias,
        output,
        PenaltyScale(*(float(data[name]) for name in ("unit", "power", "growth", "fact"))),
        signature,
    )
