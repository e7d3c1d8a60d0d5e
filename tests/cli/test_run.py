"""`harness run` as a command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.result import load_result

Harness = Callable[..., Any]
Project = Callable[..., Path]


def test_a_run_is_written_and_shown(harness: Harness, project: Project) -> None:
    root = project()
    done = harness("run", root, "--encoder", "fake")
    assert done.status == 0
    assert "full" in done.out
    assert "brief" in done.out
    assert done.err == f"report: {root}/reports/latest/report.html\n"
    assert load_result(root / "reports/latest").run.name == "latest"


def test_the_current_folder_is_the_project_if_none_is_named(
    harness: Harness, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project()
    monkeypatch.chdir(root)
    assert harness("run", "-m", "BLEU").status == 0
    assert (root / "reports/latest/report.html").is_file()


def test_a_name_names_the_runs_folder(harness: Harness, project: Project) -> None:
    root = project()
    assert harness("run", root, "-m", "BLEU", "--name", "before").status == 0
    assert load_result(root / "reports/before").run.name == "before"


def test_out_is_the_runs_folder(harness: Harness, project: Project, tmp_path: Path) -> None:
    root = project()
    assert harness("run", root, "-m", "BLEU", "--out", tmp_path / "mine").status == 0
    assert load_result(tmp_path / "mine").run.name == "mine"
    assert not (root / "reports").exists()


def test_out_with_a_name_holds_the_runs_folder(
    harness: Harness, project: Project, tmp_path: Path
) -> None:
    root = project()
    assert harness("run", root, "-m", "BLEU", "--out", tmp_path / "runs", "--name", "a").status == 0
    assert load_result(tmp_path / "runs/a").run.name == "a"


def test_a_name_with_a_separator_is_refused_before_any_work(
    harness: Harness, tmp_path: Path
) -> None:
    done = harness("run", tmp_path / "nowhere", "--name", "../a")
    assert done.status == 2
    assert "cannot be a run's name" in done.err


def test_json_is_the_result_and_nothing_else(harness: Harness, project: Project) -> None:
    root = project()
    done = harness("run", root, "--encoder", "fake", "--format", "json")
    assert json.loads(done.out)["schema"] == "harness-result/1"
    assert done.out == (root / "reports/latest/result.json").read_text(encoding="utf-8")


def test_quiet_says_nothing_on_stderr(harness: Harness, project: Project) -> None:
    assert harness("run", project(), "-m", "BLEU", "-q").err == ""


def test_two_runs_write_the_same_bytes(harness: Harness, project: Project) -> None:
    root = project()
    written = []
    for _ in range(2):
        assert harness("run", root, "--encoder", "fake").status == 0
        written.append((root / "reports/latest/result.json").read_bytes())
    assert written[0] == written[1]


def test_where_the_project_lies_changes_nothing_in_the_result(
    harness: Harness, project: Project, tmp_path: Path
) -> None:
    root = project({"candidates/full/notes.doc": "x", "candidates/brief/news.txt": b"caf\xe9 " * 9})
    harness("run", root, "--encoder", "fake")
    before = (root / "reports/latest/result.json").read_bytes()
    moved = root.rename(tmp_path / "elsewhere")
    harness("run", moved, "--encoder", "fake")
    assert (moved / "reports/latest/result.json").read_bytes() == before
    assert str(tmp_path).encode() not in before


def test_all_missing_documents_are_listed_and_nothing_is_written(
    harness: Harness, project: Project
) -> None:
    root = project({"references/b.txt": "x y z", "references/c.txt": "x y z"})
    done = harness("run", root, "-m", "BLEU")
    assert done.status == 2
    for name in ("brief/b", "brief/c", "full/b", "full/c"):
        assert name in done.err
    assert not (root / "reports").exists()


def test_missing_documents_can_be_allowed(harness: Harness, project: Project) -> None:
    root = project({"references/b.txt": "x y z", "candidates/full/b.txt": "x y z"})
    done = harness("run", root, "-m", "BLEU", "--allow-missing")
    assert done.status == 0
    assert "missing: brief/b" in done.out
    assert load_result(root / "reports/latest").run.missing == ("brief/b",)


def test_full_shows_more_than_not(harness: Harness, project: Project) -> None:
    root = project()
    short = harness("run", root, "--encoder", "fake").out
    assert len(harness("run", root, "--encoder", "fake", "--full").out) >= len(short)


def test_what_the_command_line_does_not_say_stands_in_harness_toml(
    harness: Harness, project: Project
) -> None:
    toml = '[scoring]\nencoder = "fake"\nmetrics = ["coverage"]\nparagraphs = "line"\n'
    root = project({"harness.toml": toml + "[scoring.thresholds]\ncovered_at = 0.9\n"})
    assert harness("run", root, "--paragraphs", "blank").status == 0
    result = load_result(root / "reports/latest")
    assert list(result.metrics) == ["coverage"]
    assert result.run.encoder == "fake"
    assert result.run.config["covered_at"] == 0.9
    assert result.run.config["paragraphs"] == "blank"


@pytest.mark.parametrize("way", ["command line", "harness.toml"])
def test_boilerplate_counts_if_it_is_asked_for(
    harness: Harness, project: Project, way: str
) -> None:
    text = "The board met.\n\nEditor: A. Keeper\n"
    toml = "[scoring]\nkeep_boilerplate = true\n" if way == "harness.toml" else ""
    said = ["--keep-boilerplate"] if way == "command line" else []
    root = project({"references/news.txt": text, "harness.toml": toml})
    assert harness("run", root, "--encoder", "fake", *said).status == 0
    result = load_result(root / "reports/latest")
    assert [p.kind for p in result.references[0].paragraphs] == ["body", "heading"]
    assert result.run.config["keep_boilerplate"] is True
    assert harness("run", root, "--encoder", "fake", "--no-keep-boilerplate").status == 0
    assert load_result(root / "reports/latest").references[0].paragraphs[1].kind == "boilerplate"


def test_a_wrong_key_in_harness_toml_is_an_error_that_names_it(
    harness: Harness, project: Project
) -> None:
    done = harness("run", project({"harness.toml": "[scoring]\nencodr = 'fake'\n"}))
    assert done.status == 2
    assert "encodr" in done.err
    assert "harness.toml" in done.err
