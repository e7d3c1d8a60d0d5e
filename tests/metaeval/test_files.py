"""Labelled data is read with care and scores are written whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from harness.errors import InputError, OutputError
from harness.metaeval.files import read_json_lines, read_lines, write_json_lines


class Item(BaseModel):
    name: str
    size: int


def test_objects_come_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"name": "a", "size": 1}\n\n{"name": "b", "size": 2}\n')
    assert [(n, item.name) for n, item in read_json_lines(path, Item)] == [(1, "a"), (3, "b")]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"name": "a"}', "size"),
        ('{"name": "a", "size": "big"}', "size"),
        ("no json", "not a JSON object"),
        ("[1]", "not a JSON object"),
    ],
)
def test_a_bad_line_is_named_with_its_cure(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(f'{{"name": "a", "size": 1}}\n{line}\n')
    with pytest.raises(InputError, match=says) as caught:
        read_json_lines(path, Item)
    assert caught.value.line == 2
    assert caught.value.path == path
    assert caught.value.cure == "each line holds name, size"


def test_a_file_without_lines_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text("\n")
    with pytest.raises(InputError, match="no line"):
        read_json_lines(path, Item)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_lines(tmp_path / "x")


def test_a_folder_is_an_error_that_names_its_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder") as caught:
        read_lines(tmp_path)
    assert "name a file" in str(caught.value)
    (tmp_path / "units.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(InputError, match="name a file in it: units"):
        read_lines(tmp_path)


def test_another_encoding_is_an_error_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes("good\nschön\n".encode("latin-1"))
    with pytest.raises(InputError, match="UTF-8") as caught:
        read_lines(path)
    assert caught.value.line == 2


def test_lines_end_at_line_feeds_alone(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes("a\u2028b\r\n\nc\n".encode())
    assert read_lines(path) == ["a\u2028b", "", "c"]


def test_scores_are_json_lines_and_leave_nothing_beside_them(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "scores.jsonl"
    write_json_lines(path, [{"id": "é", "coverage": None}])
    assert path.read_text(encoding="utf-8") == '{"id": "é", "coverage": null}\n'
    assert list(path.parent.iterdir()) == [path]


def test_scores_that_cannot_be_written_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_json_lines(tmp_path, [{}])
    assert list(tmp_path.iterdir()) == []
