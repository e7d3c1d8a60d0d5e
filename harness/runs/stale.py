"""Is a run what harness.toml asks for? One that was made before a change is gated all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from harness.result import RunInfo
from harness.runs.config import Scoring
from harness.runs.describe import NO_ENCODER
from harness.runs.options import choose_metrics

__all__ = ["stale"]

_MEANINGLESS_ALIGNED = ("paragraphs", "keep_boilerplate")


def stale(scoring: Scoring, run: RunInfo) -> list[str]:
    """What of [scoring] is not so in the run, each as ``KEY: ASKED, in the run OWN``.

    Only what the file says is compared: what it leaves open, the command line may have chosen.
    A calibration is a file there and a hash in the run, and is told by the baseline's signature.
    """
    return [
        f"{key}: {_shown(asked)}, in the run {_shown(run.config[name])}"
        for key, name, asked in _asked(scoring, run)
        if name in run.config and not _alike(name, asked, run.config[name])
    ]


def _asked(scoring: Scoring, run: RunInfo) -> Iterator[tuple[str, str, Any]]:
    """Key of the file, key of ``run.config``, and what the file says."""
    said = scoring.model_fields_set
    aligned = scoring.aligned if "aligned" in said else bool(run.config.get("aligned"))
    encoded = run.config.get("encoder") != NO_ENCODER  # else neither it nor thresholds count
    if "encoder" in said and encoded:
        yield "encoder", "encoder", Path(scoring.encoder).name
    if "lang" in said:
        yield "lang", "language", scoring.lang and scoring.lang.lower()
    for key in ("aligned", "paragraphs", "keep_boilerplate"):
        if key in said and not (aligned and key in _MEANINGLESS_ALIGNED):
            yield key, key, getattr(scoring, key)
    if "metrics" in said:
        yield "metrics", "metrics", [metric.name for metric in choose_metrics(scoring.metrics)]
    if "thresholds" in said and encoded:
        for key in sorted(scoring.thresholds.model_fields_set):
            yield f"thresholds.{key}", key, getattr(scoring.thresholds, key)


def _alike(name: str, asked: Any, own: Any) -> bool:
    if name == "encoder":
        return bool(asked == Path(str(own)).name)
    if name == "metrics" and isinstance(own, list):
        return set(asked) == set(own)
    return bool(asked == own)


def _shown(value: Any) -> str:
    """As harness.toml writes it, nearly."""
    if value is None:
        return "detected"
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
