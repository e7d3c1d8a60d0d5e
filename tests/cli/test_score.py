"""`harness score` as a command."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Harness = Callable[..., Any]
TEXT = "The committee met in Geneva on 12 May. It approved the budget.\n"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A reference and three candidates in the current folder."""
    for name in ("ref.txt", "mt.txt", "a/out.txt", "b/out.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def systems(done: Any) -> list[str]:
    assert done.status == 0, done.err
    return [system["name"] for system in json.loads(done.out)["systems"]]


def score(harness: Harness, *arguments: str) -> Any:
    return harness("score", *arguments, "-m", "BLEU", "--format", "json")


@pytest.mark.usefixtures("files")
def test_a_reference_from_stdin_is_refused_in_words(harness: Harness) -> None:
    done = score(harness, "-", "mt.txt")
    assert done.status == 2
    assert "the reference cannot be read from stdin" in done.err


@pytest.mark.usefixtures("files")
def test_candidates_are_called_after_their_files(harness: Harness) -> None:
    assert systems(score(harness, "ref.txt", "mt.txt", "a/out.txt")) == ["mt", "out"]


@pytest.mark.usefixtures("files")
def test_candidates_can_be_named(harness: Harness) -> None:
    assert systems(score(harness, "ref.txt", "x=a/out.txt", "y=b/out.txt")) == ["x", "y"]


@pytest.mark.usefixtures("files")
def test_stdin_can_be_read_once(harness: Harness, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    done = score(harness, "ref.txt", "x=-", "y=-")
    assert done.status == 2
    assert "stdin is named twice" in done.err


@pytest.mark.usefixtures("files")
def test_two_candidates_of_one_name_are_an_error_with_a_way_out(harness: Harness) -> None:
    done = score(harness, "ref.txt", "a/out.txt", "b/out.txt")
    assert done.status == 2
    assert "a/out.txt and b/out.txt" in done.err
    assert "b=b/out.txt" in done.err


def test_a_file_with_an_equals_sign_in_its_name_is_found(harness: Harness, files: Path) -> None:
    (files / "k=v.txt").write_text(TEXT, encoding="utf-8")
    assert systems(score(harness, "ref.txt", "k=v.txt")) == ["k=v"]


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("argument", "said"),
    [("=mt.txt", "NAME=FILE"), ("mt=", "NAME=FILE"), (".", "folder"), ("a", "folder")],
)
def test_half_a_name_and_a_folder_are_errors(harness: Harness, argument: str, said: str) -> None:
    done = score(harness, "ref.txt", argument)
    assert done.status == 2
    assert said in done.err


@pytest.mark.usefixtures("files")
def test_a_candidate_can_be_given_as_sacrebleu_takes_it(harness: Harness) -> None:
    assert systems(score(harness, "ref.txt", "-i", "mt.txt")) == ["mt"]


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("arguments", [(), ("-",), ("-i", "-")])
def test_a_candidate_can_come_through_a_pipe(
    harness: Harness, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    done = score(harness, "ref.txt", *arguments)
    assert systems(done) == ["stdin"]
    assert json.loads(done.out)["systems"][0]["scores"]["BLEU"] == 100


@pytest.mark.usefixtures("files")
def test_a_guessed_encoding_of_what_comes_through_a_pipe_is_warned_of(
    harness: Harness, monkeypatch: pytest.MonkeyPatch
) -> None:
    latin = "La réunion a eu lieu à Genève, où le président a présenté un rapport très détaillé."
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(latin.encode("latin-1"))))
    warnings = json.loads(score(harness, "ref.txt").out)["run"]["warnings"]
    assert any(each.startswith("stdin: not UTF-8") for each in warnings)


@pytest.mark.usefixtures("files")
def test_further_references_count(harness: Harness) -> None:
    done = score(harness, "ref.txt", "mt.txt", "-r", "a/out.txt")
    assert json.loads(done.out)["metrics"]["BLEU"]["signature"].startswith("nrefs:2|")


@pytest.mark.usefixtures("files")
def test_nothing_is_written(harness: Harness, files: Path) -> None:
    before = sorted(files.rglob("*"))
    assert harness("score", "ref.txt", "mt.txt", "-m", "BLEU").status == 0
    assert sorted(files.rglob("*")) == before


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("format_", "start"), [("markdown", "#"), ("csv", "row,system"), ("html", "<!DOCTYPE html>")]
)
def test_every_report_format_can_be_printed(harness: Harness, format_: str, start: str) -> None:
    done = harness("score", "ref.txt", "mt.txt", "-m", "BLEU", "--format", format_)
    assert done.status == 0
    assert done.out.lstrip("\ufeff").lower().startswith(start.lower())


@pytest.mark.usefixtures("files")
def test_a_mistyped_format_is_an_error_that_names_the_right_one(harness: Harness) -> None:
    done = harness("score", "ref.txt", "mt.txt", "--format", "markdwon")
    assert done.status == 2
    assert "did you mean 'markdown'" in done.err


def test_aligned_lines_must_match(harness: Harness, files: Path) -> None:
    (files / "short.txt").write_text("one\n", encoding="utf-8")
    (files / "long.txt").write_text("one\ntwo\n", encoding="utf-8")
    done = score(harness, "long.txt", "short.txt", "--aligned")
    assert done.status == 2
    assert "lines" in done.err
