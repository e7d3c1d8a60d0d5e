"""Whether anybody came to harm."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.meaning import compare_meaning


def told(reference: str, candidate: str, around: tuple[str, str] = ("", "")) -> list[FactChange]:
    documents = (f"{reference} {around[0]}", f"{candidate} {around[1]}")
    context = FactContext(around[0], around[1], *documents)
    found = compare_meaning(reference, candidate, context)
    return [change for change in found if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Nobody was hurt.", "There were several injuries."),
        ("No one was injured in the blaze.", "The fire left two people wounded."),
        ("There were no casualties.", "Four passengers were killed."),
        ("The police had no reports of injuries.", "According to officers 12 people were hurt."),
        ("None of the passengers died.", "Three people on board were killed."),
        ("The ship sank without any casualties.", "When the ship went down, two sailors died."),
    ],
)
def test_a_harm_that_one_side_denies_is_told(reference: str, candidate: str) -> None:
    for one, other in ((reference, candidate), (candidate, reference)):
        (change,) = told(one, other)
        assert (change.fact, change.change, change.severity) == ("negation", "changed", "critical")


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Nobody was hurt.", "There were no injuries."),
        ("Nobody was killed.", "Two people were injured."),
        ("Nobody was seriously hurt.", "Two people were slightly injured."),
        ("Nobody else was hurt.", "One man was injured."),
        ("Nobody was hurt.", "Several people could have been injured."),
        ("Nobody was hurt.", "It is unclear whether people were hurt."),
        ("Nobody was hurt in Graz; in Linz two people were injured.", "In Linz two were injured."),
        ("Nobody was hurt.", "The smell of the fire stayed for days."),
    ],
)
def test_another_harm_or_a_doubtful_one_is_not(reference: str, candidate: str) -> None:
    assert told(reference, candidate) == []
    assert told(candidate, reference) == []


def test_what_a_text_says_elsewhere_is_said_of_another_thing() -> None:
    pair = "Nobody was hurt.", "There were several injuries."
    assert told(*pair)
    assert told(*pair, around=("In Linz three people were wounded.", "")) == []
    assert told(*pair, around=("", "In Linz nobody was injured.")) == []
