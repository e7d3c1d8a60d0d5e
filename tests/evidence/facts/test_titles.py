"""Titles, written out and shortened."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.matching import match_texts
from harness.evidence.facts.names import find_names
from harness.evidence.facts.offices import compare_offices
from harness.evidence.facts.other_forms import is_said_otherwise
from harness.evidence.facts.titles import is_title, is_title_form
from harness.evidence.facts.words import words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They thanked Cllr Brannigan.", "Brannigan"),
        ("They thanked Supt. Brannigan.", "Brannigan"),
        ("They thanked Councillors Brannigan and Holt.", "Brannigan"),
        ("They thanked Danish State Councillor Brannigan.", "Danish State Councillor Brannigan"),
        ("They thanked Capt. Brannigan.", "Brannigan"),
        ("They thanked Gen. Brannigan.", "Brannigan"),
        ("They thanked Sen. Brannigan.", "Brannigan"),
        ("They thanked the Rev. Brannigan.", "Brannigan"),
        ("They thanked Kerala Sen.", "Kerala Sen"),
        ("They thanked Kerala Sen. Brannigan left.", "Kerala Sen"),
    ],
)
def test_a_short_title_is_no_part_of_a_name(text: str, name: str) -> None:
    assert find_names(text)[0].text == name


def test_what_may_be_a_name_is_a_title_with_its_full_stop_alone() -> None:
    def title(text: str, word: str) -> bool:
        return is_title(text, next(w for w in words(text) if w.text == word))

    assert title("Yesterday Col. Brannigan left.", "Col")
    assert not title("The Col Brannigan is a pass.", "Col")
    assert not title("It is by Kerala Sen. Others left.", "Sen")
    assert title("Sgt Brannigan left.", "Sgt")
    assert title("They thanked Councillor Brannigan.", "Councillor")
    assert not title("They thanked the Danish State Councillor.", "Councillor")
    assert is_title_form("sen")
    assert not is_title_form("kerala")


@pytest.mark.parametrize(
    ("text", "stretch", "other"),
    [
        ("It was Councillors Reyes and Holt.", "Councillors", "It was Cllrs Reyes and Holt."),
        ("It was Sgt Reyes.", "Sgt", "It was Sergeant Reyes."),
        ("It was Ambassador Reyes.", "Ambassador", "It was Amb. Reyes."),
        ("It was Mr Reyes and Mr Holt.", "Mr", "It was Messrs Reyes and Holt."),
    ],
)
def test_a_title_in_another_form_is_said(text: str, stretch: str, other: str) -> None:
    start = text.index(stretch)
    assert is_said_otherwise(text, start, start + len(stretch), other)


def test_another_title_and_none_are_not_it() -> None:
    text = "It was Councillor Reyes."
    span = text.index("Councillor"), text.index(" Reyes")
    assert not is_said_otherwise(text, *span, "It was Capt Reyes.")
    assert not is_said_otherwise(text, *span, "It was Reyes.")
    assert not is_said_otherwise(text, *span, "It was Reyes, a councillor.")
    twice = "It was Captain Reyes and Captain Holt."
    last = twice.rindex("Captain"), twice.index(" Holt")
    assert not is_said_otherwise(twice, *last, "It was Captain Reyes and Holt.")


def test_an_office_is_another_one_behind_its_short_form_too() -> None:
    def told(reference: str, candidate: str) -> int:
        return len(list(compare_offices(match_texts(reference, candidate), FactContext())))

    assert told("It was Governor Reyes.", "It was Sen. Reyes.") == 1
    assert told("It was Governor Reyes.", "It was Gov. Reyes.") == 0
    assert told("It was Senator Reyes.", "It was Sen. Reyes.") == 0
