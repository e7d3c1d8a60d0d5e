"""Which implied numbers stand for each other."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.quantities import find_quantities
from harness.evidence.facts.quantity_comparison import compare_quantities


def sure(reference: str, candidate: str) -> list[FactChange]:
    found = compare_quantities(reference, candidate, FactContext())
    return [change for change in found if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("It rings twice", ["turns"]),
        ("It rings three times", ["turns"]),
        ("It rings once an hour", ["turns", ""]),
        ("It rings once daily", ["turns"]),
        ("It once rang", [""]),
        ("Once a teacher", [""]),
        ("It has doubled", ["growth"]),
        ("It rose five-fold", ["growth"]),
        ("half of them", ["part"]),
        ("half the boats", ["part"]),
        ("half what it was", ["part"]),
        ("two thirds of them", ["part"]),
        ("It fell by half", ["part"]),
        ("It fell by a quarter", ["part"]),
        ("the other half of it", [""]),
        ("both of them", [""]),
        ("the only one", ["", ""]),
    ],
)
def test_an_implied_number_has_the_family_of_its_word(text: str, families: list[str]) -> None:
    assert [quantity.family for quantity in find_quantities(f"So {text}.")] == families


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Take two tablets twice a day.", "Take two tablets three times a day."),
        ("Two tablets twice a day for three days", "Two tablets three times a day for three days"),
        ("Take it once a day.", "Take it three times a day."),
        ("Take it once daily.", "Take it twice daily."),
        ("Exports doubled in 2019.", "Exports tripled in 2019."),
        ("The number of visitors doubled.", "The number of guests tripled."),
        ("Exports rose threefold.", "Exports rose five-fold."),
        ("Half of the boats sank.", "A third of the boats sank."),
        ("Half the boats sank.", "A quarter of the boats sank."),
        ("Prices fell by half.", "Prices fell by a third."),
        ("Prices fell by a quarter.", "Prices fell by a third."),
        ("A trio sang.", "A quartet sang."),
    ],
)
def test_another_of_the_same_family_is_one_change(reference: str, candidate: str) -> None:
    assert [(c.fact, c.change) for c in sure(reference, candidate)] == [("number", "changed")]
    assert [(c.fact, c.change) for c in sure(candidate, reference)] == [("number", "changed")]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Exports doubled.", "Exports rose by 100%."),
        ("Exports doubled.", "Exports rose twofold."),
        ("Exports more than doubled.", "Exports nearly tripled."),
        ("Exports doubled, and imports tripled.", "Imports tripled, and exports doubled."),
        ("Exports doubled.", "Exports rose."),
        ("Take it twice a day.", "Take it two times a day."),
        ("He won twice.", "He won."),
        ("He was once a teacher.", "He was a teacher three times."),
        ("Twice he called, and twice in vain.", "He called three times in vain."),
        ("Half of the boats sank.", "50 per cent of the boats sank."),
        ("Half of them stayed and a third left.", "A third left; half of them stayed."),
        ("Prices fell by half.", "Prices were halved."),
        ("Prices fell by a third.", "Prices fell by 33%."),
        ("Prices fell by a third.", "Prices fell."),
        ("In the first half they scored.", "In the first third they scored."),
        ("It took half an hour.", "It took 30 minutes."),
        ("He came by a quarter to ten.", "He came by 9:45."),
        ("It came by a third party.", "A third party brought it."),
        ("The trio sang.", "The three sang."),
        ("Both sisters left.", "Three sisters left."),
    ],
)
def test_what_implies_a_number_otherwise_is_no_change(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Between the wars the number of farms halved.", "Farms doubled between the wars."),
        ("Rainfall was twice the long-term average.", "It rained half the usual amount."),
    ],
)
def test_what_halved_has_not_doubled(reference: str, candidate: str) -> None:
    assert sure(reference, candidate)
