from __future__ import annotations

import csv
import io

import pytest

from harness.reports import write
from harness.reports.csv_report import COLUMNS
from harness.result import Result


def read(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write(result, "csv"), newline="")))


def test_each_unit_and_finding_is_a_row(plain_result: Result) -> None:
    document = plain_result.systems[0].documents[0]
    rows = [row["row"] for row in read(plain_result)]
    assert rows.count("reference_unit") == sum(len(p.units) for p in document.paragraphs)
    assert rows.count("candidate_unit") == sum(len(p.units) for p in document.candidate_paragraphs)
    assert rows.count("must_cover") == len(document.must_cover)
    assert rows.count("finding") == len(document.findings)


def test_lines_end_as_rfc_4180_says(plain_result: Result) -> None:
    text = write(plain_result, "csv")
    assert text.startswith(",".join(COLUMNS) + "\r\n")
    assert text.endswith("\r\n")


def test_a_null_score_is_an_empty_cell(plain_result: Result) -> None:
    row = next(
        r for r in read(plain_result) if r["reference_text"].startswith("The board promised")
    )
    assert (row["score"], row["status"]) == ("", "")


def test_a_finding_has_both_of_its_spans(plain_result: Result) -> None:
    row = next(r for r in read(plain_result) if r["id"] == "c1")
    assert row["reference_text"] == "27–28 December"
    assert row["candidate_text"] == "28 to 12 December"
    assert (row["category"], row["severity"], row["fact"]) == (
        "Accuracy/Mistranslation",
        "major",
        "date",
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_a_cell_cannot_be_a_formula(plain_result: Result, start: str) -> None:
    name = f"{start}1+1"
    systems = [plain_result.systems[0].model_copy(update={"name": name})]
    rows = read(plain_result.model_copy(update={"systems": systems}))
    assert rows[0]["system"].startswith("'")
    assert rows[0]["system"].endswith("1+1")
