"""Ratios turned round, and factors that are each other's inverse."""

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
        ("The ratio of ewes to rams is 1:3.", "The ratio of ewes to rams is 3:1."),
        ("Dilute the syrup 1:6.", "Dilute the syrup 6:1."),
        ("The odds are 8 to 1.", "The odds are 1 to 8."),
        ("The boat is half as long as the quay.", "The boat is twice as long as the quay."),
        ("It weighs a third as much as steel.", "It weighs three times as much as steel."),
    ],
)
def test_a_ratio_turned_round_is_one_change(reference: str, candidate: str) -> None:
    assert len(sure(reference, candidate)) == 1
    assert len(sure(candidate, reference)) == 1


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The ratio of ewes to rams is 3:1.", "The ratio of rams to ewes is 1:3."),
        ("They lost 1:3 away.", "They lost 3:1 away."),
        ("The boat is half as long as the quay.", "The quay is twice as long as the boat."),
        (
            "The new pump needs half as much oil as the old one.",
            "The old pump needs twice as much oil as the new one.",
        ),
        ("He earns twice as much as she does.", "She earns half as much as he does."),
        ("Twice as many guests came.", "The number of guests doubled."),
        ("Half as many guests came.", "The number of guests was halved."),
    ],
)
def test_what_is_compared_may_turn_with_it(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


def test_a_third_of_the_time_is_three_times_as_fast() -> None:
    quick, short = "It works three times faster.", "It works in a third of the time."
    assert sure(quick, short) == sure(short, quick) == []
    assert sure("It works four times as fast.", "It works in a quarter of the time.") == []


def test_three_times_as_much_as_another_is_that_of_which_the_other_has_a_third() -> None:
    much = "He earns three times as much as she does."
    assert sure(much, "She earns a third of what he earns.") == []
    assert len(sure(much, "He earns a third of what she earns.")) == 1
