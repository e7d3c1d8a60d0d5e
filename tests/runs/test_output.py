"""What a run leaves on disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from harness.errors import ConfigError, OutputError
from harness.result import load_result
from harness.runs import RUN_FILES, Options, check_run_name, evaluate, write_run

RESULT = evaluate("One two three four.", "One two.", options=Options(metrics=("BLEU",)))


def test_a_run_is_its_result_and_its_report(tmp_path: Path) -> None:
    report = write_run(RESULT, tmp_path / "runs" / "one")
    assert report == tmp_path / "runs" / "one" / "report.html"
    assert load_result(tmp_path / "runs" / "one") == RESULT
    assert sorted(path.name for path in report.parent.iterdir()) == ["report.html", "result.json"]


def test_a_run_of_the_same_name_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "result.json").write_text("old")
    write_run(RESULT, tmp_path)
    assert load_result(tmp_path) == RESULT


def test_a_run_that_cannot_be_written_whole_leaves_the_older_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = write_run(RESULT, tmp_path)
    before = [(tmp_path / name).read_bytes() for name in RUN_FILES]
    other = evaluate("Five six.", "Five.", options=Options(metrics=("BLEU",)))
    chmod = Path.chmod

    def full(path: Path, mode: int) -> None:
        if page.name in path.name:
            raise OSError(28, os.strerror(28))
        chmod(path, mode)

    monkeypatch.setattr(Path, "chmod", full)
    with pytest.raises(OutputError, match="No space left") as caught:
        write_run(other, tmp_path)
    assert "--out" in str(caught.value)
    assert [(tmp_path / name).read_bytes() for name in RUN_FILES] == before


def test_a_file_where_the_folder_should_be_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("x")
    with pytest.raises(OutputError, match="cannot be written") as caught:
        write_run(RESULT, tmp_path / "reports" / "one")
    assert "--out" in str(caught.value)


@pytest.mark.parametrize(
    "name", ["", ".", "..", "a/b", "a\\b", ".hidden", "a\nb", "c:", " ", "a" * 300]
)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(ConfigError, match="run's name"):
        check_run_name(name)


@pytest.mark.parametrize("name", ["latest", "before tuning", "été-2", "v1.2"])
def test_a_plain_name_is_taken(name: str) -> None:
    assert check_run_name(name) == name
