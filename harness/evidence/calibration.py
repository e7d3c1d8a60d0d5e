"""From signals to a probability: would a person say that this unit is in the other text?

A small network (two hidden layers, about a thousand weights) fitted by ``fitting/coverage.py`` on
people's labels of content units in summaries and on documents with known omissions and additions,
so that one scale holds where half is left out and where almost nothing is. Its weights and where
they come from stand in ``coverage.json``.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from harness.evidence.features import FEATURES

__all__ = ["Calibration", "Network", "Networks", "load_calibration"]

_LIMIT = 12.0


@dataclass(frozen=True, slots=True)
class Network:
    """A fitted model of :data:`harness.evidence.features.FEATURES`.

    Attributes:
        center: Shape (features,).
        scale: Shape (features,), above 0.
        weights: One matrix a layer, shape (inputs, outputs); the last has one output.
        biases: One vector a layer.
    """

    center: NDArray[np.float64]
    scale: NDArray[np.float64]
    weights: tuple[NDArray[np.float64], ...]
    biases: tuple[NDArray[np.float64], ...]

    def probability(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Probability that a person would say "present".

        Args:
            features: Shape (units, features).

        Returns:
            Shape (units,), strictly between 0 and 1.
        """
        values = (features - self.center) / self.scale
        for number, (weight, bias) in enumerate(zip(self.weights, self.biases, strict=True)):
            values = values @ weight + bias
            if number < len(self.weights) - 1:
                values = np.maximum(values, 0)
        return np.asarray(1 / (1 + np.exp(-np.clip(values[:, 0], -_LIMIT, _LIMIT))))


@dataclass(frozen=True, slots=True)
class Networks:
    """Several networks that learnt the same from different beginnings."""

    members: tuple[Network, ...]

    def probability(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """The mean of the members', see :meth:`Network.probability`."""
        return np.asarray(np.mean([one.probability(features) for one in self.members], axis=0))


@dataclass(frozen=True, slots=True)
class Calibration:
    """The networks fitted for one encoder.

    Attributes:
        coverage: Of a reference's own units. Each is the mean of several networks.
        support: Of a candidate's own units.
        units: Of content units that were given (units/DOC.txt).
        encoder: Start of the signature of the encoder that it was fitted for.
        signature: Hash of all the numbers.
    """

    coverage: Networks
    support: Networks
    units: Networks
    encoder: str
    signature: str


def _network(data: dict[str, Any]) -> Network:
    return Network(
        np.array(data["center"]),
        np.array(data["scale"]),
        tuple(np.array(w) for w in data["weights"]),
        tuple(np.array(b) for b in data["biases"]),
    )


def _networks(data: list[dict[str, Any]]) -> Networks:
    return Networks(tuple(_network(one) for one in data))


@lru_cache(maxsize=1)
def load_calibration() -> Calibration:
    """The calibration that ships with the package, for the embedded encoder."""
    text = resources.files("harness.evidence").joinpath("coverage.json").read_text("utf-8")
    data = json.loads(text)
    if tuple(data["features"]) != FEATURES:
        raise RuntimeError("coverage.json was fitted for other features: run fitting/coverage.py")
    networks = data["networks"]
    return Calibration(
        _networks(networks["coverage"]),
        _networks(networks["support"]),
        _networks(networks["units"]),
        data["encoder"],
        hashlib.sha256(text.encode()).hexdigest()[:8],
    )
