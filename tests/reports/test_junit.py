from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from junitparser import Failure, JUnitXml, Skipped
from lxml import etree  # type: ignore[import-untyped]

from harness.gates import Rules, Waiver, check, parse_finding, parse_threshold
from harness.gates.junit import write_junit as write_gate
from harness.reports import write
from harness.result import Result

SCHEMA = Path(__file__).parent / "data" / "junit-10.xsd"
"""Of Jenkins' xUnit plugin, under the MIT licence in its head."""


@pytest.fixture(scope="module")
def schema() -> Any:
    return etree.XMLSchema(etree.parse(str(SCHEMA)))


def assert_valid(schema: Any, text: str) -> None:
    schema.assertValid(etree.fromstring(text.encode("utf-8")))


def read(text: str) -> Any:
    return JUnitXml.fromstring(text.encode("utf-8"))


def gate(result: Result) -> str:
    rules = Rules(
        thresholds=(parse_threshold("coverage >= 0.9"),),
        findings=(parse_finding("minor"),),
        waivers=(Waiver("a1", "known", date(2026, 1, 1)), Waiver("b1", "old", date(2025, 1, 1))),
    )
    return write_gate(check(result, None, rules, date(2026, 1, 1)))


def test_a_report_is_valid_by_jenkins_schema(schema: Any, rich_result: Result) -> None:
    assert_valid(schema, write(rich_result, "junit"))


def test_a_gate_is_valid_by_jenkins_schema(schema: Any, rich_result: Result) -> None:
    assert_valid(schema, gate(rich_result))


@settings(
    deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_any_result_is_valid(
    schema: Any, any_result: st.SearchStrategy[Result], data: st.DataObject
) -> None:
    assert_valid(schema, write(data.draw(any_result), "junit"))


def test_another_reader_finds_systems_documents_and_failures(rich_result: Result) -> None:
    suites = {suite.name: suite for suite in read(write(rich_result, "junit"))}
    draft = suites["draft"]
    case, lacking = list(draft)
    assert isinstance(lacking.result[0], Skipped)
    assert (case.classname, case.name) == ("draft", "harbour")
    [failure] = case.result
    assert isinstance(failure, Failure)
    assert "major or critical findings" in failure.message
    assert "¶4" in failure.text


def test_another_reader_counts_what_failed_and_what_was_waived(rich_result: Result) -> None:
    cases = [case for suite in read(gate(rich_result)) for case in suite]
    failed = [case for case in cases if any(isinstance(r, Failure) for r in case.result)]
    skipped = [case for case in cases if any(isinstance(r, Skipped) for r in case.result)]
    assert any("coverage >= 0.9" in case.name for case in failed)
    assert any("no waiver has expired" in case.name for case in failed)
    assert [case.name for case in skipped] == ["no minor [a1]"]
    suites = read(gate(rich_result))
    assert suites.failures == len(failed)
    assert suites.tests == len(cases)


def test_the_text_of_the_input_is_no_markup(rich_result: Result, hostile: str) -> None:
    root = etree.fromstring(write(rich_result, "junit").encode("utf-8"))
    tags = {element.tag for element in root.iter()}
    assert tags <= {
        "testsuites", "testsuite", "properties", "property", "testcase", "failure", "system-out",
        "skipped",
    }  # fmt: skip


def test_the_same_result_gives_the_same_text(rich_result: Result) -> None:
    assert write(rich_result, "junit") == write(rich_result.model_copy(deep=True), "junit")
