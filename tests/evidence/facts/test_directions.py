"""How much more or less something became."""

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
        ("Sales rose 8% last year.", "Sales were down 8% last year."),
        ("The share fell by 6% on Monday.", "The share was up 6% on Monday."),
        ("In July it snowed 20% less than usual.", "Snowfall was 20% above average in July."),
        ("Oil rose 3%.", "Oil was 3% lower."),
        ("The fee rose to 9%.", "The fee came down to 9%."),
        ("The fee fell 9%.", "The fee went back up 9%."),
        ("The gap widened by 1.5 percentage points.", "The gap was 1.5 points lower."),
        ("Support rose three points.", "Support was three points lower."),
        ("Rents rose by 12%.", "Rents were 12% lower, which had never been so."),
        (
            "It raised its sales by 8 percent to 2.3 million euros.",
            "Sales shrank 8% to €2.3 million.",
        ),
        ("The bank cut its key rate to 5%.", "The bank's main interest rate climbed to 5%."),
        ("Membership climbed to 3 million.", "The number of members shrank to 3 million."),
    ],
)
def test_what_rose_did_not_fall(reference: str, candidate: str) -> None:
    assert len(sure(reference, candidate)) == 1
    assert len(sure(candidate, reference)) == 1


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Sales rose 8% in May.", "In May sales were up by 8%."),
        ("The euro fell 1% against the dollar.", "The dollar was up 1% against the euro."),
        ("Profit fell 12%, after rising 5%.", "Profit was down 12%; before it was up 5%."),
        ("Losses fell 30%.", "Losses were 30% lower."),
        ("Prices did not rise 4%.", "Prices were 4% lower."),
        ("The fee fell to 9%.", "The fee came down to 9%."),
        ("The gap narrowed by 1.5 percentage points.", "The gap was 1.5 points lower."),
        ("They won by three points.", "They were three points lower down."),
        ("The fee rose to 9%.", "The fee can be up to 9%."),
        ("The fee did not rise to 9%.", "The fee went down to 9%."),
        ("It cut its staff by 8% and raised pay by 3%.", "Staff fell 8%, wages climbed 3%."),
        ("The firm cut its losses by 8%.", "Losses narrowed by 8%."),
        ("The list has grown by 5 names.", "There are 5 more names on the list."),
    ],
)
def test_one_change_told_from_either_side_is_no_other(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []
