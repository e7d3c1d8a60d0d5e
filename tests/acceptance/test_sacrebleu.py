"""`harness score --aligned` against sacrebleu's own command on newstest2020, digit by digit."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.data
Command = Callable[..., subprocess.CompletedProcess[str]]
SYSTEM = "Online-B"
TER_SEGMENTS = 200
"""TER takes 31 ms a segment."""


def _theirs(command: Command, reference: Path, candidate: Path, *options: str) -> dict[str, str]:
    """Name and score as sacrebleu prints them, six digits after the point."""
    done = command("-m", "sacrebleu", reference, "-i", candidate, "-w", "6", *options)
    found = json.loads(done.stdout, parse_float=str)
    return {each["name"]: each["score"] for each in (found if isinstance(found, list) else [found])}


def _ours(command: Command, reference: Path, candidate: Path, *metrics: str) -> dict[str, str]:
    options = [part for name in metrics for part in ("--metric", name)]
    done = command(
        *("-m", "harness", "score", reference, candidate),
        *("--aligned", "--format", "json", "-q", *options),
    )
    result: dict[str, Any] = json.loads(done.stdout)
    scores: dict[str, float] = result["systems"][0]["scores"]
    return {name: f"{value:.6f}" for name, value in scores.items()}


@pytest.fixture
def newstest(shared: Path) -> tuple[Path, Path]:
    folder = shared / "data" / "newstest2020"
    return (
        folder / "references" / "zh-en.refA.txt",
        folder / "system-outputs" / "zh-en" / f"{SYSTEM}.txt",
    )


def test_bleu_and_chrf_are_sacrebleus_to_the_last_digit(
    newstest: tuple[Path, Path], command: Command
) -> None:
    theirs = _theirs(command, *newstest, "--metrics", "bleu", "chrf")
    theirs |= _theirs(command, *newstest, "--metrics", "chrf", "--chrf-word-order", "2")
    assert set(theirs) == {"BLEU", "chrF2", "chrF2++"}
    assert _ours(command, *newstest, *theirs) == theirs


def test_ter_is_sacrebleus_to_the_last_digit(
    newstest: tuple[Path, Path], command: Command, tmp_path: Path
) -> None:
    reference, candidate = (tmp_path / f"{name}.txt" for name in ("reference", "candidate"))
    for path, short in zip(newstest, (reference, candidate), strict=True):
        lines = path.read_text("utf-8").split("\n")[:TER_SEGMENTS]
        short.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    theirs = _theirs(command, reference, candidate, "--metrics", "ter")
    assert _ours(command, reference, candidate, "TER") == theirs
