"""MQM: the tree is read with care, and the published metrics' figures are reproduced."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from harness.encoders import Encoder
from harness.errors import InputError
from harness.metaeval.files import write_json_lines
from harness.metaeval.mqm import agreement_row, evaluate_mqm, read_scores, score_lines
from harness.metaeval.mqm_tree import read_tree
from harness.metaeval.protocols import Scorer
from harness.metaeval.report import Report
from harness.result import Finding
from harness.statistics.intervals import Estimate


def value(report: Report, row: str, column: str) -> float | None:
    cell = report.figure(row, column)
    return cell.value if isinstance(cell, Estimate) else float(str(cell))


def test_humans_and_unrated_systems_are_not_judged(tree: Path) -> None:
    assert read_tree(tree, pair="xx-en", reference="refA").rated == ["fair", "good", "poor"]


def test_a_scorer_that_orders_as_people_do_agrees_fully(
    tree: Path, scorer: Scorer, encoder: Encoder
) -> None:
    report, _ = evaluate_mqm(
        read_tree(tree, pair="xx-en", reference="refA"), scorer=scorer, encoder=encoder
    )
    for column in ("tau", "tau by item", "acc*eq", "pairwise accuracy"):
        assert value(report, "adequacy", column) == pytest.approx(1.0)
    assert value(report, "adequacy", "SPA") == pytest.approx(1.0)


def test_published_scores_against_this_reference_stand_beside_it(
    tree: Path, scorer: Scorer, encoder: Encoder
) -> None:
    report, _ = evaluate_mqm(
        read_tree(tree, pair="xx-en", reference="refA"), scorer=scorer, encoder=encoder
    )
    names = [row[0] for row in report.tables[0].rows]
    assert "wrong (published)" in names
    assert "other (published)" not in names
    assert value(report, "wrong (published)", "tau by item") == pytest.approx(-1.0)
    assert value(report, "wrong (published)", "pairwise accuracy") == 0.0


def test_the_weights_of_findings_make_a_score_of_their_own(
    tree: Path, scorer: Any, encoder: Encoder, make_finding: Callable[..., Finding]
) -> None:
    error = make_finding("Accuracy/Omission")
    scorer.findings = dict.fromkeys(("a", "e", "i", "m"), (error, error))
    data = read_tree(tree, pair="xx-en", reference="refA")
    report, scores = evaluate_mqm(data, scorer=scorer, encoder=encoder, metric="MQM")
    assert scores["poor"].tolist() == [-10.0] * 4
    assert scores["fair"].tolist() == [0.0] * 4
    assert report.tables[0].rows[0][0] == "MQM"


def test_lines_hold_every_system_but_the_reference(
    tree: Path, scorer: Scorer, encoder: Encoder
) -> None:
    data = read_tree(tree, pair="xx-en", reference="refA")
    _, scores = evaluate_mqm(data, scorer=scorer, encoder=encoder)
    lines = score_lines(scores)
    assert lines[0] == {"system": "fair", "segment": 0, "score": 0.75}
    assert {line["system"] for line in lines} == {"fair", "good", "poor", "refB", "unrated"}


def test_scores_that_were_written_are_read_again(
    tree: Path, tmp_path: Path, scorer: Scorer, encoder: Encoder
) -> None:
    data = read_tree(tree, pair="xx-en", reference="refA")
    _, scores = evaluate_mqm(data, scorer=scorer, encoder=encoder)
    scores["poor"][2] = np.nan
    write_json_lines(tmp_path / "scores.jsonl", score_lines(scores))
    again = read_scores(tmp_path / "scores.jsonl", data)
    assert list(again) == list(scores)
    for system, values in scores.items():
        np.testing.assert_array_equal(again[system], values)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"system": "nobody", "segment": 0, "score": 1}', "has no system 'nobody'"),
        ('{"system": "good", "segment": 4, "score": 1}', "no segment 4: xx-en has 4, from 0"),
        ('{"system": "good", "segment": 0, "score": 1}', "segment 0 of good is there twice"),
        ('{"system": "good", "score": 1}', "segment: Field required"),
    ],
)
def test_scores_of_other_data_are_an_error_with_its_line(
    line: str, problem: str, tree: Path, tmp_path: Path
) -> None:
    path = tmp_path / "scores.jsonl"
    path.write_text(f'{{"system": "good", "segment": 0, "score": 1}}\n{line}\n')
    with pytest.raises(InputError, match=problem) as caught:
        read_scores(path, read_tree(tree, pair="xx-en", reference="refA"))
    assert caught.value.line == 2


def test_scores_of_a_part_are_an_error(tree: Path, tmp_path: Path) -> None:
    path = tmp_path / "scores.jsonl"
    path.write_text('{"system": "good", "segment": 0, "score": null}\n')
    with pytest.raises(InputError, match="1 scores of system 'good' for 4 segments"):
        read_scores(path, read_tree(tree, pair="xx-en", reference="refA"))


def test_a_text_metric_can_take_adequacys_place(
    tree: Path, scorer: Scorer, encoder: Encoder
) -> None:
    data = read_tree(tree, pair="xx-en", reference="refA")
    report, _ = evaluate_mqm(data, scorer=scorer, encoder=encoder, metric="chrF2")
    names = [row[0] for row in report.tables[0].rows]
    assert names.count("chrF2") == 1
    assert "adequacy" not in names


def test_a_missing_reference_lists_those_there_are(tree: Path) -> None:
    with pytest.raises(InputError, match=r"xx-en\.refA\.txt, xx-en\.refB\.txt"):
        read_tree(tree, pair="xx-en", reference="refC")


def test_a_short_output_is_an_error_that_names_it(tree: Path) -> None:
    path = tree / "system-outputs" / "xx-en" / "good.txt"
    path.write_text("one line\n")
    with pytest.raises(InputError, match="has 1 lines, the reference has 4") as caught:
        read_tree(tree, pair="xx-en", reference="refA")
    assert caught.value.path == path


def test_a_score_that_is_no_number_is_an_error_with_its_line(tree: Path) -> None:
    path = tree / "human-scores" / "xx-en.mqm.seg.score"
    path.write_text(path.read_text().replace("good\t0.0", "good\tfine", 1))
    with pytest.raises(InputError, match="'fine' is no score") as caught:
        read_tree(tree, pair="xx-en", reference="refA")
    assert caught.value.line == 1


def test_one_rated_system_is_too_few(tree: Path, scorer: Scorer, encoder: Encoder) -> None:
    path = tree / "human-scores" / "xx-en.mqm.seg.score"
    path.write_text("good\t-1.0\n" * 4)
    with pytest.raises(InputError, match="rated 1"):
        evaluate_mqm(
            read_tree(tree, pair="xx-en", reference="refA"), scorer=scorer, encoder=encoder
        )


def test_no_tree_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder"):
        read_tree(tmp_path / "nothing", pair="xx-en", reference="refA")


@pytest.mark.data
@pytest.mark.parametrize(
    ("metric", "tau"), [("BERTScore", 0.210), ("YiSi-1", 0.218), ("BLEURT-20", 0.246)]
)
def test_published_metrics_have_their_published_tau_by_item(
    metric: str, tau: float, shared_data: Path
) -> None:
    data = read_tree(shared_data / "wmt22-news", pair="zh-en", reference="refA")
    scores = data.metric_scores(dict(data.metric_files())[metric])
    row = agreement_row(data, metric, scores, resamples=0)
    assert isinstance(row[2], Estimate)
    assert row[2].value is not None
    assert round(row[2].value, 3) == tau
