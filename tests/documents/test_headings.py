from __future__ import annotations

import pytest

from harness.documents.headings import is_heading


@pytest.mark.parametrize(
    "text",
    [
        "The harbour opens again",
        "Anna Berg, Li Wei and Omar Haddad came to the dinner",
        "5 reasons to visit Bergen",
        "“The second way”",
        "会议在北京举行",
    ],
)
def test_a_short_line_without_a_stop_is_a_heading(text: str) -> None:
    assert is_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour opens again.",
        "Where is it?",
        "The plan has three parts:",
        "This is a question of trust—",
        "- a boat",
        "2. Close the door",
        "of the northern province",
        "Two lines\nof text",
        "",
        "…",
        " ".join(["Word"] * 30),
        "会" * 60,
    ],
)
def test_what_has_a_stop_is_long_or_a_fragment_is_none(text: str) -> None:
    assert not is_heading(text)


@pytest.mark.parametrize(
    "text", ["2. Close the door", "2.1 Close the door", "§ 3 Doors", "IV. Doors", "Doors"]
)
def test_a_number_may_be_allowed_for(text: str) -> None:
    assert is_heading(text, numbered=True)
    assert not is_heading(f"{text}.", numbered=True)
