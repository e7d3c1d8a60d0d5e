from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.meaning import compare_meaning


def facts(reference: str, candidate: str) -> list[str]:
    changes = compare_meaning(reference, candidate, FactContext())
    return [change.fact for change in changes if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Bicycles are allowed; scooters are not.", "Bicycles and scooters are allowed."),
        ("The crew survived; the passengers did not.", "The crew survived, and the passengers."),
        ("Tea is included, the cakes aren't.", "Tea is included, as well as sugar and the cakes."),
    ],
)
def test_what_is_denied_in_brief_is_affirmed(reference: str, candidate: str) -> None:
    assert facts(reference, candidate) == facts(candidate, reference) == ["negation"]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Cars are allowed; lorries are not.", "Cars are allowed, but lorries are banned."),
        ("Cars are allowed; lorries are not.", "Cars are allowed, unlike lorries."),
        ("The first bus was full, the second was not.", "The first was full, the second had room."),
        ("Some survived; most did not.", "Some survived; most died."),
        ("Whether he comes or not, we start.", "We start whether he comes and stays away."),
    ],
)
def test_another_contrast_answers_it(reference: str, candidate: str) -> None:
    assert facts(reference, candidate) == facts(candidate, reference) == []
