"""What is one range, and what is a step and where it led."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.quantities import find_quantities
from harness.evidence.facts.quantity_comparison import compare_quantities


def told(reference: str, candidate: str) -> list[str]:
    found = compare_quantities(reference, candidate, FactContext())
    return [change.explanation for change in found if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Wages rose by 1.5 percentage points to 6%.", 2),
        ("It cut the levy by half a percentage point to 3 per cent.", 2),
        ("Wages rose by 2 to 3 percentage points.", 1),
        ("Wages rose by 2 percentage points to 3 percentage points.", 1),
        ("Wages rose from 2 to 3 per cent.", 1),
        ("It holds 5 to 6 litres.", 1),
        ("Sales rose 8 percent to 2.3 billion kroner.", 2),
        ("Sales rose 8% to 2.3 million.", 2),
        ("Sales rose by 8% to 10%.", 1),
    ],
)
def test_points_and_what_they_led_to_are_no_range(text: str, groups: int) -> None:
    assert len({quantity.group for quantity in find_quantities(text)}) == groups


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Wages rose by 1.5 percentage points to 6%.", "Wages rose to 6 per cent."),
        ("Wages rose by 1.5 percentage points to 6%.", "Wages grew 1.5 points to 6%."),
        (
            "It cut the levy by a quarter of a percentage point.",
            "It cut the levy by 25 basis points.",
        ),
        ("It cut the levy by half a percentage point to 3%.", "It cut the levy to 3 percent."),
    ],
)
def test_a_percentage_that_points_led_to_is_not_of_points(reference: str, candidate: str) -> None:
    assert told(reference, candidate) == []
    assert told(candidate, reference) == []


def test_points_told_as_a_share_are_a_change() -> None:
    assert told("Wages rose by 2 percentage points.", "Wages rose by 2%.")
    assert told("Wages rose by 2 percentage points to 6%.", "Wages rose by 2 points to 7%.")
