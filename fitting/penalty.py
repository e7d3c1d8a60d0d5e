"""What people take off for a rendering, by how far it is behind a perfect one.

Quality learns from pairs of renderings of one segment (fitting/preferences.py); such a model says
nothing of two segments. People's MQM scores do: the errors of a long sentence add up, and most
renderings of a short one have none. So the penalty (harness/evidence/penalty.py) is fitted to them,

    unit * behind ** power * relative length ** growth

by quasi-likelihood with a log link, its variance in proportion to its mean (Wedderburn 1974;
McCullagh and Nelder 1989, chapter 9).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from harness.evidence.penalty import PenaltyScale, relative_length

__all__ = ["fit_scale", "with_unit"]

_LEAST = 1e-3
"""Of what is called usual: a copy is not behind at all, and has no logarithm."""

Row = NDArray[np.float64]


def fit_scale(behind: Row, lengths: Row, taken_off: Row) -> PenaltyScale:
    """Fit power and growth to people's scores; the unit is 1.

    Args:
        behind: Shape (renderings,): how far each is behind a perfect copy, at most 0, where -1 is
            usual; by a model that has not seen its document.
        lengths: Shape (renderings,): content words a sentence of each reference.
        taken_off: Shape (renderings,): what people took off, at least 0.

    Raises:
        ValueError: People took nothing off, or no penalty grows with what is wrong.
    """
    if taken_off.mean() <= 0:
        raise ValueError("people took nothing off: there is nothing to fit")
    columns = np.log(np.stack([np.maximum(-behind, _LEAST), relative_length(lengths)]))
    x = np.vstack([columns, np.ones(len(behind))])

    def loss(rates: Row) -> tuple[float, Row]:
        told = rates @ x
        expected = np.exp(told)
        slope = x @ (expected - taken_off) / len(taken_off)
        return float((expected - taken_off * told).mean()), slope

    found = minimize(loss, np.array([1.0, 1.0, np.log(taken_off.mean())]), jac=True, method="BFGS")
    power, growth, _ = (round(float(rate), 3) for rate in found.x)
    if not power > 0:
        raise ValueError(
            f"the fit gives a power of {power}: people took off less for what is worse"
        )
    return PenaltyScale(1.0, power, growth)


def with_unit(scale: PenaltyScale, behind: Row, lengths: Row) -> PenaltyScale:
    """The scale on which some renderings lose 1 in the mean, weighted by length."""
    mean = np.average(scale.penalty(behind, lengths), weights=lengths)
    return PenaltyScale(float(f"{scale.unit / mean:.5g}"), scale.power, scale.growth)
