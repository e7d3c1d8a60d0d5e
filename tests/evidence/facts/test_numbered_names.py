"""Kings, wars and symphonies with another number."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.numbered_names import changed_numbers
from harness.evidence.facts.quantity_comparison import compare_quantities


@pytest.mark.parametrize(
    ("reference", "candidate", "said", "says"),
    [
        ("The First World War ended.", "It was the end of World War II.", "First World War", "II"),
        ("the second world war", "World War I", "second world war", "World War I"),
        (
            "King Charles III spoke.",
            "A speech by Charles the Second.",
            "King Charles III",
            "Second",
        ),
        ("Henry VIII married.", "Henry VII wed.", "Henry VIII", "Henry VII"),
        ("Her Ninth Symphony was played.", "They played Symphony No. 7.", "Ninth", "No. 7"),
        ("Pope Benedict XVI resigned.", "Benedict XIV stepped down.", "XVI", "XIV"),
    ],
)
def test_another_number_of_a_name_is_told(
    reference: str, candidate: str, said: str, says: str
) -> None:
    [(ours, theirs)] = changed_numbers(reference, candidate)
    assert said in reference[slice(*ours)]
    assert says in candidate[slice(*theirs)]
    found = compare_quantities(reference, candidate, FactContext())
    assert [change for change in found if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The Second World War ended.", "It was the end of World War II."),
        ("King Charles III spoke.", "A speech by Charles the Third."),
        ("Her Ninth Symphony was played.", "They played Symphony No. 9."),
        ("Elizabeth I saw it.", "Elizabeth II saw it."),  # who speaks may have seen it
        ("World War I led to World War II.", "World War II followed World War I."),
        ("Charles III spoke.", "Henry IV spoke."),  # a changed name, which is told as one
        ("Malcolm X spoke.", "Malcolm X gave a speech."),
    ],
)
def test_the_same_number_and_another_name_are_not(reference: str, candidate: str) -> None:
    assert not list(changed_numbers(reference, candidate))


def test_a_number_that_is_told_as_one_is_told_once() -> None:
    found = compare_quantities("Her Ninth Symphony.", "Her Seventh Symphony.", FactContext())
    assert len([change for change in found if change.confidence >= 0.5]) == 1
