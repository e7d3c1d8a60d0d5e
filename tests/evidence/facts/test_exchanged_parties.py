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
        (
            "The cook buys the fish and the maid cleans the rooms.",
            "The maid buys the fish and the cook cleans the rooms.",
        ),
        (
            "The Lender pays for the survey, the Borrower for the notary.",
            "The Borrower pays for the survey, the Lender for the notary.",
        ),
        (
            "The nurse said that the porter had slept.",
            "The porter said that the nurse had slept.",
        ),
        ("She was glad that he had called.", "He was glad that she had called."),
        (
            "The coast is warm, while the interior is cold.",
            "The interior is warm, while the coast is cold.",
        ),
    ],
)
def test_parties_that_changed_places_are_told(reference: str, candidate: str) -> None:
    assert facts(reference, candidate) == facts(candidate, reference) == ["role"]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("They sell apples, baked pears and plums.", "They sell plums, baked pears and apples."),
        ("The cat and the dog slept in the barn.", "The dog and the cat slept in the barn."),
        ("The coast is warm and the hills are cold.", "The hills are cold and the coast is warm."),
        ("Ann met Paul, and they talked.", "Paul met Ann, and they talked."),
        ("In May it rained, and in June it rained.", "In June it rained, and in May it rained."),
        ("Rain and wind", "Wind and rain"),
    ],
)
def test_another_order_is_no_exchange(reference: str, candidate: str) -> None:
    assert facts(reference, candidate) == facts(candidate, reference) == []
