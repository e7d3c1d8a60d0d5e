from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.errors import ResultError
from harness.gates import Baseline, load_baseline, make_baseline
from harness.result import Result

MakeResult = Callable[..., Result]


def test_a_baseline_reads_as_it_was_written(make_result: MakeResult, tmp_path: Path) -> None:
    baseline = make_baseline(make_result({"mt": {"a": [0.9, None]}}))
    (tmp_path / "baseline.json").write_text(baseline.to_json(), encoding="utf-8")
    assert load_baseline(tmp_path / "baseline.json") == baseline


def test_neither_the_run_s_name_nor_the_order_of_systems_changes_it(
    make_result: MakeResult,
) -> None:
    systems = {"mt": {"a": [0.9]}, "ht": {"a": [0.8]}}
    other = dict(reversed(systems.items()))
    first = make_baseline(make_result(systems, name="x")).to_json()
    assert first == make_baseline(make_result(other, name="y")).to_json()


def test_no_text_is_in_it(make_result: MakeResult) -> None:
    text = make_baseline(make_result({"mt": {"a": [0.9]}})).to_json()
    assert "harbour" not in text
    assert "Candidate" not in text


def test_scores_that_are_none_are_null(make_result: MakeResult) -> None:
    result = make_result({"mt": {"a": [0.9]}}, extra={"COMET": (float("nan"), True)})
    text = make_baseline(result).to_json()
    assert "NaN" not in text
    assert json.loads(text)["systems"]["mt"]["scores"]["COMET"] is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no JSON"),
        ("[]", "names no schema"),
        ('{"schema": "harness-result/1"}', "the schema is 'harness-result/1'"),
        ('{"schema": "harness-baseline/1"}', "the schema is 'harness-baseline/1'"),
        ('{"schema": "harness-baseline/2", "signature": 1}', "signature: "),
    ],
)
def test_another_file_is_an_error_that_says_what_it_is(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ResultError, match=said) as caught:
        load_baseline(path)
    assert "harness baseline write" in (caught.value.cure or "")


def test_a_baseline_of_no_system_is_an_error(make_result: MakeResult, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(make_baseline(make_result({})).to_json(), encoding="utf-8")
    with pytest.raises(ResultError, match="no system"):
        load_baseline(path)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ResultError, match="there is no such baseline"):
        load_baseline(tmp_path / "baseline.json")


def test_a_run_in_the_place_of_a_baseline_is_not_to_be_written_over(
    make_result: MakeResult, tmp_path: Path
) -> None:
    path = tmp_path / "result.json"
    path.write_text(make_result({"mt": {"a": [0.9]}}).to_json(), encoding="utf-8")
    with pytest.raises(ResultError, match="the schema is 'harness-result/1'") as caught:
        load_baseline(path)
    assert "--out" not in (caught.value.cure or "")
    assert f"harness baseline write {path}" in (caught.value.cure or "")


def test_it_can_be_narrowed_to_a_system_and_a_document(make_result: MakeResult) -> None:
    whole = make_baseline(make_result({"mt": {"a": [0.9], "b": [0.8]}, "ht": {"a": [1.0]}}))
    narrow: Baseline = whole.only("mt", "b")
    assert list(narrow.systems) == ["mt"]
    assert list(narrow.systems["mt"].documents) == ["b"]
    assert whole.only("nobody").systems == {}
