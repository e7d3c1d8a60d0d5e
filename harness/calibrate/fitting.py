"""Ways to make networks fit people's labels, from the one that needs few to those that need many.

- ``mapped``: the networks that ship with the package, their logits moved and stretched (Platt 1999,
  "Probabilistic outputs for support vector machines", with the targets that he proposes for few
  labels). Two numbers: the order of the units stays, the probabilities come right.
- ``linear``: logistic regression over the signals: two dozen numbers.
- ``network``: small networks over the signals, the mean of three.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from harness.evidence.calibration import Network, Networks

__all__ = ["RECIPES", "Recipe", "fit_linear", "fit_map", "fit_network"]

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
Recipe = Callable[[Networks, FloatArray, BoolArray], Networks]
"""The shipped networks, features (parts, features) and labels (parts,) to fitted networks."""

_SEEDS = (7, 8, 9)
_HIDDEN = (8,)
_NETWORK_PENALTY = 1.0
_EPOCHS = 20
_LINEAR_FREEDOM = 0.1
_FLAT = 1e-4
"""A signal that varies by less than this tells nothing, and is not blown up."""
_DIGITS = 6


def fit_map(base: Networks, features: FloatArray, present: BoolArray) -> Networks:
    """The same networks with the slope and offset that suit the labels best.

    Args:
        base: What is mapped; its own map is replaced.
        features: Shape (parts, features).
        present: Shape (parts,), both labels among them.

    Returns:
        The mapped networks. Where the labels do not rise with the score, the slope is nearly 0:
        the score is then the share of "present".
    """
    from scipy.optimize import minimize

    mean = replace(base, slope=1.0, offset=0.0).probability(features)
    logits = np.log(mean / (1 - mean))
    yes, no = int(present.sum()), int((~present).sum())
    target = np.where(present, (yes + 1) / (yes + 2), 1 / (no + 2))

    def loss(point: FloatArray) -> tuple[float, FloatArray]:
        slope = np.exp(point[0])  # so that it stays above 0
        values = slope * logits + point[1]
        error = 1 / (1 + np.exp(-np.clip(values, -500, 500))) - target
        total = float(np.mean(np.logaddexp(0, values) - target * values))
        return total, np.array([np.mean(error * logits) * slope, np.mean(error)])

    found = minimize(loss, np.zeros(2), jac=True, method="L-BFGS-B", bounds=[(-7, 3), (-12, 12)])
    slope, offset = float(np.exp(found.x[0])), float(found.x[1])
    return replace(base, slope=round(slope, _DIGITS), offset=round(offset, _DIGITS))


def fit_linear(base: Networks, features: FloatArray, present: BoolArray) -> Networks:
    """Logistic regression with a ridge penalty, as a network of one layer.

    Args:
        base: Not used.
        features: Shape (parts, features).
        present: Shape (parts,), both labels among them.
    """
    del base
    from sklearn.linear_model import LogisticRegression

    center, scale = _standard(features)
    model = LogisticRegression(C=_LINEAR_FREEDOM, max_iter=1000)
    model.fit((features - center) / scale, present)
    return Networks((_network(center, scale, [model.coef_.T], [model.intercept_]),))


def fit_network(base: Networks, features: FloatArray, present: BoolArray) -> Networks:
    """Three networks of one hidden layer, from different beginnings.

    Args:
        base: Not used.
        features: Shape (parts, features).
        present: Shape (parts,), both labels among them.
    """
    del base
    from sklearn.neural_network import MLPClassifier

    center, scale = _standard(features)
    members = []
    for seed in _SEEDS:
        model = MLPClassifier(
            _HIDDEN,
            alpha=_NETWORK_PENALTY,
            max_iter=_EPOCHS,
            learning_rate_init=2e-3,
            batch_size=min(256, len(features)),
            random_state=seed,
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # stopping early is the regularisation
            model.fit((features - center) / scale, present)
        members.append(_network(center, scale, model.coefs_, model.intercepts_))
    return Networks(tuple(members))


RECIPES: Mapping[str, Recipe] = {"mapped": fit_map, "linear": fit_linear, "network": fit_network}


def _standard(features: FloatArray) -> tuple[FloatArray, FloatArray]:
    center, scale = features.mean(axis=0), features.std(axis=0)
    return np.round(center, _DIGITS), np.where(scale > _FLAT, np.round(scale, _DIGITS), 1.0)


def _network(
    center: FloatArray, scale: FloatArray, weights: list[FloatArray], biases: list[FloatArray]
) -> Network:
    return Network(
        center,
        scale,
        tuple(np.round(each, _DIGITS) for each in weights),
        tuple(np.round(each, _DIGITS) for each in biases),
    )
