from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from harness.errors import OutputError
from harness.writing import check_output, check_target, write_text, write_texts


def test_a_report_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("old", encoding="utf-8")
    write_text("new", path)
    assert path.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_report_is_as_readable_as_any_new_file(tmp_path: Path) -> None:
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


def test_files_that_belong_together_stay_as_they_were_where_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A temporary file that cannot be made whole is what a full disk looks like."""
    paths = [tmp_path / "result.json", tmp_path / "report.html"]
    write_texts(dict.fromkeys(paths, "old"))
    chmod, calls = Path.chmod, iter(range(9))

    def full(path: Path, mode: int) -> None:
        if next(calls) == 1:
            raise OSError(28, os.strerror(28))
        chmod(path, mode)

    monkeypatch.setattr(Path, "chmod", full)
    with pytest.raises(OutputError, match=r"report\.html: cannot be written: No space") as caught:
        write_texts(dict.fromkeys(paths, "new"), "say where else")
    assert caught.value.cure == "say where else, or make room on the disk"
    assert [path.read_text(encoding="utf-8") for path in paths] == ["old", "old"]
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    target, link = tmp_path / "kept" / "baseline.json", tmp_path / "baseline.json"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    write_text("new", link)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    found: list[str] = []
    reader = threading.Thread(target=lambda: found.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    write_text("new", pipe)
    reader.join(timeout=10)
    assert found == ["new"]
    assert pipe.is_fifo()


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    path = write_text("x", tmp_path / ("a" * 250))
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_that_is_too_long_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 300)
    with pytest.raises(OutputError, match="too long"):
        write_text("x", path)
    with pytest.raises(OutputError, match="too long"):
        check_output(path)
    with pytest.raises(OutputError, match="too long"):
        check_target(path)


def test_what_is_read_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.touch()
    (tmp_path / "link").symlink_to(path)
    check_output(tmp_path / "scores.jsonl", path, None)
    for out in (path, tmp_path / "link", tmp_path / "." / "labels.jsonl"):
        with pytest.raises(OutputError, match="reads this file"):
            check_output(out, path, None)


def test_what_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="file is a file"):
        check_output(tmp_path / "file" / "scores.jsonl")
    with pytest.raises(OutputError, match="it is a folder"):
        check_output(tmp_path)
    (tmp_path / "run" / "result.json").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"result\.json: .* it is a folder"):
        check_target(tmp_path / "run", ("result.json",))
    check_output(Path(os.devnull))


def test_a_folder_that_can_be_made_is_not_made_before_the_work(tmp_path: Path) -> None:
    check_target(tmp_path / "reports" / "one")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("x")
    with pytest.raises(OutputError, match="reports is a file"):
        check_target(tmp_path / "reports" / "one")
