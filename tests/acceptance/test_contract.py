"""The checking tools beside the repository find no fault in what a run writes."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.encoder, pytest.mark.data]
ROOT = Path(__file__).resolve().parents[2]
Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def check_contract(shared: Path, command: Command) -> Callable[[Path], str]:
    def check(run: Path) -> str:
        tool = shared / "tools" / "check_contract.py"
        return command(tool, run / "result.json", check=False).stdout.strip()

    return check


def test_the_sample_keeps_the_contract(
    check_contract: Callable[[Path], str], score_project: Callable[[Path], Path], tmp_path: Path
) -> None:
    for name in ("references", "candidates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    assert check_contract(score_project(tmp_path)) == "0 faults"


def test_the_seeds_keep_the_contract(
    check_contract: Callable[[Path], str], seeds: Path, turned_seeds: Path
) -> None:
    assert check_contract(seeds) == "0 faults"
    assert check_contract(turned_seeds) == "0 faults"


def test_the_stress_documents_keep_the_contract(
    check_contract: Callable[[Path], str], stress: Path
) -> None:
    assert check_contract(stress / "reports" / "latest") == "0 faults"


@pytest.fixture(scope="module")
def figures(shared: Path, stress: Path, command: Command) -> dict[str, Any]:
    """What score_stress.py says of the run."""
    tool = shared / "tools" / "score_stress.py"
    found = command(tool, stress, stress / "reports" / "latest" / "result.json", "--json").stdout
    loaded: dict[str, Any] = json.loads(found)
    return loaded


def test_every_stress_document_is_scored(figures: dict[str, Any]) -> None:
    assert figures["cases_missing"] == 0


@pytest.mark.parametrize(("figure", "floor"), [("omission", 0.85), ("addition", 0.95)])
def test_planted_omissions_and_additions_are_found(
    figures: dict[str, Any], figure: str, floor: float
) -> None:
    assert figures[figure]["f1"] >= floor


def test_sentences_are_aligned_to_their_translations(figures: dict[str, Any]) -> None:
    assert figures["alignment_accuracy"] >= 0.97


def test_complete_translations_raise_few_alarms(figures: dict[str, Any]) -> None:
    assert figures["omission_alarms_per_100"] <= 2
    assert figures["addition_alarms_per_100"] <= 2
