"""Times that one side tells roughly."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.quantity_comparison import compare_quantities


def sure(reference: str, candidate: str) -> list[FactChange]:
    found = compare_quantities(reference, candidate, FactContext())
    return [change for change in found if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("exact", "rough"),
    [
        ("The bus left at 8:55.", "The bus left at around nine o'clock."),
        ("The bus left at 9:04.", "The bus left just after nine o'clock."),
        ("The bus left at 8:57.", "The bus left shortly before nine o'clock."),
        ("The bus left at 4:36 p.m.", "The bus left soon after half past four."),
        ("The bus left at 23:58.", "The bus left just before midnight."),
    ],
)
def test_a_time_near_a_rough_one_is_no_change(exact: str, rough: str) -> None:
    assert sure(exact, rough) == []
    assert sure(rough, exact) == []


@pytest.mark.parametrize(
    ("exact", "rough"),
    [
        ("The bus left at 8:35.", "The bus left at around nine o'clock."),
        ("The bus left at 8:57.", "The bus left just after nine o'clock."),
        ("The bus left at 9:04.", "The bus left shortly before nine o'clock."),
        ("The bus left at 9:04.", "The bus left at nine o'clock."),
        ("The bus left at 9:04 a.m.", "The bus left just after nine in the evening, at 9 p.m."),
    ],
)
def test_a_time_far_from_a_rough_one_is_a_change(exact: str, rough: str) -> None:
    assert sure(exact, rough)
    assert sure(rough, exact)
