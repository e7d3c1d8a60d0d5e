"""What is a part of a number, and what is counted in so many of something else."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.quantities import find_quantities
from harness.evidence.facts.quantity_comparison import compare_quantities


def shares(text: str) -> list[float]:
    return [quantity.share for quantity in find_quantities(text) if quantity.share]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("One adult in five smokes.", 0.2),
        ("One adult in five smokes cigarettes.", 0.2),
        ("One in five adults smokes.", 0.2),
        ("One in five adults died.", 0.2),
        ("Nine out of ten users agree.", 0.9),
        ("9 in every 10 users agree.", 0.9),
        ("Three people in 10 died.", 0.3),
        ("Three people in 10 were ill.", 0.3),
        ("Three people in 10 smoke cigarettes.", 0.3),
        ("Three people in 10 always agree.", 0.3),
        ("Three women in 10, cities said, died.", 0.3),
        ("One person in ten people dies.", 0.1),
        ("Two users of ten users agree.", 0.2),
        ("2 killed in 50", 0.04),
    ],
)
def test_a_part_of_a_number_is_a_share(text: str, share: float) -> None:
    assert shares(text) == [share]


@pytest.mark.parametrize(
    "text",
    [
        "Three people in 10 cities died.",
        "Three people in 10 cities",
        "Three people in 10 large cities died.",
        "One person in 10 cities died.",
        "2 killed in 50 raids",
        "1 killed in 50 raids",
        "Five teachers in 20 women agree.",
        "Nine in 2022 left.",
    ],
)
def test_what_is_counted_in_so_many_of_another_thing_is_no_share(text: str) -> None:
    assert shares(text) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Three people in 10 cities died.", "30% of people died."),
        ("2 killed in 50 raids", "4% killed"),
    ],
)
def test_a_share_of_another_thing_is_a_change(reference: str, candidate: str) -> None:
    assert compare_quantities(reference, candidate, FactContext())
    assert compare_quantities(candidate, reference, FactContext())


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Three in four people would vote again.", "Of those asked, 65% would vote again."),
        ("Only a fifth of them fell ill.", "Just 5 percent of those asked fell ill."),
        ("Sales fell by a third.", "Sales were down 45 percent."),
    ],
)
def test_a_share_is_compared_with_another_form_of_one(reference: str, candidate: str) -> None:
    found = compare_quantities(reference, candidate, FactContext())
    assert [change.fact for change in found if change.confidence >= 0.5] == ["number"]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Three in four people would vote again.", "Of those asked, 75% would vote again."),
        ("More than half of them fell ill.", "Some 53 percent of them fell ill."),
        ("Nearly half of them fell ill.", "About 44 percent of them fell ill."),
        ("A third of them fell ill.", "Of them, 32 percent fell ill."),
    ],
)
def test_a_share_told_roughly_is_no_other(reference: str, candidate: str) -> None:
    found = compare_quantities(reference, candidate, FactContext())
    assert not [change for change in found if change.confidence >= 0.5]
