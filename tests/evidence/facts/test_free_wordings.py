"""A denial whose verb the other side words otherwise."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.meaning import compare_meaning


def sure(reference: str, candidate: str) -> list[FactChange]:
    changes = compare_meaning(reference, candidate, FactContext())
    return [change for change in changes if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The lemonade is not suitable for infants.", "Infants should be given another drink."),
        ("The lane cannot be taken by buses.", "Buses must go by another lane."),
        ("The heat did not affect the harvest.", "The harvest was as good as ever in the heat."),
        ("I cannot recall the name of the inn.", "The name of the inn has slipped my mind."),
        (
            "The bank said that its rates would not change.",
            "The bank said it left its rates alone.",
        ),
        ("Walkers must not leave their dogs alone.", "Walkers must keep an eye on their dogs."),
    ],
)
def test_a_verb_worded_otherwise_turns_nothing_where_little_else_is_the_same(
    reference: str, candidate: str
) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("It must not be stored in the shed.", "Always keep it in the shed."),
        (
            "The mayor did not open the new library on Friday.",
            "On Friday the mayor inaugurated the new library.",
        ),
        (
            "Staff are not allowed to take pictures in the hall.",
            "In the hall, staff may take pictures.",
        ),
    ],
)
def test_a_lost_denial_is_told_where_the_rest_is_the_same(reference: str, candidate: str) -> None:
    assert [change.fact for change in sure(reference, candidate)] == ["negation"]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (
            "The fund does not support firms that moved to another country in the last five years.",
            "Firms which in the last five years moved to some other country are refused by it.",
        ),
        (
            "The grant does not cover trips that a student made in his first year without leave.",
            "Trips made by a student in his first year without leave are barred from the grant.",
        ),
    ],
)
def test_a_passive_may_deny_at_the_end_of_its_sentence(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


def test_a_passive_of_another_sentence_answers_no_denial() -> None:
    reference = "You must not take photos of the ships in the harbour. All food is brought along."
    candidate = "Take photos of the ships in the harbour. All food that is brought is prohibited."
    assert "negation" in {change.fact for change in sure(reference, candidate)}


def test_beyond_denies_nothing_where_it_answers_outside() -> None:
    reference = "They were paid in cloth, which they were not allowed to sell outside the town."
    candidate = "They were paid in cloth, and were permitted to sell it beyond the town."
    assert [change.fact for change in sure(reference, candidate)] == ["negation"]


def test_quite_and_hats_deny_nothing() -> None:
    for reference, candidate in (
        ("The two cups do not differ in size.", "The two cups are quite different in size."),
        ("He did not wear a cap that day.", "He did wear a hat, a cap that day."),
    ):
        assert [change.fact for change in sure(reference, candidate)] == ["negation"]
