"""A result in which nothing could be looked for: no report says that all is well."""

from __future__ import annotations

import io

import pytest
from junitparser import JUnitXml
from rich.console import Console

from harness.reports import render_terminal, write
from harness.result import MustCover, Result
from harness.runs import Options, evaluate

TEXT = "The committee met.\n\nIt approved the budget."


@pytest.fixture(scope="module")
def unsearched() -> Result:
    """BLEU alone: no unit is scored."""
    return evaluate(TEXT, {"mt": "Something else."}, options=Options(metrics=("BLEU",)))


def test_the_terminal_has_no_tick_for_it(unsearched: Result) -> None:
    out = io.StringIO()
    render_terminal(unsearched, Console(file=out, width=100))
    assert "✓" not in out.getvalue()
    assert "– ¶ 0–1  not scored" in out.getvalue()


def test_junit_skips_it(unsearched: Result) -> None:
    [suite] = JUnitXml.fromstring(write(unsearched, "junit").encode())
    assert (suite.tests, suite.skipped, suite.failures) == (1, 1, 0)


@pytest.fixture(scope="module")
def unsearched_unit(unsearched: Result) -> Result:
    """The same with a unit that must be covered, of which nobody knows whether it is."""
    unit = MustCover(text="It approved the budget.", coverage=None, status=None, evidence=())
    [system] = unsearched.systems
    [document] = system.documents
    document = document.model_copy(update={"must_cover": (unit,)})
    system = system.model_copy(update={"documents": (document,)})
    return unsearched.model_copy(update={"systems": (system,)})


def test_junit_does_not_call_an_unscored_unit_uncovered(unsearched_unit: Result) -> None:
    text = write(unsearched_unit, "junit")
    [suite] = JUnitXml.fromstring(text.encode())
    assert (suite.tests, suite.skipped, suite.failures) == (1, 1, 0)
    assert "must cover, not scored: It approved the budget." in text


def test_the_terminal_does_not_cross_an_unscored_unit_out(unsearched_unit: Result) -> None:
    out = io.StringIO()
    render_terminal(unsearched_unit, Console(file=out, width=100))
    assert "– must cover, not scored" in out.getvalue()
    assert "✗" not in out.getvalue()


def test_junit_skips_what_a_system_lacks(unsearched: Result) -> None:
    run = unsearched.run.model_copy(update={"missing": ("mt/late", "other/late")})
    [suite] = JUnitXml.fromstring(
        write(unsearched.model_copy(update={"run": run}), "junit").encode()
    )
    assert [case.name for case in suite] == ["document", "late"]
    assert suite.skipped == 2


def test_mqm_gives_it_no_rating(unsearched: Result) -> None:
    assert "No-error" not in write(unsearched, "mqm")
    assert write(unsearched, "mqm").count("\n") == 1


def test_markdown_says_so(unsearched: Result) -> None:
    text = write(unsearched, "markdown")
    assert "not searched for findings" in text
    assert "no findings" not in text


def test_html_does_not_say_that_nothing_answers(unsearched: Result) -> None:
    page = write(unsearched, "html")
    assert "answers this" not in page
    assert "so no answer was looked for" in page
