"""`harness calibrate` as a command, and the runs that use what it writes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from harness.evidence.calibration_file import read_calibration
from harness.result import load_result

Harness = Callable[..., Any]
Project = Callable[..., Path]

THINGS = "harbour budget council bridge school tax river market".split()
DEEDS = "opened closed approved delayed rebuilt".split()
DAYS = "monday tuesday wednesday thursday".split()


@pytest.fixture(scope="module")
def labels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Summaries of eight documents; "present" is what was kept, but for every ninth unit."""
    rng = Random(3)  # noqa: S311  # made-up texts
    lines = []
    for document in range(8):
        things = rng.sample(THINGS, len(DAYS))
        facts = [f"the {t} was {rng.choice(DEEDS)} on {d}." for t, d in zip(things, DAYS)]  # noqa: B905
        for system in ("a", "b"):
            kept = [rng.random() < 0.5 for _ in facts]
            units = [
                {"text": fact, "present": keep != (rng.random() < 1 / 9)}
                for fact, keep in zip(facts, kept, strict=True)
            ]
            summary = " ".join(f for f, keep in zip(facts, kept, strict=True) if keep)
            row = {
                "id": document,
                "system": system,
                "reference": " ".join(facts),
                "summary": summary.replace(" was ", " has been "),
                "units": units,
            }
            lines.append(json.dumps(row) + "\n")
    path = tmp_path_factory.mktemp("labels") / "labels.jsonl"
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def small_model(make_bert: Callable[..., Path]) -> Path:
    """A sentence-transformers model of a few random numbers that knows the labels' words."""
    words = [*THINGS, *DEEDS, *DAYS, "the was on has been ."]
    return make_bert("small", " ".join(words), max_tokens=32)


@pytest.fixture
def calibration(harness: Harness, labels: Path, tmp_path: Path) -> Path:
    """A calibration of the fake encoder."""
    path = tmp_path / "calibration.json"
    assert harness("calibrate", labels, "--encoder", "fake", "-o", path).status == 0
    return path


