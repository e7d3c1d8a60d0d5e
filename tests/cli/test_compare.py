"""`harness compare` as a command."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from harness.cli.compare import compare
from harness.errors import HarnessError, ResultError
from harness.result import (
    DocumentResult,
    MetricInfo,
    ParagraphResult,
    ReferenceDocument,
    ReferenceParagraph,
    ReferenceUnit,
    Result,
    RunInfo,
    SystemResult,
)

app = typer.Typer()
app.command()(compare)


def write(folder: Path, name: str, systems: dict[str, float]) -> Path:
    """A run of one document of eight paragraphs, each of one coverage."""

    def paragraph(index: int, coverage: float) -> ParagraphResult:
        unit = ReferenceUnit(
            start=0, end=3, text="one", kind="body", coverage=coverage, status=None
        )
        return ParagraphResult(
            index=index, status=None, scores={"coverage": coverage}, units=(unit,)
        )

    result = Result(
        run=RunInfo(name=name, signature="s", encoder="e", versions={}, config={}),
        metrics={"coverage": MetricInfo(range=(0, 1), higher_is_better=True, signature="c")},
        references=(
            ReferenceDocument(
                id="d",
                paragraphs=tuple(
                    ReferenceParagraph(index=i, text="one", kind="body") for i in range(8)
                ),
            ),
        ),
        systems=tuple(
            SystemResult(
                name=system,
                scores={"coverage": coverage},
                documents=(
                    DocumentResult(
                        id="d",
                        scores={},
                        paragraphs=tuple(paragraph(i, coverage) for i in range(8)),
                        candidate_paragraphs=(),
                    ),
                ),
            )
            for system, coverage in systems.items()
        ),
    )
    folder.mkdir(parents=True)
    (folder / "result.json").write_text(result.to_json(), encoding="utf-8")
    return folder


def run(*arguments: str) -> str:
    found = CliRunner().invoke(app, [*arguments, "--trials", "200"], env={"COLUMNS": "200"})
    if isinstance(found.exception, HarnessError):
        raise found.exception
    assert found.exit_code == 0, found.output
    return found.stdout


def test_a_runs_folder_is_compared(tmp_path: Path) -> None:
    folder = write(tmp_path / "r", "r", {"good": 0.9, "bad": 0.5})
    assert "worse" in run(str(folder))


def test_json_on_stdout_is_one_document_and_nothing_else(tmp_path: Path) -> None:
    folder = write(tmp_path / "r", "r", {"good": 0.9, "bad": 0.5})
    found = json.loads(run(str(folder / "result.json"), "--format", "json"))
    assert found["metrics"][0]["pairs"][0]["better"] == "good"
    assert found["trials"] == 200


@pytest.mark.parametrize(
    ("form", "start"), [("html", "<!DOCTYPE html>"), ("markdown", "# "), ("latex", "% ")]
)
def test_every_format_is_printed(tmp_path: Path, form: str, start: str) -> None:
    folder = write(tmp_path / "r", "r", {"good": 0.9, "bad": 0.5})
    assert run(str(folder), "--format", form).startswith(start)


def test_two_runs_are_told_apart_by_their_names(tmp_path: Path) -> None:
    before = write(tmp_path / "x", "before", {"mt": 0.9})
    after = write(tmp_path / "y", "after", {"mt": 0.5})
    found = json.loads(run(str(before), str(after), "--format", "json"))
    assert found["systems"] == ["mt@before", "mt@after"]


def test_two_runs_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    before = write(tmp_path / "x", "run", {"mt": 0.9})
    after = write(tmp_path / "y", "run", {"mt": 0.5})
    found = json.loads(run(str(before), str(after / "result.json"), "--format", "json"))
    assert found["systems"] == ["mt@x", "mt@y"]


def test_the_newest_run_is_taken_if_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for age, name in enumerate(("newest", "older")):
        folder = write(tmp_path / "reports" / name, name, {"a": 0.9, "b": 0.5})
        os.utime(folder / "result.json", (10_000 - age, 10_000 - age))
    assert json.loads(run("--format", "json"))["runs"][0]["label"] == "newest"


def test_no_run_at_all_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ResultError, match="no run stands here"):
        run()


def test_a_baseline_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    folder = write(tmp_path / "r", "r", {"good": 0.9, "bad": 0.5})
    with pytest.raises(ResultError, match="no system 'best'"):
        run(str(folder), "--baseline", "best")


def test_a_file_that_is_no_result_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "result.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ResultError, match=r"result\.json"):
        run(str(tmp_path))
