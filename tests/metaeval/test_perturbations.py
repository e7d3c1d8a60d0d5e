"""Planted errors: who scores above whom, and which finding names the error."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from harness.encoders import Encoder
from harness.metaeval.perturbations import (
    evaluate_perturbations,
    read_perturbations,
    score_lines,
)
from harness.result import Finding
from harness.statistics.intervals import Estimate

Writer = Callable[[Sequence[Mapping[str, Any]]], Path]
MakeFinding = Callable[..., Finding]


def item(kind: str, severity: str, perturbed: str, number: int = 0) -> dict[str, Any]:
    return {
        "perturbation": kind,
        "severity": severity,
        "id": number,
        "language": "german",
        "reference": "the cat sat on 12 mats",
        "translation": "the cat sat on 12 mats",
        "perturbed": perturbed,
    }


ITEMS = [
    item("critical_id10_numbers_replaced", "critical", "the cat sat", 0),
    item("critical_id10_numbers_replaced", "critical", "the cat sat on 12 mats", 1),
    item("major_id5_pp_removed", "major", "the cat sat on 12", 0),
    item("minor_id31_full_lower", "minor", "the cat sat on 12 mats today", 0),
    item("base_id33_empty", "base", ".", 0),
]


def test_a_tie_counts_as_not_above(write_lines: Writer, scorer: Any, encoder: Encoder) -> None:
    report, _ = evaluate_perturbations(
        read_perturbations(write_lines(ITEMS)), scorer=scorer, encoder=encoder
    )
    cell = report.figure("critical_id10_numbers_replaced", "adequacy")
    assert isinstance(cell, Estimate)
    assert cell.value == 0.5


def test_a_finding_counts_on_the_copy_and_not_on_the_translation(
    write_lines: Writer, scorer: Any, encoder: Encoder, make_finding: MakeFinding
) -> None:
    wrong_number = make_finding("Accuracy/Mistranslation", "number")
    scorer.findings = {"the cat sat": (wrong_number,)}
    rows = read_perturbations(write_lines(ITEMS))
    kind = "critical_id10_numbers_replaced"
    report, _ = evaluate_perturbations(rows, scorer=scorer, encoder=encoder)
    found = report.figure(kind, "finding")
    assert isinstance(found, Estimate)
    assert found.value == 0.5
    scorer.findings[ITEMS[0]["translation"]] = (wrong_number,)
    report, _ = evaluate_perturbations(rows, scorer=scorer, encoder=encoder)
    found = report.figure(kind, "finding")
    assert isinstance(found, Estimate)
    assert found.value == 0.0
    assert report.figure(kind, "on translation") == 1.0


def test_kinds_that_no_category_names_are_not_judged_by_findings(
    write_lines: Writer, scorer: Any, encoder: Encoder
) -> None:
    report, _ = evaluate_perturbations(
        read_perturbations(write_lines(ITEMS)), scorer=scorer, encoder=encoder
    )
    assert report.figure("minor_id31_full_lower", "finding") is None
    assert report.figure("base_id33_empty", "finding") is None


def test_falls_are_compared_by_severity_without_base_cases(
    write_lines: Writer, scorer: Any, encoder: Encoder
) -> None:
    report, _ = evaluate_perturbations(
        read_perturbations(write_lines(ITEMS)), scorer=scorer, encoder=encoder
    )
    falls = []
    for severity in ("minor", "major", "critical"):
        cell = report.figure("adequacy", severity, table=1)
        assert isinstance(cell, Estimate)
        falls.append(cell.value)
    assert falls == pytest.approx([0.0, 1 / 6, 0.25])
    assert report.figure("adequacy", "minor < major < critical", table=1) is True


def test_distinct_pairs_are_scored_once(write_lines: Writer, scorer: Any, encoder: Encoder) -> None:
    evaluate_perturbations(
        read_perturbations(write_lines(ITEMS * 3)), scorer=scorer, encoder=encoder
    )
    assert scorer.pairs_scored == 5


def test_another_metric_needs_no_scorer(write_lines: Writer, scorer: Any, encoder: Encoder) -> None:
    report, scores = evaluate_perturbations(
        read_perturbations(write_lines(ITEMS)), scorer=scorer, encoder=encoder, metric="chrF2"
    )
    assert scorer.pairs_scored == 0
    assert scores.name == "chrF2"
    assert "finding" not in report.tables[0].columns


def test_lines_hold_both_scores(write_lines: Writer, scorer: Any, encoder: Encoder) -> None:
    rows = read_perturbations(write_lines(ITEMS))
    _, scores = evaluate_perturbations(rows, scorer=scorer, encoder=encoder)
    assert score_lines(rows, scores)[0] == {
        "perturbation": "critical_id10_numbers_replaced",
        "id": 0,
        "translation": 1.0,
        "perturbed": 0.5,
    }
