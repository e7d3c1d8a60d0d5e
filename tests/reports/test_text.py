from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harness.reports.text import one_line, shorten, visible


@given(st.text())
def test_visible_keeps_every_offset(text: str) -> None:
    assert len(visible(text)) == len(text)


def test_visible_shows_control_characters_as_pictures() -> None:
    assert visible("a\x00\x1b[31m\x7f\tb\n") == "a␀␛[31m␡\tb\n"


def test_visible_replaces_half_a_surrogate_pair() -> None:
    assert visible("a\ud83d") == "a\ufffd"


def test_one_line_turns_every_line_break_into_a_space() -> None:
    assert one_line(" a\nb\r\nc\u2028d\x85e\tf ") == "a b c d e f"


@given(st.text(), st.integers(1, 40))
def test_shortened_text_keeps_to_its_width(text: str, width: int) -> None:
    assert len(shorten(text, width)) <= width


def test_text_is_cut_at_a_word() -> None:
    assert shorten("the harbour board met", 14) == "the harbour…"
