"""What a notebook hands in: no text, no name, half a character."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from harness.errors import ConfigError, InputError, ProjectError
from harness.runs import Options, evaluate, read_project, run_project, score_files

BLEU = Options(metrics=("BLEU",))
HALF = "Caf\ud83d"


@pytest.mark.parametrize(
    ("reference", "candidates", "said"),
    [
        ("A cat.", {"mt": None}, "the candidate 'mt' is no text but NoneType"),
        ("A cat.", {"mt": float("nan")}, "no text but float"),
        (b"A cat.", "A cat.", "the reference is no text but bytes"),
        ("A cat.", ["A cat."], "no candidate by name in list"),
        ("A cat.", None, "no candidate by name in NoneType"),
        ("A cat.", {"": "A cat."}, "is no name of a candidate"),
        ("A cat.", {1: "A cat."}, "is no name of a candidate"),
        ("A cat.", {"mt\udcff": "A cat."}, "the name of a candidate is not UTF-8"),
        ("A cat.", {"mt": f"One.\n{HALF}"}, "surrogate pair, '.ud83d', on line 2"),
        (HALF, "A cat.", "the reference holds half of a surrogate pair"),
    ],
)
def test_what_is_no_text_or_name_is_told(reference: Any, candidates: Any, said: str) -> None:
    with pytest.raises(InputError, match=said):
        evaluate(reference, candidates, options=BLEU)


@pytest.mark.parametrize("unit", ["", " ", HALF, None])
def test_a_unit_that_says_nothing_is_told(unit: Any) -> None:
    with pytest.raises(InputError, match=r"must_cover\[1\]"):
        evaluate("A cat.", "A cat.", must_cover=["A cat.", unit], options=BLEU)


@pytest.mark.parametrize("units", [None, 5])
def test_what_is_no_list_of_units_is_told(units: Any) -> None:
    with pytest.raises(InputError, match="must_cover is"):
        evaluate("A cat.", "A cat.", must_cover=units, options=BLEU)


def test_further_references_are_looked_at_too() -> None:
    with pytest.raises(InputError, match="no text but NoneType"):
        evaluate("A cat.", "A cat.", further={"alt": None}, options=BLEU)  # type: ignore[dict-item]


@pytest.mark.parametrize(
    "options", [{"paragraphs": "lines"}, {"language": "english"}, {"language": ""}]
)
def test_options_that_are_none_are_told(options: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        Options(**options)


def test_a_metric_alone_is_one_metric_and_a_language_may_be_in_capitals() -> None:
    options = Options(metrics="BLEU", language="DE")  # type: ignore[arg-type]
    assert options == Options(metrics=("BLEU",), language="de")


@pytest.mark.parametrize(
    "name", ["references/a\udcff.txt", "references/alt\udcff/a.txt", "candidates/mt\udcff/a.txt"]
)
def test_a_name_that_is_not_utf_8_is_told_before_the_work(tmp_path: Path, name: str) -> None:
    for each in ("references/a.txt", "candidates/mt/a.txt", name):
        (tmp_path / each).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / each).write_text("A cat.", encoding="utf-8")
    with pytest.raises(ProjectError, match="its name is not UTF-8"):
        read_project(tmp_path)


def test_a_warning_may_name_any_file(tmp_path: Path) -> None:
    for each in ("references/a.txt", "candidates/mt/a.txt", "candidates/\udcff.csv"):
        (tmp_path / each).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / each).write_text("A cat.", encoding="utf-8")
    result = run_project(tmp_path, options=BLEU)
    assert any("\\udcff.csv" in warning for warning in result.run.warnings)
    result.to_json()


def test_files_are_called_by_names_that_result_json_can_hold(tmp_path: Path) -> None:
    for name in ("a.txt", "a\udcff.txt"):
        (tmp_path / name).write_text("A cat.", encoding="utf-8")
    right, wrong = tmp_path / "a.txt", tmp_path / "a\udcff.txt"
    score_files(right, {"mt": wrong}, options=BLEU).to_json()
    with pytest.raises(InputError, match="the name of a candidate is not UTF-8"):
        score_files(right, {wrong.stem: wrong}, options=BLEU)
    with pytest.raises(InputError, match="the name of the document is not UTF-8"):
        score_files(wrong, {"mt": right}, options=BLEU)
