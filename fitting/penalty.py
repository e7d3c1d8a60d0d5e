"""What people take off for a rendering, by how far it is behind a perfect one.

Quality learns from pairs of renderings of one segment (fitting/preferences.py); such a model says
nothing of two segments. People's MQM scores do: the errors of a long sentence add up, and most
renderings of a short one have none. So the penalty is fitted as

    unit * behind ** power * ((length + SHORTEST) / (TYPICAL + SHORTEST)) ** growth

by quasi-likelihood with a log link, its variance in proportion to its mean (Wedderburn 1974;
McCullagh and Nelder 1989, chapter 9).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from harness.evidence.quality_model import SHORTEST, grown

__all__ = ["Rates", "fit_rates"]

_LEAST = 1e-3
"""Of the logits behind a perfect copy: a copy has none to take the logarithm of."""

Row = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rates:
    """How the penalty grows.

    Attributes:
        power: With the logits behind a perfect copy.
        growth: With the length.
    """

    power: float
    growth: float

    def penalty(self, behind: Row, lengths: Row) -> Row:
        """Shape (renderings,) each, in a unit of its own; ``behind`` is at most 0."""
        return np.asarray(np.power(-behind, self.power) * grown(lengths, self.growth))

    def unit(self, behind: Row, lengths: Row) -> float:
        """What makes the penalty of some renderings 1 in the mean, weighted by length."""
        return float(1 / np.average(self.penalty(behind, lengths), weights=lengths))


def fit_rates(behind: Row, lengths: Row, taken_off: Row) -> Rates:
    """Fit both rates to people's scores.

    Args:
        behind: By how many logits each rendering is behind a perfect copy, at most 0, by a model
            that has not seen its document.
        lengths: Content words of each reference.
        taken_off: What people took off, at least 0.
    """
    columns = np.stack([np.log(np.maximum(-behind, _LEAST)), np.log(lengths + SHORTEST)])
    columns -= columns.mean(axis=1, keepdims=True)
    x = np.vstack([columns, np.ones(columns.shape[1])])

    def loss(rates: Row) -> tuple[float, Row]:
        told = rates @ x
        expected = np.exp(told)
        slope = x @ (expected - taken_off) / len(taken_off)
        return float((expected - taken_off * told).mean()), slope

    start = np.array([1.0, 1.0, np.log(taken_off.mean())])
    power, growth, _ = minimize(loss, start, jac=True, method="BFGS").x
    return Rates(round(float(power), 3), round(float(growth), 3))
