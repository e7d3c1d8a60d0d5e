from __future__ import annotations

import os
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from harness.cli.report import newest_run, report
from harness.errors import ConfigError, ResultError
from harness.result import (
    DocumentResult,
    MetricInfo,
    ReferenceDocument,
    ReferenceParagraph,
    Result,
    RunInfo,
    SystemResult,
    load_result,
)

app = typer.Typer()
app.command()(report)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two runs; the newer one."""
    monkeypatch.chdir(tmp_path)
    for age, name in ((0, "older"), (100, "newer")):
        result = Result(
            run=RunInfo(name=name, signature="s", encoder="fake", versions={}, config={}),
            metrics={"coverage": MetricInfo(range=(0, 1), higher_is_better=True, signature="")},
            references=(
                ReferenceDocument(
                    id="doc", paragraphs=(ReferenceParagraph(index=0, text="One.", kind="body"),)
                ),
            ),
            systems=(
                SystemResult(
                    name="draft",
                    scores={"coverage": 0.5},
                    documents=(
                        DocumentResult(
                            id="doc",
                            scores={"coverage": 0.5},
                            paragraphs=(),
                            candidate_paragraphs=(),
                        ),
                    ),
                ),
            ),
        )
        path = tmp_path / "reports" / name / "result.json"
        path.parent.mkdir(parents=True)
        path.write_text(result.to_json(), encoding="utf-8")
        os.utime(path, (age, age))
    return tmp_path / "reports" / "newer"


def invoke(*arguments: str) -> str:
    outcome = CliRunner().invoke(app, arguments)
    if outcome.exception is not None:
        raise outcome.exception
    return outcome.stdout


@pytest.mark.usefixtures("run")
def test_the_newest_run_is_taken_if_none_is_named() -> None:
    assert '"name": "newer"' in invoke("--format", "json")


@pytest.mark.parametrize("name", ["reports/older", "reports/older/result.json"])
@pytest.mark.usefixtures("run")
def test_a_run_is_a_folder_or_its_result(name: str) -> None:
    assert '"name": "older"' in invoke(name, "--format", "json")


@pytest.mark.usefixtures("run")
def test_the_table_is_shown_by_default() -> None:
    assert "coverage ↑" in invoke()


def test_html_goes_into_the_run_and_its_path_is_printed(run: Path) -> None:
    assert invoke(str(run), "--format", "html") == f"{run / 'report.html'}\n"
    assert (run / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.usefixtures("run")
def test_a_dash_is_stdout_for_html_too() -> None:
    assert invoke("--format", "html", "--out", "-").startswith("<!doctype html>")


@pytest.mark.parametrize("format_", ["table", "csv", "markdown"])
def test_out_names_the_file(run: Path, format_: str) -> None:
    out = run / "new" / "report.txt"
    invoke("--format", format_, "--out", str(out))
    assert "draft" in out.read_text(encoding="utf-8") or format_ == "csv"


def test_csv_on_stdout_keeps_its_line_ends(run: Path) -> None:
    outcome = CliRunner().invoke(app, [str(run), "--format", "csv"])
    assert outcome.stdout_bytes.endswith(b"explanation\r\n")


@pytest.mark.usefixtures("run")
def test_an_unknown_format_is_an_error_that_names_the_formats() -> None:
    with pytest.raises(ConfigError, match="the formats are table, csv"):
        invoke("--format", "pdf")


@pytest.mark.parametrize(
    ("text", "said"), [("{", "no JSON: "), ("{}", "not a harness-result/1 document: ")]
)
def test_a_file_that_is_no_result_is_told_as_what_it_is(
    tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "result.json").write_text(text, encoding="utf-8")
    with pytest.raises(ResultError) as caught:
        load_result(tmp_path)
    assert caught.value.problem.startswith(said)


def test_no_run_is_an_error_that_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ResultError, match="harness run"):
        newest_run(tmp_path / "reports")


@pytest.mark.parametrize("named", ["", "reports", "reports/yesterday"])
def test_a_project_named_for_a_run_leads_to_its_runs(run: Path, named: str) -> None:
    with pytest.raises(ResultError, match=r"there is .*newer, .*older"):
        load_result(run.parents[1] / named)


def test_a_folder_without_runs_names_none(tmp_path: Path) -> None:
    with pytest.raises(ResultError) as caught:
        load_result(tmp_path)
    assert str(caught.value).endswith("its result.json")
