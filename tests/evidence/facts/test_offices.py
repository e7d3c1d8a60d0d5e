"""Offices that differ, and offices that only a translator's habit makes look different."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.matching import match_texts
from harness.evidence.facts.offices import compare_offices


def changes(reference: str, candidate: str) -> list[FactChange]:
    return list(compare_offices(match_texts(reference, candidate), FactContext()))


def test_another_title_before_the_same_name_is_a_changed_office() -> None:
    reference, candidate = "Vice President Alma Reyes spoke.", "Vice Premier Alma Reyes spoke."
    (change,) = changes(reference, candidate)
    assert change.reference is not None
    assert change.candidate is not None
    assert reference[slice(*change.reference)] == "Vice President"
    assert candidate[slice(*change.candidate)] == "Vice Premier"


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The governor of the bank resigned.", "The deputy governor of the bank resigned."),
        ("The deputy governor of the bank resigned.", "The governor of the bank resigned."),
        ("The Secretary of State resigned.", "The Under-Secretary of State resigned."),
    ],
)
def test_a_head_made_a_deputy_and_the_reverse_are_found(reference: str, candidate: str) -> None:
    (change,) = changes(reference, candidate)
    assert change.fact == "name"
    assert change.confidence >= 0.5
    assert change.reference is not None
    assert change.candidate is not None


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("President Alma Reyes spoke.", "Chairwoman Alma Reyes spoke."),
        ("Alma Reyes came to the hall.", "Vice Premier Alma Reyes came to the hall."),
        ("The deputy governor resigned.", "The vice governor resigned."),
        ("Minister Alma Reyes spoke.", "Secretary Alma Reyes spoke."),
    ],
)
def test_the_same_office_in_other_words_is_no_change(reference: str, candidate: str) -> None:
    assert changes(reference, candidate) == []


def test_a_senator_is_no_representative() -> None:
    found = list(
        compare_offices(
            match_texts("Senator Ann Reed left.", "Representative Ann Reed left."), FactContext()
        )
    )
    assert [change.fact for change in found] == ["name"]
