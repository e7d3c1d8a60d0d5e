"""The fitted model of quality: of two renderings of one stretch, which would people prefer?

A linear part and one small hidden layer (``fitting/quality.py``) order the renderings of one
stretch; what people would take off for each makes one scale of them, on which renderings of
different stretches can be compared (``fitting/penalty.py``). The weights and where they come from
stand in ``quality.json``.
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
from harness.evidence.quality import QUALITY_FEATURES

__all__ = ["SHORTEST", "TYPICAL", "QualityModel", "grown", "load_quality"]


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
        unit: What makes 1 of the penalty of a second human translation.
        power: By which the penalty grows with the logits behind a perfect copy.
        growth: By which it grows with the length of the reference's sentence.
        signature: Hash of all the numbers.
    """

    center: NDArray[np.float64]
    scale: NDArray[np.float64]
    linear: NDArray[np.float64]
    hidden: NDArray[np.float64]
    hidden_bias: NDArray[np.float64]
    output: NDArray[np.float64]
    unit: float
    power: float
    growth: float
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
        self, features: Sequence[NDArray[np.float64]], lengths: Sequence[float]
    ) -> list[float]:
        """How well stretches are rendered, 0 to 1; 1 for one that is word for word the same.

        Each is held against the rendering that would be perfect for a stretch of its size. What a
        second human translation usually loses by that costs a tenth, and so does every penalty of
        that size, so that equal differences are equal penalties; below a half quality falls ever
        more slowly, for nothing that is rendered at all is worth nothing.

        Args:
            features: One row of :data:`QUALITY_FEATURES` a rendering.
            lengths: Content words a sentence of each reference stretch.
        """
        if not features:
            return []
        penalties = self.penalty(self.behind(np.stack(features)), np.asarray(lengths, dtype=float))
        straight = 1 - _COST * penalties
        slow = _HALF * np.exp(np.minimum(straight / _HALF - 1, 0.0))
        return [float(v) for v in np.where(straight >= _HALF, straight, slow)]

    def penalty(
        self, behind: NDArray[np.float64], lengths: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """What people would take off, where 1 is what a second human translation usually loses.

        Args:
            behind: Shape (renderings,): see :meth:`behind`.
            lengths: Shape (renderings,): content words a sentence of the reference.

        Returns:
            Shape (renderings,), at least 0.
        """
        return np.asarray(self.unit * np.power(-behind, self.power) * grown(lengths, self.growth))

    def behind(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """By how many logits renderings are behind perfect copies of their size; at most 0."""
        perfect = np.tile(_PERFECT, (len(rows), 1))
        size = QUALITY_FEATURES.index("content_words")
        perfect[:, size] = rows[:, size]
        return np.minimum(self.preference(rows) - self.preference(perfect), 0.0)


SHORTEST = 10
"""Content words that every sentence counts for besides its own, when its length is judged: a fault
in three words is no tenth of one in thirty."""
TYPICAL = 20
"""Content words of a sentence whose penalty is as its logits say."""
_COST, _HALF = 0.1, 0.5
"""What a penalty of 1 costs, and below which quality its cost shrinks; without a break in slope."""
_NOTHING_WRONG = {
    "holes_recall", "holes_precision", "loose_recall", "loose_precision", "longer",
    "lost_recall", "lost_precision", "unsaid_recall", "unsaid_precision",
    "unlike_length", "doubled", "capitals", "closed", "facts_minor", "facts_major",
    "facts_critical", "content_words", *FAULTS,
    "early_lost_recall", "early_lost_precision", "early_claimed_recall",
    "early_claimed_precision", "early_single_recall", "early_single_precision",
}  # fmt: skip
_PERFECT = np.array([0.0 if name in _NOTHING_WRONG else 1.0 for name in QUALITY_FEATURES])


def grown(lengths: NDArray[np.float64], growth: float) -> NDArray[np.float64]:
    """How much sentences of some lengths in content words lose, beside a typical one; above 0."""
    return np.asarray(np.power((lengths + SHORTEST) / (TYPICAL + SHORTEST), growth))


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
    signature = hashlib.sha256(text.encode()).hexdigest()[:8]
    return QualityModel(
        center,
        scale,
        linear,
        hidden,
        bias,
        output,
        unit=float(data["unit"]),
        power=float(data["power"]),
        growth=float(data["growth"]),
        signature=signature,
    )
