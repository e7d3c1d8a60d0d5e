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
        ("It is not for dogs under 5 kilos.", "It is not for dogs above 5 kilos."),
        ("Lorries over 7.5 tonnes pay a toll.", "Lorries below 7.5 tonnes pay a toll."),
        ("Do not serve it to guests under 18.", "Guests over 18 must not be served it."),
        ("Entry is free for children under 6.", "Entry is free for children aged 6 and over."),
        ("Pupils above the age of ten may take part.", "Pupils under 10 may take part."),
        ("Riders younger than 14 wear helmets.", "Riders of 14 years or older wear helmets."),
    ],
)
def test_a_bound_turned_is_told_once(reference: str, candidate: str) -> None:
    for changes in (sure(reference, candidate), sure(candidate, reference)):
        assert [(c.fact, c.severity) for c in changes] == [("antonym", "critical")]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Only guests over 18 may enter.", "Guests under 18 may not enter."),
        ("No one under 21 was served.", "All the guests served were over 21."),
        ("Do not keep it above 5 degrees.", "Keep it below 5 degrees."),
        ("Pupils above the age of ten may take part.", "Pupils over 10 may take part."),
        ("Children under 6 travel free.", "Children of 6 and over pay the full fare."),
        ("Entry is for guests over 18.", "Guests under 18 are not let in."),
    ],
)
def test_a_bound_told_from_the_other_side_is_none(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Brush your teeth after breakfast.", "Brush your teeth before eating."),
        ("The gates close before sunset.", "The gates close after dusk."),
    ],
)
def test_before_and_after_may_go_with_synonyms(reference: str, candidate: str) -> None:
    assert [change.fact for change in sure(reference, candidate)] == ["antonym"]
    assert [change.fact for change in sure(candidate, reference)] == ["antonym"]
