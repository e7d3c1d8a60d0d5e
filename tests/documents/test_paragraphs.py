from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.documents.paragraphs import aligned_lines, looks_hard_wrapped, split_paragraphs

WRAPPED = [
    "The ferry left the harbour before dawn with forty passengers and a",
    "cargo of salted fish, and it was not seen again until the evening of",
    "the following day, when a trawler found it drifting to the north of",
    "the lighthouse.",
]


def texts(text: str, mode: str = "auto") -> list[str]:
    return [block.text for block in split_paragraphs(text, mode)]  # type: ignore[arg-type]


def test_auto_takes_blank_lines_where_there_are_any() -> None:
    assert texts("one\ntwo\n\nthree") == ["one\ntwo", "three"]


def test_auto_takes_lines_where_there_is_no_blank_line() -> None:
    first = "The council approved the budget."
    second = "It had been debated for eleven hours, which is a record for the town's assembly."
    assert texts(f"{first}\n{second}\n") == [first, second]


def test_auto_takes_hard_wrapped_lines_as_one_paragraph() -> None:
    text = "\n".join(WRAPPED)
    assert texts(text) == [text]


def test_blank_lines_at_the_ends_do_not_count_as_between() -> None:
    assert texts("\n\nThe first line ends here.\nSo does the second.\n\n\n") == [
        "The first line ends here.",
        "So does the second.",
    ]


def test_line_mode_takes_every_line_even_wrapped_ones() -> None:
    assert texts("\n".join(WRAPPED), "line") == WRAPPED


def test_blank_mode_joins_lines_without_a_blank_line() -> None:
    assert texts("one.\ntwo.", "blank") == ["one.\ntwo."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_line_end_is_known(end: str) -> None:
    assert texts(f"one{end}{end}two") == ["one", "two"]


def test_mixed_line_ends_keep_their_line_numbers() -> None:
    blocks = split_paragraphs("one\r\n\r\ntwo\r\rthree\n \nfour")
    assert [(block.text, block.line) for block in blocks] == [
        ("one", 1),
        ("two", 3),
        ("three", 5),
        ("four", 7),
    ]


def test_a_line_of_spaces_is_blank() -> None:
    assert texts("one\n \t\ntwo") == ["one", "two"]


def test_a_paragraph_keeps_its_line_breaks() -> None:
    assert texts("one\r\ntwo\n\nthree")[0] == "one\r\ntwo"


def test_list_items_do_not_look_wrapped() -> None:
    items = [f"- {line}" for line in WRAPPED]
    assert not looks_hard_wrapped(items)


def test_lines_that_all_end_in_a_stop_do_not_look_wrapped() -> None:
    assert not looks_hard_wrapped([line.rstrip(" ,a") + "." for line in WRAPPED])


@given(st.text())
def test_paragraphs_hold_all_that_is_not_white_space(text: str) -> None:
    for mode in ("auto", "blank", "line"):
        kept = "".join("".join(block.split()) for block in texts(text, mode))
        assert kept == "".join(text.split())


def test_aligned_lines_count_empty_ones_and_no_last_one() -> None:
    assert [block.text for block in aligned_lines("a\n\nb\n")] == ["a", "", "b"]
    assert [block.text for block in aligned_lines("a\n\nb")] == ["a", "", "b"]
    assert [block.text for block in aligned_lines("a\n\n")] == ["a", ""]


def test_aligned_lines_end_at_line_feeds_alone() -> None:
    assert [block.text for block in aligned_lines("a\u2028b\r\nc\x85d\n")] == ["a\u2028b", "c\x85d"]


def test_aligned_lines_of_an_empty_file_are_none() -> None:
    assert aligned_lines("") == []
