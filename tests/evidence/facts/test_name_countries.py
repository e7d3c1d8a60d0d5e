"""Countries exchanged in whatever form."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.name_changes import compare_names


def told(reference: str, candidate: str, context: FactContext) -> list[FactChange]:
    found = compare_names(reference, candidate, context)
    return [change for change in found if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Portugal's Rui Prado won the race.", "The Spaniard Rui Prado won the race."),
        ("The Dutch team won the sailing race.", "In the sailing race the team of Denmark won."),
    ],
)
def test_the_one_country_lost_and_the_one_gained_are_one_change(
    reference: str, candidate: str
) -> None:
    [change] = told(reference, candidate, FactContext())
    assert change.fact == "name"
    assert change.change == "changed"


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Portugal's Rui Prado won the race.", "The Portuguese Rui Prado won the race."),
        ("The Dutch team won the sailing race.", "The sailing race was won by the Netherlands."),
        ("The People's Republic of China won.", "China won."),
        ("The Dutch team won the race in Spain.", "The team won the race in Spain."),
    ],
)
def test_another_form_and_a_lost_country_are_none(reference: str, candidate: str) -> None:
    assert told(reference, candidate, FactContext()) == []


def test_a_country_of_the_sentence_beside_was_not_exchanged() -> None:
    beside = FactContext(candidate="The Dutch had trained for it.")
    found = told(
        "The Dutch team won the sailing race.", "In the sailing race Denmark lost to them.", beside
    )
    assert found == []


def test_two_known_organisations_are_two_however_written() -> None:
    [change] = told("The World Health Organization spoke.", "The WTO spoke.", FactContext())
    assert change.fact == "name"
    assert told("The IMF spoke.", "The International Monetary Fund spoke.", FactContext()) == []