def test_figures_are_printed_and_a_calibration_is_written(
    harness: Harness, labels: Path, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "calibration.json"
    done = harness("calibrate", labels, "--encoder", "fake", "--out", out, "--folds", "4")
    assert done.status == 0
    assert "labels.jsonl (64 units, 16 summaries, 8 documents, 2 systems)" in done.out
    assert "Cross-validated by document (4 folds)" in done.out
    assert "Reliability of coverage, mapped" in done.out
    assert done.err == f"calibration: {out}\n"
    assert read_calibration(out).fits("fake|dim:32")


def test_the_file_says_where_it_comes_from_and_nothing_of_the_machine(
    calibration: Path, labels: Path
) -> None:
    text = calibration.read_text(encoding="utf-8")
    provenance = json.loads(text)["provenance"]
    assert provenance["labels"] == "labels.jsonl"
    assert provenance["units"] == 64
    assert len(provenance["SHA-256 of the labels"]) == 64
    assert str(labels.parent) not in text


def test_the_same_labels_write_the_same_bytes(
    harness: Harness, labels: Path, calibration: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again.json"
    assert harness("calibrate", labels, "--encoder", "fake", "-o", again, "-q").err == ""
    assert again.read_bytes() == calibration.read_bytes()


def test_json_is_all_of_stdout(harness: Harness, labels: Path, tmp_path: Path) -> None:
    out = tmp_path / "calibration.json"
    done = harness("calibrate", labels, "--encoder", "fake", "-o", out, "--format", "json")
    assert json.loads(done.out)["verb"] == "calibrate"


def test_reliability_writes_nothing(
    harness: Harness, labels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = harness("calibrate", labels, "--encoder", "fake", "--reliability")
    assert done.status == 0
    assert "Reliability of coverage" in done.out
    assert done.err == ""
    assert list(tmp_path.iterdir()) == []


def test_reliability_of_a_calibration_is_that_of_its_own_numbers(
    harness: Harness, labels: Path, calibration: Path
) -> None:
    command = ["calibrate", labels, "--encoder", "fake", "--reliability", "--format", "json"]
    shipped = json.loads(harness(*command).out)
    own = json.loads(harness(*command, "--calibration", calibration).out)
    brier = [each["tables"][0]["rows"][0]["Brier"]["value"] for each in (shipped, own)]
    # which is the better one is chance on so few made-up labels; the numbers must be another's
    assert brier[1] != brier[0]


def test_a_calibration_without_reliability_is_wrong_usage(
    harness: Harness, labels: Path, calibration: Path
) -> None:
    done = harness("calibrate", labels, "--calibration", calibration)
    assert done.status == 2
    assert "add --reliability" in done.err


def test_a_bad_line_is_named_with_its_place(harness: Harness, labels: Path, tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(labels.read_text(encoding="utf-8") + '{"id": 1}\n', encoding="utf-8")
    done = harness("calibrate", path, "--encoder", "fake", "-o", tmp_path / "x.json")
    assert done.status == 2
    assert f"error: {path}:17: system" in done.err
    assert not (tmp_path / "x.json").exists()


def test_a_place_that_cannot_be_written_is_told_before_the_labels_are_read(
    harness: Harness, tmp_path: Path
) -> None:
    done = harness("calibrate", tmp_path / "nowhere.jsonl", "--out", tmp_path)
    assert done.status == 2
    assert "is a folder" in done.err


def test_more_folds_than_documents_are_wrong_input(
    harness: Harness, labels: Path, tmp_path: Path
) -> None:
    out = tmp_path / "x.json"
    done = harness("calibrate", labels, "--encoder", "fake", "--folds", "9", "-o", out)
    assert done.status == 2
    assert "--folds 2 to 8" in done.err


def test_a_model_of_ones_own_is_calibrated_by_its_path(
    harness: Harness, labels: Path, small_model: Path, project: Project, tmp_path: Path
) -> None:
    out = tmp_path / "small.json"
    assert harness("calibrate", labels, "--encoder", small_model, "-o", out).status == 0
    root = project()
    before = harness("run", root, "--encoder", small_model)
    assert "uncalibrated: with the encoder small" in " ".join(before.out.split())
    done = harness("run", root, "--encoder", small_model, "--calibration", out)
    assert done.status == 0
    assert "uncalibrated" not in done.out
    run = load_result(root / "reports/latest").run
    assert f"cal:{read_calibration(out).signature}" in run.signature
    assert run.config["calibration"] == "small.json"
    other = harness("run", root, "--encoder", "fake", "--calibration", out)
    assert other.status == 2
    assert "fitted for the encoder small|sha256:" in other.err


def test_a_run_without_a_calibration_says_that_it_is_uncalibrated(
    harness: Harness, project: Project
) -> None:
    root = project()
    assert harness("run", root, "--encoder", "fake").status == 0
    run = load_result(root / "reports/latest").run
    assert run.warnings[0].startswith("uncalibrated: ")
    assert run.signature.endswith("|uncalibrated")
    assert run.config["calibration"] == "uncalibrated"


def test_a_run_of_text_metrics_alone_has_nothing_to_calibrate(
    harness: Harness, project: Project
) -> None:
    root = project()
    assert harness("run", root, "-m", "BLEU").status == 0
    run = load_result(root / "reports/latest").run
    assert run.warnings == ()
    assert "calibration" not in run.config


def test_harness_toml_names_the_calibration_from_its_own_folder(
    harness: Harness, project: Project, calibration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    toml = '[scoring]\nencoder = "fake"\ncalibration = "fitted/fake.json"\n'
    root = project({"harness.toml": toml, "fitted/fake.json": calibration.read_bytes()})
    monkeypatch.chdir(root.parent)
    assert harness("run", root.name).status == 0
    run = load_result(root / "reports/latest").run
    assert run.config["calibration"] == "fake.json"
    assert run.warnings == ()


def test_the_command_line_wins_over_harness_toml(
    harness: Harness, project: Project, calibration: Path
) -> None:
    toml = '[scoring]\nencoder = "fake"\ncalibration = "nowhere.json"\n'
    root = project({"harness.toml": toml})
    assert harness("run", root, "--calibration", calibration).status == 0
    done = harness("run", root)
    assert done.status == 2
    assert f"{root}/nowhere.json: the calibration cannot be read" in done.err


def test_an_encoder_of_the_command_line_goes_without_harness_tomls_calibration(
    harness: Harness, project: Project, calibration: Path
) -> None:
    toml = '[scoring]\nencoder = "./model"\ncalibration = "fitted/model.json"\n'
    root = project({"harness.toml": toml, "fitted/model.json": calibration.read_bytes()})
    done = harness("run", root, "--encoder", "fake")
    assert done.status == 0
    assert (
        "fitted/model.json is not used: harness.toml names it for the encoder ./model" in done.err
    )
    assert load_result(root / "reports/latest").run.config["calibration"] == "uncalibrated"
    assert harness("run", root, "--encoder", "fake", "--quiet").err == ""


def test_score_uses_a_calibration(harness: Harness, project: Project, calibration: Path) -> None:
    root = project()
    texts = [root / "references/news.txt", root / "candidates/brief/news.txt"]
    command = ["score", *texts, "--encoder", "fake", "--format", "json"]
    plain = json.loads(harness(*command).out)
    fitted = json.loads(harness(*command, "--calibration", calibration).out)
    coverage = [each["systems"][0]["scores"]["coverage"] for each in (plain, fitted)]
    assert coverage[0] != coverage[1]
    assert fitted["run"]["config"]["calibration"] == "calibration.json"


def test_meta_eval_uses_a_calibration_and_warns_without_one(
    harness: Harness, labels: Path, calibration: Path
) -> None:
    command = ["meta-eval", "units", labels, "--encoder", "fake", "-q", "--resamples", "0"]
    plain = harness(*command)
    fitted = harness(*command, "--calibration", calibration)
    assert "\nuncalibrated: with the encoder fake " in plain.out
    assert "uncalibrated" not in fitted.out
    assert plain.err == fitted.err == ""
