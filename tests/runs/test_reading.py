"""Lists of content units."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.runs.reading import read_units

SENTENCE = "The harbour will be closed."


def units(folder: Path, text: str) -> tuple[str, ...]:
    path = folder / "doc.txt"
    path.write_text(text, encoding="utf-8")
    return read_units(path)[0]


@pytest.mark.parametrize("mark", ["1.", "1)", "(1)", "-", "*", "•", "–", "(a)", "a)", "(iv)", "+"])
def test_the_mark_of_a_list_is_no_part_of_a_unit(tmp_path: Path, mark: str) -> None:
    assert units(tmp_path, f"{mark} {SENTENCE}\n  {mark}\t{SENTENCE}") == (SENTENCE,) * 2


def test_the_numbers_of_a_list_are_no_part_of_its_units(tmp_path: Path) -> None:
    text = "".join(f"{number}. {SENTENCE}\n" for number in range(1, 13))
    assert units(tmp_path, text) == (SENTENCE,) * 12


def test_a_list_may_begin_in_the_middle(tmp_path: Path) -> None:
    assert units(tmp_path, f"7. {SENTENCE}\n8. {SENTENCE}") == (SENTENCE,) * 2


def test_a_list_may_begin_anew(tmp_path: Path) -> None:
    assert units(tmp_path, f"1. {SENTENCE}\n2. {SENTENCE}\n\n1. {SENTENCE}") == (SENTENCE,) * 3


@pytest.mark.parametrize(
    "unit",
    [
        "1.5 million people left.",
        "2024 was a dry year.",
        "12 boats left.",
        "12. Mai war der Tag.",
        "1. Mai ist Feiertag.",
        "- 5 °C was measured.",
        "+ 5 percent growth was seen.",
        "2. Liga and 1. Liga were merged.",
        "-5 degrees were measured.",
        "+5 degrees were measured.",
        "(EU) law applies.",
        "(sic) was added.",
        "A. Smith resigned.",
        "Point a) was dropped - and so was 1. The rest stayed.",
        "*The board* met.",
        "# This is no comment.",
        "-",
    ],
)
def test_a_beginning_of_its_own_stays(tmp_path: Path, unit: str) -> None:
    assert units(tmp_path, unit) == (unit,)


def test_only_one_mark_is_taken_off(tmp_path: Path) -> None:
    assert units(tmp_path, "- 1. FC won.\n- (a) is missing.\n") == ("1. FC won.", "(a) is missing.")


def test_days_in_a_row_are_no_list(tmp_path: Path) -> None:
    days = ("12. Mai kam er.", "13. Mai ging er.")
    assert units(tmp_path, "\n".join(days)) == days
