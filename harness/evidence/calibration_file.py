"""The file that ``harness calibrate`` writes, and that a run reads: one form, both ways.

It holds all the numbers of the networks, so that it goes on meaning the same when the ones that
ship with the package are fitted anew, and nothing of the day or the machine it was made on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from harness.errors import ConfigError
from harness.evidence.calibration import Calibration, Network, Networks
from harness.evidence.features import FEATURES

__all__ = ["SCHEMA", "calibration_text", "read_calibration"]

SCHEMA = "harness-calibration/1"
_CURE = "name a file that `harness calibrate` wrote"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, allow_inf_nan=False)


class _Network(_Part):
    center: list[float]
    scale: list[float]
    weights: list[list[list[float]]] = Field(min_length=1)
    biases: list[list[float]]

    @model_validator(mode="after")
    def _fits_together(self) -> _Network:
        if not len(self.center) == len(self.scale) == len(FEATURES) or min(self.scale) <= 0:
            raise ValueError(f"center and scale (above 0) must hold {len(FEATURES)} numbers each")
        if len(self.weights) != len(self.biases):
            raise ValueError("there must be as many biases as weights")
        inputs = len(FEATURES)
        for matrix, bias in zip(self.weights, self.biases, strict=True):
            if len(matrix) != inputs or any(len(row) != len(bias) for row in matrix):
                raise ValueError(f"a matrix of weights must be {inputs} by {len(bias)}")
            inputs = len(bias)
        if inputs != 1:
            raise ValueError("the last layer must have one output")
        return self

    def network(self) -> Network:
        return Network.of(self.model_dump())


class _Networks(_Part):
    slope: float = Field(gt=0)
    offset: float
    by_logit: bool = False
    members: list[_Network] = Field(min_length=1)

    def networks(self) -> Networks:
        members = tuple(each.network() for each in self.members)
        return Networks(members, self.slope, self.offset, self.by_logit)


class _Three(_Part):
    coverage: _Networks
    support: _Networks
    units: _Networks


class _File(_Part):
    encoder: str = Field(min_length=1)
    networks: _Three


def calibration_text(calibration: Calibration, provenance: Mapping[str, Any]) -> str:
    """The text of the file.

    Args:
        calibration: The networks, and the whole signature of the encoder they are for.
        provenance: What they were fitted on, and how well they do: JSON values.
    """
    document = {
        "schema": SCHEMA,
        "encoder": calibration.encoder,
        "provenance": dict(provenance),
        "features": list(FEATURES),
        "networks": {
            name: _as_json(networks)
            for name, networks in (
                ("coverage", calibration.coverage),
                ("support", calibration.support),
                ("units", calibration.units),
            )
        },
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=0) + "\n"


def _as_json(networks: Networks) -> dict[str, Any]:
    return {
        "slope": networks.slope,
        "offset": networks.offset,
        "by_logit": networks.by_logit,
        "members": [
            {
                "center": each.center.tolist(),
                "scale": each.scale.tolist(),
                "weights": [matrix.tolist() for matrix in each.weights],
                "biases": [bias.tolist() for bias in each.biases],
            }
            for each in networks.members
        ],
    }


def read_calibration(path: Path | str) -> Calibration:
    """Read a calibration that ``harness calibrate`` wrote.

    Raises:
        ConfigError: It cannot be read, is no calibration, or was made for other signals than
            those of this version.
    """
    path = Path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = json.loads(text)
    except OSError as error:
        raise ConfigError(
            f"the calibration cannot be read: {error.strerror or error}", path=path, cure=_CURE
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError("is no calibration: not UTF-8", path=path, cure=_CURE) from error
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        raise ConfigError(
            "is no calibration: not JSON", path=path, line=line, cure=_CURE
        ) from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise ConfigError(f"is no calibration: its schema is not {SCHEMA}", path=path, cure=_CURE)
    if data.get("features") != list(FEATURES):
        raise ConfigError(
            "was fitted for other signals than this version of harness has",
            path=path,
            cure="run `harness calibrate` again on the labels",
        )
    try:
        found = _File.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        problem = first["msg"].removeprefix("Value error, ")
        raise ConfigError(
            f"is a damaged calibration: {place}: {problem}",
            path=path,
            cure="run `harness calibrate` again on the labels",
        ) from error
    return Calibration(
        found.networks.coverage.networks(),
        found.networks.support.networks(),
        found.networks.units.networks(),
        found.encoder,
        hashlib.sha256(text.encode()).hexdigest()[:8],
        path,
    )
