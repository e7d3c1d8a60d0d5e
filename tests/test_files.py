"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from harness.errors import OutputError
from harness.files import write_text


def test_a_file_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("old", encoding="utf-8")
    write_text("new", path)
    assert path.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    path = write_text("x", tmp_path / "report.md")
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_folder_that_is_a_file_is_an_error_that_names_the_cure(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file", encoding="utf-8")
    with pytest.raises(OutputError, match=r"reports/report\.html: cannot be written") as caught:
        write_text("x", tmp_path / "reports" / "report.html")
    assert caught.value.cure is not None
    # harness check writes by --junit, harness init by its argument
    assert "--out" not in caught.value.cure


def test_a_folder_in_the_place_of_the_file_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="it is a folder") as caught:
        write_text("x", tmp_path)
    assert caught.value.path == tmp_path
    assert caught.value.cure == "name a file, for example one within it"
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.md"
    path.write_text("old", encoding="utf-8")

    def full(*_: object) -> Path:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match="No space left"):
        write_text("new", path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]
