"""People's MQM annotations, read from the TSV they are published in."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.errors import InputError
from harness.metaeval.mqm_annotations import error_weight, read_annotations

HEADER = "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity"
LINES = [
    HEADER,
    "ref\tone\t1\t7\tr1\ts\tthe cat\tNo-error\tNo-error",
    "good\tone\t1\t7\tr1\ts\tthe <v>cats</v>\tFluency/Grammar\tMinor",
    "good\tone\t1\t7\tr1\ts\t<v>the</v> cats\tFluency/Punctuation\tMinor",
    "good\tone\t1\t7\tr2\ts\tthe cats\tNo-error\tNo-error",
    "poor\tone\t1\t7\tr1\ts\t<v>a dog</v>\tAccuracy/Mistranslation\tMajor",
]


def put(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("category", "severity", "weight"),
    [
        ("Accuracy/Omission", "Major", 5),
        ("Style/Awkward", "Minor", 1),
        ("Fluency/Punctuation", "Minor", 0.1),
        ("Fluency/Punctuation", "Major", 5),
        ("Non-translation!", "Major", 25),
        ("No-error", "No-error", 0),
        ("Accuracy/Omission", "Dreadful", None),
    ],
)
def test_errors_cost_what_the_paper_says(
    category: str, severity: str, weight: float | None
) -> None:
    assert error_weight(category, severity) == weight


def test_a_segments_score_is_the_mean_of_its_raters(tmp_path: Path) -> None:
    data = read_annotations(put(tmp_path / "mqm.tsv", LINES), reference="ref")
    assert data.human_scores["good"].tolist() == pytest.approx([-1.1 / 2])
    assert data.human_scores["poor"].tolist() == [-5.0]


def test_the_marks_of_errors_are_taken_out_of_the_texts(tmp_path: Path) -> None:
    data = read_annotations(put(tmp_path / "mqm.tsv", LINES), reference="ref")
    assert data.outputs == {"good": ("the cats",), "poor": ("a dog",)}
    assert data.reference == ("the cat",)


def test_human_translations_are_not_judged(tmp_path: Path) -> None:
    more = [*LINES, "refB\tone\t1\t7\tr1\ts\ta cat\tNo-error\tNo-error"]
    data = read_annotations(put(tmp_path / "mqm.tsv", more), reference="ref")
    assert "refB" in data.outputs
    assert data.rated == ["good", "poor"]


def test_a_missing_column_is_an_error(tmp_path: Path) -> None:
    path = put(tmp_path / "mqm.tsv", [line.rpartition("\t")[0] for line in LINES])
    with pytest.raises(InputError, match="severity"):
        read_annotations(path, reference="ref")


@pytest.mark.parametrize(
    ("line", "says"),
    [("too\tfew", "2 cells"), (LINES[1].replace("No-error", "Dreadful"), "'Dreadful'")],
)
def test_a_bad_line_is_an_error_with_its_number(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read_annotations(put(tmp_path / "mqm.tsv", [*LINES, line]), reference="ref")
    assert caught.value.line == len(LINES) + 1


def test_another_reference_lists_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="good, poor, ref"):
        read_annotations(put(tmp_path / "mqm.tsv", LINES), reference="refA")
