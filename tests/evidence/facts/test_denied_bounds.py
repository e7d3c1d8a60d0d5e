"""Bounds and rests told without a denial."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.meaning import compare_meaning


def sure(reference: str, candidate: str) -> list[FactChange]:
    found = compare_meaning(reference, candidate, FactContext())
    return [change for change in found if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Do not take more than eight tablets.", "The maximum is eight tablets."),
        (
            "Children must not swim for longer than 20 minutes.",
            "Children may swim for at most 20 minutes.",
        ),
        ("Bags may not weigh more than 23 kg.", "The maximum weight of a bag is 23 kg."),
        ("You may not drive over 50 km/h.", "You may drive at up to 50 km/h."),
        ("The quorum is not less than six members.", "The minimum is six members."),
    ],
)
def test_a_bound_answers_a_denial(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Do not take more than eight tablets.", "Take more than eight tablets."),
        ("Do not take more than eight tablets.", "The minimum is eight tablets."),
    ],
)
def test_a_denial_without_its_bound_is_missed(reference: str, candidate: str) -> None:
    assert sure(reference, candidate)
    assert sure(candidate, reference)


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Almost all the seats are taken.", "Hardly any seats are free."),
        ("Nearly all the houses were destroyed.", "Scarcely a house was left standing."),
    ],
)
def test_where_almost_all_are_gone_hardly_any_are_left(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Almost everyone agreed.", "Hardly anyone agreed."),
        ("Almost all tickets are sold.", "Hardly any tickets are sold."),
    ],
)
def test_what_hardly_any_are_is_not_what_almost_all_are(reference: str, candidate: str) -> None:
    assert sure(reference, candidate)
    assert sure(candidate, reference)
