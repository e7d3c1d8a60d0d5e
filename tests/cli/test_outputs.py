"""Where commands write, end to end: never over what they read, nor in the place of a device."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Harness = Callable[..., Any]
Project = Callable[..., Path]

LABELS = """{"id": "a", "system": "s", "reference": "Boats sail.", "summary": "Boats sail.", \
"units": [{"text": "Boats sail.", "present": true}]}
"""


@pytest.mark.parametrize(
    "command",
    [
        ["report", "--format", "csv", "--out"],
        ["report", "--format", "table", "--out"],
        ["baseline", "write", "--out"],
        ["check", "--junit"],
    ],
)
def test_no_command_writes_over_the_run_that_it_reads(
    harness: Harness, project: Project, command: list[str]
) -> None:
    root = project()
    harness("run", root, "-m", "BLEU")
    run = root / "reports" / "latest"
    before = (run / "result.json").read_bytes()
    verb, *options = command
    verbs = [verb] if verb != "baseline" else [verb, options.pop(0)]
    done = harness(*verbs, run, *options, run / "result.json")
    assert done.status == 2
    assert "would write over it" in done.err
    assert (run / "result.json").read_bytes() == before


def test_junit_is_not_written_over_the_baseline(harness: Harness, project: Project) -> None:
    root = project()
    harness("run", root, "-m", "BLEU")
    run, baseline = root / "reports" / "latest", root / "baseline.json"
    harness("baseline", "write", run, "-o", baseline)
    before = baseline.read_bytes()
    assert harness("check", run, "-b", baseline, "--junit", baseline).status == 2
    assert baseline.read_bytes() == before


@pytest.mark.parametrize(
    "command", [["calibrate", "--out"], ["meta-eval", "units", "--scores"]], ids=lambda c: c[0]
)
def test_labels_are_not_written_over(harness: Harness, tmp_path: Path, command: list[str]) -> None:
    labels = tmp_path / "labels.jsonl"
    labels.write_text(LABELS, encoding="utf-8")
    done = harness(*command[:-1], labels, "--encoder", "fake", command[-1], labels)
    assert done.status == 2
    assert "would write over it" in done.err
    assert labels.read_text(encoding="utf-8") == LABELS


def test_scores_that_cannot_be_written_are_told_before_the_work(
    harness: Harness, tmp_path: Path
) -> None:
    labels = tmp_path / "labels.jsonl"
    labels.write_text(LABELS, encoding="utf-8")
    done = harness("meta-eval", "units", labels, "--encoder", "none", "--scores", labels / "x")
    assert done.status == 2
    assert "labels.jsonl is a file" in done.err


def test_a_folder_in_the_place_of_a_runs_file_is_told_before_the_work(
    harness: Harness, project: Project
) -> None:
    root = project({"reports/latest/report.html/x": "x"})
    done = harness("run", root, "--encoder", "none")
    assert done.status == 2
    assert "report.html: the run cannot be written: it is a folder" in done.err
    assert not (root / "reports" / "latest" / "result.json").exists()


def test_a_runs_name_that_is_too_long_is_wrong_usage(harness: Harness, project: Project) -> None:
    assert harness("run", project(), "-m", "BLEU", "--name", "a" * 300).status == 2


@pytest.mark.parametrize(
    "command",
    [["report"], ["metrics"], ["init"], ["baseline", "write"]],
    ids=lambda command: command[0],
)
def test_commands_that_are_quiet_anyway_take_quiet_too(
    harness: Harness, project: Project, tmp_path: Path, command: list[str]
) -> None:
    root = project()
    harness("run", root, "-m", "BLEU", "-q")
    given: dict[str, list[str | Path]] = {
        "report": [root / "reports" / "latest"],
        "metrics": [],
        "init": [root],
        "baseline": [root / "reports" / "latest", "-o", tmp_path / "baseline.json"],
    }
    done = harness(*command, *given[command[0]], "-q")
    assert (done.status, done.err) == (0, "")
    assert done.out
