"""Which systems and documents are compared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harness.compare.selection import select
from harness.errors import ResultError
from harness.result import Result

MakeResult = Callable[..., Result]
REFERENCES = {"a": ["one two", "three"], "b": ["four five"], "c": ["six"]}


def names(results: list[Result], **options: object) -> list[str]:
    return [contender.name for contender in select(results, **options).contenders]  # type: ignore[arg-type]


def test_systems_of_two_runs_stand_side_by_side(make_result: MakeResult) -> None:
    first = make_result(REFERENCES, {"old": REFERENCES}, run="monday")
    second = make_result(REFERENCES, {"new": REFERENCES}, run="friday")
    assert names([first, second]) == ["old", "new"]


def test_a_system_of_two_runs_is_named_with_its_run(make_result: MakeResult) -> None:
    first = make_result(REFERENCES, {"mt": REFERENCES}, run="monday")
    second = make_result(REFERENCES, {"mt": REFERENCES}, run="friday")
    assert names([first, second]) == ["mt@monday", "mt@friday"]


def test_runs_of_one_name_are_numbered(make_result: MakeResult) -> None:
    found = make_result(REFERENCES, {"mt": REFERENCES}, run="run")
    assert names([found, found]) == ["mt@run#1", "mt@run#2"]


def test_missing_documents_are_an_error_that_lists_them_all(make_result: MakeResult) -> None:
    found = make_result(
        REFERENCES,
        {"whole": REFERENCES, "part": {"a": REFERENCES["a"]}, "less": {"b": REFERENCES["b"]}},
    )
    with pytest.raises(ResultError, match=r"part lacks b, c\n\s+less lacks a, c\n.*--common"):
        select([found])


def test_common_restricts_and_says_so(make_result: MakeResult) -> None:
    found = make_result(REFERENCES, {"whole": REFERENCES, "part": {"b": REFERENCES["b"]}})
    selection = select([found], common=True)
    assert [reference.id for reference in selection.references] == ["b"]
    assert selection.left_out == ("a", "c")
    assert selection.warnings == ("restricted to 1 document that all systems have; left out: a, c",)


def test_no_common_document_is_an_error(make_result: MakeResult) -> None:
    found = make_result(
        REFERENCES, {"one": {"a": REFERENCES["a"]}, "other": {"b": REFERENCES["b"]}}
    )
    with pytest.raises(ResultError, match="no document in common"):
        select([found], common=True)


def test_no_system_is_an_error(make_result: MakeResult) -> None:
    with pytest.raises(ResultError, match="no system to compare"):
        select([make_result(REFERENCES, {})])


def test_references_that_differ_are_an_error_that_lists_them(make_result: MakeResult) -> None:
    other = {**REFERENCES, "b": ["four six"]}
    first = make_result(REFERENCES, {"old": REFERENCES})
    second = make_result(other, {"new": other})
    with pytest.raises(ResultError, match="different references of b"):
        select([first, second])


def test_common_leaves_out_references_that_differ(make_result: MakeResult) -> None:
    other = {**REFERENCES, "b": ["four six"]}
    first = make_result(REFERENCES, {"old": REFERENCES})
    second = make_result(other, {"new": other})
    assert select([first, second], common=True).left_out == ("b",)


def test_a_long_list_of_missing_documents_is_cut_and_counted(make_result: MakeResult) -> None:
    many = {f"d{number:02}": ["text"] for number in range(30)}
    found = make_result(many, {"whole": many, "part": {"d00": ["text"]}})
    with pytest.raises(ResultError, match="d20 and 9 more"):
        select([found])


def test_signatures_that_differ_are_warned_about(make_result: MakeResult) -> None:
    first = make_result(REFERENCES, {"old": REFERENCES}, run="monday", signature="encoder:x")
    second = make_result(REFERENCES, {"new": REFERENCES}, run="friday", signature="encoder:y")
    (warning,) = select([first, second]).warnings
    assert "monday: encoder:x; friday: encoder:y" in warning


def test_metric_signatures_that_differ_are_warned_about(make_result: MakeResult) -> None:
    first = make_result(REFERENCES, {"old": REFERENCES}, metrics=("BLEU",))
    info = first.metrics["BLEU"].model_copy(update={"signature": "tok:zh"})
    second = first.model_copy(update={"metrics": {"BLEU": info}})
    (warning,) = select([first, second]).warnings
    assert warning.startswith("the signatures of BLEU differ: ")


def test_runs_of_one_signature_are_not_warned_about(make_result: MakeResult) -> None:
    found = make_result(REFERENCES, {"mt": REFERENCES})
    assert select([found, found]).warnings == ()


def test_lines_and_documents_together_are_taken_as_documents(make_result: MakeResult) -> None:
    first = make_result(REFERENCES, {"old": REFERENCES}, aligned=True)
    second = make_result(REFERENCES, {"new": REFERENCES}, aligned=False)
    selection = select([first, second])
    assert not selection.aligned
    assert "not all runs are of aligned lines" in selection.warnings[0]


def test_what_is_no_list_of_results_is_refused(make_result: MakeResult) -> None:
    one = make_result(REFERENCES, {"mt": REFERENCES})
    for given in (one, "reports/monday", ["reports/monday"], None):
        with pytest.raises(ResultError, match="give a list of results"):
            select(given)  # type: ignore[arg-type]
