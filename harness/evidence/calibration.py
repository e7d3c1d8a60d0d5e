"""From signals to a probability: would a person say that this unit is in the other text?

A small network (two hidden layers, about a thousand weights) fitted by ``fitting/coverage.py`` on
people's labels of content units in summaries and on documents with known omissions and additions,
so that one scale holds where half is left out and where almost nothing is. Its weights and where
they come from stand in ``coverage.json``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from harness.errors import ConfigError
from harness.evidence.features import FEATURES

__all__ = ["Calibration", "Network", "Networks", "encoder_key", "load_calibration"]

_LIMIT = 12.0
_DTYPES = {"float32", "bfloat16", "float16"}


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

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Network:
        """From the lists of numbers that the fitting scripts write under the attributes' names."""
        return cls(
            np.array(data["center"]),
            np.array(data["scale"]),
            tuple(np.array(weight) for weight in data["weights"]),
            tuple(np.array(bias) for bias in data["biases"]),
        )

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
        return _probability(values[:, 0])


@dataclass(frozen=True, slots=True)
class Networks:
    """Several networks that learnt the same, from different beginnings or held differently.

    Attributes:
        members: Their mean is the score, of probabilities or of logits.
        slope: Above 0; the mean's logit times this, plus ``offset``, is the score's: a map that
            keeps the order, fitted to people's labels (Platt 1999). 1 leaves it as it is.
        offset: 0 leaves it as it is.
        by_logit: The mean is of the members' logits, not of their probabilities: one of several
            that is sure counts for more, which suits members of different kinds.
    """

    members: tuple[Network, ...]
    slope: float = 1.0
    offset: float = 0.0
    by_logit: bool = False

    def probability(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """The mean of the members', mapped; see :meth:`Network.probability`."""
        told = np.stack([one.probability(features) for one in self.members])
        if self.by_logit:
            mean = _probability(np.mean(_logit(told), axis=0))
        else:
            mean = np.asarray(np.mean(told, axis=0))
        if self.slope == 1 and self.offset == 0:
            return mean
        return _probability(self.slope * _logit(mean) + self.offset)


def _logit(probability: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.log(probability / (1 - probability)))


def _probability(logit: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-np.clip(logit, -_LIMIT, _LIMIT))))


@dataclass(frozen=True, slots=True)
class Calibration:
    """The networks fitted for one encoder.

    Attributes:
        coverage: Of a reference's own units. Each is the mean of several networks.
        support: Of a candidate's own units.
        units: Of content units that were given (units/DOC.txt).
        encoder: Signature of the encoder that it was fitted for, or its name alone.
        signature: Hash of all the numbers.
        path: The file it was read from; None for the one that ships with the package.
    """

    coverage: Networks
    support: Networks
    units: Networks
    encoder: str
    signature: str
    path: Path | None = None

    def fits(self, encoder: str) -> bool:
        """Whether it was fitted for the encoder of this signature."""
        if self.encoder == encoder.partition("|")[0]:
            return True
        return encoder_key(self.encoder) == encoder_key(encoder)

    def check(self, encoder: str) -> None:
        """See that it was fitted for the encoder of this signature.

        Raises:
            ConfigError: It was fitted for another.
        """
        if not self.fits(encoder):
            name = encoder.partition("|")[0]
            raise ConfigError(
                f"this calibration was fitted for the encoder {self.encoder}, not for {encoder}",
                path=self.path,
                cure=f"run `harness calibrate LABELS --encoder {name}`, or leave the calibration "
                "out: the shipped models judge then, and another encoder than the embedded one is "
                "marked uncalibrated",
            )


def encoder_key(signature: str) -> str:
    """What makes an encoder the same one, out of its signature.

    The hash of the weights, the token limit and the prompt; neither the name, for the same model
    goes by several, nor the dtype, which moves a vector less than any calibration can tell. An
    encoder whose signature has no hash is known by all of it.
    """
    parts = signature.split("|")
    if not any(part.startswith("sha256:") for part in parts):
        return signature
    return "|".join(part for part in parts[1:] if part not in _DTYPES)


def _networks(data: list[dict[str, Any]], offset: float, *, by_logit: bool) -> Networks:
    return Networks(tuple(Network.of(one) for one in data), 1.0, offset, by_logit)


@lru_cache(maxsize=1)
def load_calibration() -> Calibration:
    """The calibration that ships with the package, for the embedded encoder."""
    text = resources.files("harness.evidence").joinpath("coverage.json").read_text("utf-8")
    data = json.loads(text)
    if tuple(data["features"]) != FEATURES:
        raise RuntimeError("coverage.json was fitted for other features: run fitting/coverage.py")
    networks, offsets, by_logit = data["networks"], data["offsets"], data["by_logit"]
    coverage, support, units = (
        _networks(networks[name], offsets.get(name, 0.0), by_logit=name in by_logit)
        for name in ("coverage", "support", "units")
    )
    return Calibration(
        coverage,
        support,
        units,
        data["encoder"],
        hashlib.sha256(text.encode()).hexdigest()[:8],
    )
