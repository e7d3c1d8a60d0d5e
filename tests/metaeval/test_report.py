"""Figures as text, Markdown and JSON."""

from __future__ import annotations

import json

import pytest

from harness.metaeval.report import Report, Table, notes_on, render
from harness.statistics.intervals import Estimate

TABLE = Table(
    "Agreement",
    ("metric", "tau", "ordered", "n"),
    (("coverage", Estimate(0.5, 0.4, 0.61), True, 12), ("chrF", Estimate(None), None, 3)),
)
REPORT = Report("units", "data.jsonl", {"units": 1200}, (TABLE,), ("A note.",))


def test_the_table_shows_figures_with_their_intervals() -> None:
    text = render(REPORT, "table")
    assert "units: data.jsonl (1,200 units)" in text
    assert "0.500 [0.400, 0.610]" in text
    assert text.endswith("A note.\n")


def test_what_is_unknown_is_a_dash() -> None:
    row = next(line for line in render(REPORT, "table").splitlines() if line.startswith("chrF"))
    assert row.split() == ["chrF", "–", "–", "3"]


def test_markdown_rows_all_have_as_many_cells() -> None:
    rows = [line for line in render(REPORT, "markdown").splitlines() if line.startswith("|")]
    assert len(rows) == 4
    assert {row.count("|") for row in rows} == {5}


def test_json_is_one_document_with_unrounded_figures() -> None:
    found = json.loads(render(REPORT, "json"))
    row = found["tables"][0]["rows"][0]
    assert row["tau"] == {"value": 0.5, "low": 0.4, "high": 0.61}
    assert found["tables"][0]["rows"][1]["tau"]["value"] is None


def test_a_figure_is_found_by_its_names() -> None:
    assert REPORT.figure("coverage", "n") == 12


@pytest.mark.parametrize(("row", "column"), [("nobody", "n"), ("coverage", "nothing")])
def test_a_figure_that_is_not_there_is_an_error(row: str, column: str) -> None:
    with pytest.raises(KeyError):
        REPORT.figure(row, column)


def test_of_one_document_no_intervals_are_promised() -> None:
    notes = ("95 % intervals by bootstrap over documents.", "tau: Kendall's.")

    assert notes_on(2, notes, resamples=100) == notes
    assert notes_on(1, notes, resamples=100)[0].startswith("no intervals")
    assert notes_on(1, notes, resamples=100)[1:] == notes[1:]


def test_of_no_resamples_no_intervals_are_promised() -> None:
    notes = ("95 % intervals by bootstrap over documents.", "tau: Kendall's.")

    assert notes_on(9, notes, resamples=0)[0].startswith("no intervals")
    assert notes_on(9, notes, resamples=0)[1:] == notes[1:]
