"""Quarters of the compass in one word and in two."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.meaning import compare_meaning


def told(reference: str, candidate: str) -> list[FactChange]:
    found = compare_meaning(reference, candidate, FactContext())
    return [change for change in found if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The farm lies north-east of Oslo.", "To the southeast of Oslo lies the farm."),
        ("Wind from the northwest.", "The wind is south westerly."),
        ("It drifted south-eastwards.", "It drifted westward."),
        ("The farm lies northeast of Oslo.", "The farm lies southwest of Oslo."),
    ],
)
def test_another_quarter_is_told_once(reference: str, candidate: str) -> None:
    assert [change.fact for change in told(reference, candidate)] == ["antonym"]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The farm lies north-east of Oslo.", "Northeast of Oslo is the farm."),
        ("The farm lies north-east of Oslo.", "The farm is north of Oslo."),
        ("A north-westerly wind.", "The wind is from the north west."),
        ("The farm lies north-east of the mill.", "The mill lies south-west of the farm."),
        ("North-west of the farm lies the mill.", "The farm lies south-east of the mill."),
        ("A southwesterly wind.", "The wind blew towards the northeast."),
        ("From Northeast China to the south.", "From northeast China to the South."),
    ],
)
def test_the_same_quarter_and_half_of_it_are_not(reference: str, candidate: str) -> None:
    assert told(reference, candidate) == []
