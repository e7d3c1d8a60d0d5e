"""The calibration's file: what is written can be read, and nothing else is taken for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from harness.errors import ConfigError
from harness.evidence.calibration import Calibration, load_calibration
from harness.evidence.calibration_file import calibration_text, read_calibration
from harness.evidence.features import FEATURES

ENCODER = "some-model|sha256:0123456789ab|float32|max:128"


@pytest.fixture(scope="module")
def calibration() -> Calibration:
    shipped = load_calibration()
    moved = replace(shipped.coverage, slope=0.5, offset=-0.25)
    return replace(shipped, coverage=moved, encoder=ENCODER)


@pytest.fixture
def file(calibration: Calibration, tmp_path: Path) -> Path:
    path = tmp_path / "calibration.json"
    path.write_text(calibration_text(calibration, {"labels": "é.jsonl"}), encoding="utf-8")
    return path


def test_what_is_written_gives_the_same_probabilities(file: Path, calibration: Calibration) -> None:
    features = np.random.default_rng(1).normal(size=(20, len(FEATURES)))
    found = read_calibration(file)
    for name in ("coverage", "support", "units"):
        ours, theirs = getattr(calibration, name), getattr(found, name)
        assert ours.probability(features).tolist() == theirs.probability(features).tolist()
    assert (found.encoder, found.path) == (ENCODER, file)


def test_any_change_of_the_file_is_another_signature(file: Path) -> None:
    before = read_calibration(file).signature
    file.write_text(file.read_text(encoding="utf-8").replace("-0.25", "-0.5"), encoding="utf-8")
    assert read_calibration(file).signature != before


def test_a_missing_file_is_an_error_with_the_cure(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.json: .*\n.*harness calibrate"):
        read_calibration(tmp_path / "nowhere.json")


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"{}", b"\xff\xfe", b"[" * 100_000, b"1"])
def test_what_is_no_calibration_is_an_error_that_names_the_file(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=r"other\.json.*is no calibration"):
        read_calibration(path)


def _drop_a_bias(data: dict[str, Any]) -> None:
    data["networks"]["units"]["members"][0]["biases"].pop()


def _cut_a_row(data: dict[str, Any]) -> None:
    data["networks"]["units"]["members"][0]["weights"][0].pop()


def _no_scale(data: dict[str, Any]) -> None:
    data["networks"]["coverage"]["members"][0]["scale"][0] = 0


def _turned(data: dict[str, Any]) -> None:
    data["networks"]["coverage"]["slope"] = -1


def _endless(data: dict[str, Any]) -> None:
    data["networks"]["coverage"]["offset"] = float("inf")


def _no_support(data: dict[str, Any]) -> None:
    del data["networks"]["support"]


@pytest.mark.parametrize(
    "damage", [_drop_a_bias, _cut_a_row, _no_scale, _turned, _endless, _no_support]
)
def test_a_damaged_file_is_an_error_with_the_cure(
    file: Path, damage: Callable[[dict[str, Any]], None]
) -> None:
    data = json.loads(file.read_text(encoding="utf-8"))
    damage(data)
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"damaged calibration: networks(.|\n)*again"):
        read_calibration(file)


def test_one_for_other_signals_says_so(file: Path) -> None:
    data = json.loads(file.read_text(encoding="utf-8"))
    data["features"].pop()
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ConfigError, match="other signals"):
        read_calibration(file)
