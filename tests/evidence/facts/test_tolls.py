"""Numbers and their verbs."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.quantity_comparison import compare_quantities


def sure(reference: str, candidate: str) -> list[FactChange]:
    found = compare_quantities(reference, candidate, FactContext())
    return [change for change in found if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The crash killed 12 and injured 87.", "In the crash 12 were injured and 87 killed."),
        ("The blast killed 9 people and injured 31.", "9 people were injured and 31 killed."),
    ],
)
def test_numbers_that_changed_their_verbs_are_told(reference: str, candidate: str) -> None:
    assert len(sure(reference, candidate)) == 2
    assert len(sure(candidate, reference)) == 2


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (
            "The flood killed 12 and injured 87.",
            "12 people were killed and 87 injured by the flood.",
        ),
        (
            "The flood killed 12 and injured 87.",
            "87 people were injured and 12 killed in the flood.",
        ),
        (
            "The police arrested 12 men and freed 5 women.",
            "12 men were arrested and 5 women freed.",
        ),
    ],
)
def test_numbers_that_kept_their_verbs_are_no_change(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []
