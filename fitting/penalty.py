"""Fit the penalty of a rendering to what people take off, on ../shared/data.

Quality learns from pairs of renderings of one segment (fitting/preferences.py); such a model says
nothing of two segments. People's MQM scores do: the errors of a long sentence add up, and most
renderings of a short one have none. So the penalty (harness/evidence/penalty.py) is fitted to them,

    hypot(unit * behind ** power * relative length ** growth, fact * changed facts)

where all major and critical changes that are compared with some confidence count, by quasi-
likelihood, its variance in proportion to its mean (Wedderburn 1974; McCullagh and Nelder 1989,
chapter 9).
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


def fit_scale(behind: Row, lengths: Row, facts: Row, taken_off: Row) -> PenaltyScale:
    """Fit power, growth and what a fact costs to people's scores; the unit is 1.

    Args:
        behind: Shape (renderings,): how far each is behind a perfect copy, at most 0, where -1 is
            usual; by a model that has not seen its document.
        lengths: Shape (renderings,): content words a sentence of each reference.
        facts: Shape (renderings,): major and critical changes of facts.
        taken_off: Shape (renderings,): what people took off, at least 0.

    Raises:
        ValueError: People took nothing off, or no penalty grows with what is wrong.
    """
    if taken_off.mean() <= 0:
        raise ValueError("people took nothing off: there is nothing to fit")
    columns = np.log(np.stack([np.maximum(-behind, _LEAST), relative_length(lengths)]))
    x = np.vstack([columns, np.ones(len(behind))])

    def loss(rates: Row) -> tuple[float, Row]:
        told = np.exp(rates[:3] @ x)
        by_facts = np.exp(rates[3]) * facts
        expected = np.hypot(told, by_facts)
        # how the logarithm of what is expected grows with each rate
        growing = np.vstack([x * (told / expected) ** 2, (by_facts / expected) ** 2])
        slope = growing @ (expected - taken_off) / len(taken_off)
        return float((expected - taken_off * np.log(expected)).mean()), slope

    usual = np.log(taken_off.mean())
    found = minimize(loss, np.array([1.0, 1.0, usual, usual]), jac=True, method="BFGS")
    power, growth = (round(float(rate), 3) for rate in found.x[:2])
    if not power > 0:
        raise ValueError(
            f"the fit gives a power of {power}: people took off less for what is worse"
        )
    fact = float(np.exp(found.x[3] - found.x[2])) if facts.any() else 0.0
    return PenaltyScale(1.0, power, growth, float(f"{fact:.4g}"))


def with_unit(scale: PenaltyScale, behind: Row, lengths: Row, facts: Row) -> PenaltyScale:
    """The scale on which human translations lose 1 in the mean, weighted by length.

    Args:
        scale: As :func:`fit_scale` returns it: of logits of which 1 is usual.
        behind: Shape (renderings,), of human translations: the logits of the model that ships,
            of which the median is what ``fit_scale`` calls 1.
        lengths: Shape (renderings,).
        facts: Shape (renderings,).
    """
    usual = -float(np.median(behind))
    mean = np.average(scale.penalty(behind / usual, lengths, facts), weights=lengths)
    unit = scale.unit / usual**scale.power
    return PenaltyScale(
        float(f"{unit / mean:.5g}"), scale.power, scale.growth, float(f"{scale.fact / mean:.5g}")
    )
