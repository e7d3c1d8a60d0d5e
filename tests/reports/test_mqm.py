from __future__ import annotations

import csv
import io
import json
import re

import pytest

from harness.reports import write
from harness.reports.mqm import COLUMNS
from harness.result import Result

Row = dict[str, str]


def read(result: Result) -> list[Row]:
    """As mt-metrics-eval reads the human ratings: no quoting, names from the header."""
    text = io.StringIO(write(result, "mqm"))
    return list(csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE))


def row_of(result: Result, identifier: str) -> Row:
    return next(r for r in read(result) if json.loads(r["metadata"]).get("finding") == identifier)


def test_the_columns_are_those_of_the_published_ratings(plain_result: Result) -> None:
    first = write(plain_result, "mqm").splitlines()[0]
    assert " ".join(first.split("\t")[:9]) == (
        "system doc doc_id seg_id rater source target category severity"
    )
    assert first.startswith("system\tdoc")  # by which the viewers know a header
    assert len(COLUMNS) == 10


def test_a_mistranslation_is_marked_in_the_target(plain_result: Result) -> None:
    row = row_of(plain_result, "c1")
    assert "<v>28 to 12 December</v> the harbour board" in row["target"]
    assert "<v>" not in row["source"]
    assert (row["category"], row["severity"]) == ("Accuracy/Mistranslation", "Major")


def test_an_omission_is_marked_in_the_source(plain_result: Result) -> None:
    row = row_of(plain_result, "a1")
    assert "<v>rebuilding the fish market, and lighting the pier.</v>" in row["source"]
    assert "<v>" not in row["target"]
    assert row["severity"] == "Minor"


def test_an_addition_that_answers_nothing_has_an_empty_source(plain_result: Result) -> None:
    row = row_of(plain_result, "b1")
    assert row["source"] == ""
    assert row["target"].startswith("<v>Critics called")


def test_a_critical_error_stays_critical(plain_result: Result) -> None:
    assert row_of(plain_result, "c2")["severity"] == "Critical"


def test_a_segment_without_error_is_one_line(plain_result: Result) -> None:
    clean = [r for r in read(plain_result) if r["doc_id"] == "1"]
    assert [(r["category"], r["severity"]) for r in clean] == [("No-error", "No-error")]


def test_boilerplate_is_no_segment(plain_result: Result) -> None:
    assert not any("Photo by" in row["source"] for row in read(plain_result))


def test_segments_of_a_document_are_numbered_without_gaps(rich_result: Result) -> None:
    # mt-metrics-eval refuses a document whose segments are not contiguous.
    numbers: dict[tuple[str, str], set[int]] = {}
    for row in read(rich_result):
        numbers.setdefault((row["system"], row["doc"]), set()).add(int(row["doc_id"]))
    for held in numbers.values():
        assert held == set(range(1, len(held) + 1))


def test_a_segment_has_one_number_and_one_source_in_all_systems(rich_result: Result) -> None:
    sources: dict[str, set[str]] = {}
    for row in read(rich_result):
        if row["source"]:
            text = re.sub("</?v>", "", row["source"])
            sources.setdefault(row["seg_id"], set()).add(text)
    assert all(len(texts) == 1 for texts in sources.values())


def test_all_lines_of_a_segment_have_the_same_target_but_for_the_mark(rich_result: Result) -> None:
    targets: dict[tuple[str, str], set[str]] = {}
    for row in read(rich_result):
        text = re.sub("</?v>", "", row["target"])
        targets.setdefault((row["system"], row["seg_id"]), set()).add(text)
    assert all(len(texts) == 1 for texts in targets.values())


@pytest.mark.parametrize("column", ["source", "target"])
def test_a_mark_in_the_input_is_not_taken_for_ours(rich_result: Result, column: str) -> None:
    row = next(r for r in read(rich_result) if "‹v›mark‹/v›" in r[column])
    assert "<v>mark" not in row[column]
