"""Given names that one side leaves out."""

from __future__ import annotations

import pytest

from harness.evidence.facts.given_parts import spare_given_names


@pytest.mark.parametrize(
    ("text", "other", "spare"),
    [
        ("It was Narendra Modi who spoke.", "It was Modi who spoke.", ["Narendra"]),
        ("It was Narendra Modi who spoke.", "The speaker was PM Modi.", ["Narendra"]),
        ("We saw Recep Tayyip Erdogan.", "We saw Mr Erdogan.", ["Recep Tayyip"]),
        ("We saw Xi Jinping.", "We saw President Xi.", ["Jinping"]),
    ],
)
def test_a_family_name_by_itself_tells_who_it_is(text: str, other: str, spare: list[str]) -> None:
    assert [text[slice(*span)] for span in spare_given_names(text, other)] == spare


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("It was Narendra Modi who spoke.", "It was Narendra who spoke."),
        ("It was Narendra Modi who spoke.", "It was Lalit Modi who spoke."),
        ("We saw Xi Jinping.", "We saw Li Xi."),
        ("John Brown sued James Brown.", "Brown sued James Brown."),
    ],
)
def test_another_person_and_a_lost_family_name_do_not(text: str, other: str) -> None:
    assert not list(spare_given_names(text, other))
