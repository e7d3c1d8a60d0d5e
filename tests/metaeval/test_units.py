"""Content units: figures on data whose answers are plain, and lines as the contract has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from harness.encoders import Encoder
from harness.errors import HarnessError, InputError
from harness.metaeval.protocols import Scorer
from harness.metaeval.report import Report
from harness.metaeval.unit_labels import read_units
from harness.metaeval.units import evaluate_units, score_lines
from harness.statistics.intervals import Estimate

Writer = Callable[[Sequence[Mapping[str, Any]]], Path]


def value(report: Report, row: str, column: str, table: int = 0) -> float | None:
    cell = report.figure(row, column, table=table)
    assert isinstance(cell, Estimate)
    return cell.value


def test_a_perfect_scorer_has_perfect_figures(
    write_lines: Writer, summaries: list[dict[str, Any]], scorer: Scorer, encoder: Encoder
) -> None:
    rows = read_units(write_lines(summaries))
    report, _ = evaluate_units(rows, scorer=scorer, encoder=encoder)
    for column, expected in (
        ("ROC AUC", 1.0),
        ("accuracy", 1.0),
        ("Brier", 0.0),
        ("per summary (Spearman)", 1.0),
        ("per system (Pearson)", 1.0),
    ):
        assert value(report, "coverage", column) == pytest.approx(expected)


def test_a_scorer_that_says_the_opposite_has_the_worst_figures(
    write_lines: Writer, summaries: list[dict[str, Any]], scorer: Scorer, encoder: Encoder
) -> None:
    for row in summaries:
        for unit in row["units"]:
            unit["present"] = not unit["present"]
    report, _ = evaluate_units(read_units(write_lines(summaries)), scorer=scorer, encoder=encoder)
    assert value(report, "coverage", "ROC AUC") == 0.0
    assert value(report, "coverage", "Brier") == 1.0
    assert value(report, "coverage", "per system (Pearson)") == pytest.approx(-1.0)


def test_the_reference_text_is_read_without_its_marks(
    write_lines: Writer, summaries: list[dict[str, Any]]
) -> None:
    row = read_units(write_lines(summaries))[0]
    assert row.reference_sentences == "red apples fell .\ngreen pears grew ."


def test_peers_stand_in_the_same_tables(
    write_lines: Writer, summaries: list[dict[str, Any]], scorer: Scorer, encoder: Encoder
) -> None:
    report, _ = evaluate_units(read_units(write_lines(summaries)), scorer=scorer, encoder=encoder)
    names = ["coverage", "cosine", "token-recall", "ROUGE-1-recall", "chrF2"]
    assert [row[0] for row in report.tables[0].rows] == names
    assert [row[0] for row in report.tables[1].rows] == names
    assert value(report, "ROUGE-1-recall", "ROC AUC") == 1.0


def test_another_metric_takes_the_place_of_coverage(
    write_lines: Writer, summaries: list[dict[str, Any]], scorer: Scorer, encoder: Encoder
) -> None:
    rows = read_units(write_lines(summaries))
    report, scores = evaluate_units(rows, scorer=scorer, encoder=encoder, metric="ROUGE-1-recall")
    assert [row[0] for row in report.tables[0].rows].count("ROUGE-1-recall") == 1
    assert scores.name == "ROUGE-1-recall"
    assert scores.units[0] == 1.0


@pytest.mark.parametrize("metric", ["adequacy", "nothing"])
def test_what_scores_no_unit_is_an_error(
    metric: str,
    write_lines: Writer,
    summaries: list[dict[str, Any]],
    scorer: Scorer,
    encoder: Encoder,
) -> None:
    with pytest.raises(HarnessError, match=metric):
        evaluate_units(
            read_units(write_lines(summaries)), scorer=scorer, encoder=encoder, metric=metric
        )


def test_lines_number_the_units_and_end_with_the_reference_text(
    write_lines: Writer, summaries: list[dict[str, Any]], scorer: Scorer, encoder: Encoder
) -> None:
    rows = read_units(write_lines(summaries))
    _, scores = evaluate_units(rows, scorer=scorer, encoder=encoder)
    lines = score_lines(rows, scores)
    assert [line["unit"] for line in lines] == [0, 1, None] * 6
    assert lines[3] == {"id": "one", "system": "half", "unit": 0, "coverage": 1.0}
    assert lines[5]["coverage"] == pytest.approx(3 / 8)


def test_a_score_that_is_unknown_is_null_and_left_out(
    write_lines: Writer, summaries: list[dict[str, Any]], scorer: Scorer, encoder: Encoder
) -> None:
    summaries[0]["units"].append({"text": "", "present": False})
    rows = read_units(write_lines(summaries))
    report, scores = evaluate_units(rows, scorer=scorer, encoder=encoder)
    assert score_lines(rows, scores)[2]["coverage"] is None
    assert np.isnan(scores.units[2])
    assert value(report, "coverage", "ROC AUC") == 1.0


def test_a_system_that_has_a_document_twice_is_an_error(
    write_lines: Writer, summaries: list[dict[str, Any]]
) -> None:
    with pytest.raises(InputError, match="twice") as caught:
        read_units(write_lines([*summaries, summaries[0]]))
    assert caught.value.line == len(summaries) + 1


def test_the_order_of_the_lines_changes_no_figure(
    write_lines: Writer, summaries: list[dict[str, Any]], scorer: Scorer, encoder: Encoder
) -> None:
    summaries[0]["units"][0]["present"] = False
    forward, _ = evaluate_units(read_units(write_lines(summaries)), scorer=scorer, encoder=encoder)
    back, _ = evaluate_units(
        read_units(write_lines(summaries[::-1])), scorer=scorer, encoder=encoder
    )
    for column in forward.tables[0].columns[1:]:
        assert value(forward, "cosine", column) == pytest.approx(value(back, "cosine", column))
