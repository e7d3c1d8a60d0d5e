from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.documents import split_sentences
from harness.documents.line_breaks import ending_breaks

TEXT = "The landlord lets the flat on the second floor to the tenant."
WRAPPED = """The harbour board met in the old customs house on Monday and
Tuesday, and twelve of its members took part in the talks on
Dredging, which the mayor had asked for in a letter.
"""


def lines_of(text: str) -> list[str]:
    edges = [0, *ending_breaks(text), len(text)]
    return [text[a:b].strip() for a, b in pairwise(edges)]


@pytest.mark.parametrize(
    "heading",
    ["Premises", "2. Premises", "§ 2 Premises", "2.1 What is let", "IV. Premises", "(2) Premises",
     "What is let:", "„Wohnung“"],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028"])
def test_a_heading_over_its_text_is_ended_by_the_break(heading: str, end: str) -> None:
    assert lines_of(f"{heading}{end}{TEXT}") == [heading, TEXT]
    assert len(split_sentences(f"{heading}{end}{TEXT}", "en")) == 2


def test_a_numbered_heading_may_stand_over_a_short_text() -> None:
    assert lines_of("3. Term\nIt runs for two years.") == ["3. Term", "It runs for two years."]


def test_only_the_heading_is_ended_over_wrapped_text() -> None:
    assert lines_of(f"Harbour board\n{WRAPPED}") == ["Harbour board", WRAPPED.strip()]


def test_a_heading_over_a_line_and_its_rest_is_no_list() -> None:
    wrapped = 'This agreement is made between Hafen GmbH and ("the\nLandlord") and Ms Carla Ruiz.'
    assert lines_of(f"1. Parties\n{wrapped}") == ["1. Parties", wrapped]


def test_a_list_without_marks_is_lines() -> None:
    items = ["In the box", "One drill", "Two lithium-ion batteries", "One charger", "1 case"]
    assert lines_of("\n".join(items)) == items


@pytest.mark.parametrize(
    "rows",
    [
        ["              2023    2022", "Sales        2,140   1,985", "Net profit     101     117"],
        ["Sales                2,140", "of which abroad        812", "Costs                  590"],
        ["Name\tAge\tTown", "Anna Berg\t34\tKiel", "Li Wei\t21\tBonn"],
        ["Sales  2,140", "Gross margin  612", "Earnings per share  2.44"],
    ],
)
def test_each_row_of_a_plain_table_is_a_line(rows: list[str]) -> None:
    assert lines_of("\n".join(rows)) == [row.strip() for row in rows]


def test_lines_with_labels_are_ended_however_wide_they_are() -> None:
    lines = [
        "Date: 14 May 2024, 19:30",
        "Place: the small meeting room of the old customs house",
        "Those present: Anna Berg, in the chair; Li Wei; Omar Haddad; Carla Ruiz, who took notes",
        "Absent with apologies: Tom Ferris",
    ]
    assert lines_of("\n".join(lines)) == lines


@pytest.mark.parametrize(
    "text",
    [
        "The  board met  in the\nold customs  house on\nMonday  and twelve  of",
        "It rained.  The board met\nTuesday.  It was late.  Then",
        WRAPPED,
        TEXT,
        "I think we should go home\nbefore it rains.",
        "Go home\nNow that the rain has begun.",
        "Das ist das\nHaus, in dem ich so lange wohnte.",
        f"As he said before,\n{TEXT}",
        f"It was over.\n{TEXT.lower()}",
        "The board met on the first and the last\nMonday of May, and it will meet again.",
        f"{WRAPPED.strip()} See also\nhttps://example.com/{'a' * 100}",
        "Die Wirtschaft wächst in\nDeutschland und in seinen Nachbarländern im nächsten Jahr.",
        "In\nLondon the Prime Minister spoke to the members of the House of Lords.",
        "Two roads met in a wood,\nAnd I was sorry for it\nAnd stood there long,\nAnd left",
        "The Impact of the Climate\nOn Agriculture and Food\nIn Africa",
        "قال الرئيس\nإن القواعد الجديدة ستدخل حيز التنفيذ في بداية العام المقبل في جميع المدن",
    ],
)
def test_a_break_within_a_sentence_ends_nothing(text: str) -> None:
    assert ending_breaks(text) == []


@given(st.text("Ab 1.:\n\r", max_size=60))
def test_what_is_ended_begins_a_line_with_something(text: str) -> None:
    for at in ending_breaks(text):
        assert text[at - 1] in "\n\r"
        assert text[at:].strip()
        assert text[:at].strip()
