"""How a run was made: its signature, its versions, its configuration.

Whatever changes a score stands in the signature, in sacrebleu's manner: ``key:value`` joined by
bars. Nothing here tells of the machine or the hour, so that results can be diffed.
"""

from __future__ import annotations

import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from harness import __version__
from harness.encoders import Encoder
from harness.evidence.config import ScoringConfig
from harness.runs.options import Options

__all__ = ["NO_ENCODER", "describe_encoder", "run_config", "run_signature", "versions"]

NO_ENCODER = "none"
"""The encoder of a run that asked for text metrics alone."""

_COMPUTES = ("sacrebleu", "sentence-transformers", "torch")
"""The distributions that compute for harness."""


def versions() -> dict[str, str]:
    """Versions of harness, of what computes for it, and of Python."""
    return {
        "harness": __version__,
        **{name: _version(name) for name in _COMPUTES},
        "python": platform.python_version(),
    }


def describe_encoder(encoder: Encoder | None) -> str:
    """What the user called the encoder; a model at a path goes by its folder's name."""
    if encoder is None:
        return NO_ENCODER
    return Path(encoder.name).name if Path(encoder.name).is_absolute() else encoder.name


def run_signature(
    options: Options,
    encoder: Encoder | None,
    scoring: str | None,
    thresholds: ScoringConfig | None = None,
) -> str:
    """Whatever changes a score of this run, or a status or a finding.

    Args:
        options: What was asked for.
        encoder: None if none was needed.
        scoring: The scorer's own signature: its version and calibration.
        thresholds: From which score on a unit is what. Those that are the defaults are left out,
            so that baselines stay good which were written before they could be named here.
    """
    parts = {
        "harness": __version__,
        "enc": NO_ENCODER if encoder is None else encoder.signature.replace("|", ":"),
        "aligned": "yes" if options.aligned else "no",
        # lines are paragraphs with --aligned, whatever was asked for
        "paragraphs": "line" if options.aligned else options.paragraphs,
        "lang": options.language or "auto",
        # named only where it changes anything, as the thresholds are
        **({"boilerplate": "kept"} if options.keep_boilerplate and not options.aligned else {}),
        **_chosen(thresholds),
    }
    signature = "|".join(f"{key}:{value}" for key, value in parts.items())
    return signature if scoring is None else f"{signature}|{scoring}"


def _chosen(thresholds: ScoringConfig | None) -> dict[str, str]:
    """The thresholds that are not the defaults."""
    usual = ScoringConfig().as_dict()
    given = usual if thresholds is None else thresholds.as_dict()
    return {
        name: f"{value:g}"
        for name, value in given.items()
        if name != "aligned" and value != usual[name]
    }


def run_config(
    options: Options, encoder: Encoder | None, scoring: Mapping[str, Any]
) -> dict[str, Any]:
    """The options and the thresholds, as ``run.config`` has them."""
    return {"encoder": describe_encoder(encoder), **options.as_dict(), **scoring}


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "unknown"
