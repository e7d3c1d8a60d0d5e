"""What one side says at once and the other in parts."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.quantities import find_quantities
from harness.evidence.facts.quantity_comparison import compare_quantities
from harness.evidence.facts.quantity_parts import drop_divided


def sure(reference: str, candidate: str) -> list[FactChange]:
    found = compare_quantities(reference, candidate, FactContext())
    return [change for change in found if change.confidence >= 0.5]


def left_after_division(whole: str, parts: str) -> tuple[list[int], list[int]]:
    wholes, divided = find_quantities(whole), find_quantities(parts)
    left, right = list(range(len(wholes))), list(range(len(divided)))
    drop_divided(wholes, divided, left, right)
    return left, right


SAME = [
    ("It took 90 minutes.", "It took 1 hour 30 minutes."),
    ("It took 90 minutes.", "It took one hour and thirty minutes."),
    ("It took 1.5 hours.", "It took 1 hour, 30 minutes."),
    ("It took 135 minutes.", "It took 2 hours and 15 minutes."),
    ("It took 80 minutes.", "It took an hour and 20 minutes."),
    ("It took 14 months.", "It took a year and two months."),
    ("He is 1.78 metres tall.", "He is 5 feet 10 inches tall."),
    ("It took 1.7 hours.", "It took 1 hour 40 minutes."),  # rounded to the last digit
    ("It took 10 weeks.", "It took 2 months and 10 days."),  # a month has 28 to 31
    ("It is 70 inches tall.", "It is 5 feet 10 inches tall."),
    ("It weighs 2,500 g.", "It weighs 2 kg 500 g."),
    ("It weighs 1.47 kg.", "It weighs 3 pounds 4 ounces."),
    ("It weighs 1,090 kg.", "It weighs 1 ton 200 pounds."),  # pounds last, which may be money
    ("20% of adults smoke.", "One in five adults smokes."),
    ("A fifth of adults smoke.", "One adult in five smokes."),
    ("20 in 100 adults smoke.", "One in five adults smokes."),
    ("90% of users agree.", "Nine out of ten users agree."),
    ("90% of users agree.", "9 in every 10 users agree."),
    ("33% of users agree.", "One in three users agrees."),
]


@pytest.mark.parametrize(("whole", "parts"), SAME)
def test_a_whole_and_its_parts_are_no_change_and_leave_nothing_over(whole: str, parts: str) -> None:
    assert left_after_division(whole, parts) == ([], [])
    assert sure(whole, parts) == []
    assert sure(parts, whole) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("It took 1 hour 30 minutes.", "It took 80 minutes."),
        ("It was $64 in May and is now $70.", "It is $70, $16 more than in May."),
        ("It took 2 hours and 15 minutes.", "It took 125 minutes."),
        ("It took 1 hour 30 minutes.", "It took 1 hour 50 minutes."),
        ("He is 5 feet 10 inches tall.", "He is 1.98 metres tall."),
        ("The film lasts 1.5 hours.", "The film lasts 1 hour 33 minutes."),
        ("The film lasts 90 minutes.", "The film lasts 1 hour 33 minutes."),
        ("It took one and a half hours.", "It took 1 hour 33 minutes."),
        ("He served 9 years.", "He served 8 years 9 months."),
        ("It weighs 2,500 g.", "It weighs 2 kg 550 g."),
        ("It is 70 inches tall.", "It is 5 feet 11 inches tall."),
        ("One in five adults smokes.", "One in six adults smokes."),
        ("Nine out of ten users agree.", "Eight out of ten users agree."),
        ("Nine in 2022 left.", "Nine in 2021 left."),
        ("He was born in '98.", "He was born in '96."),
        ("He was born in '25.", "He was born in 1926."),
    ],
)
def test_parts_that_do_not_make_the_whole_are_a_change(reference: str, candidate: str) -> None:
    assert sure(reference, candidate)
    assert sure(candidate, reference)


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("It took 90 minutes.", "It took 30 minutes, then 1 hour."),  # not in descending order
        ("It took 90 minutes.", "It took 1 hour to walk there, and 30 minutes back."),
        ("It took 150 minutes.", "It took 1 hour 90 minutes."),  # more than one of the larger
        ("20 adults smoke.", "One in five adults smokes."),
        ("1% of them left.", "One in 200 left."),
        ("0.05% of them left.", "One in 2022 left."),
    ],
)
def test_what_only_adds_up_by_chance_is_left_over(whole: str, parts: str) -> None:
    left, right = left_after_division(whole, parts)
    assert left
    assert right


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Support fell from 52% to 47%.", "Support fell by five points to 47%."),
        ("Sales rose from 40 to 50 million.", "Sales rose by 10 million to 50 million."),
        ("The toll rose to 78, from 65.", "The toll rose by 13 to 78."),
        ("It rose to 48 percent from 41 percent.", "At 48%, it was seven points higher."),
        ("It fell to 30 percent from 41 percent.", "It was 11 percentage points lower, at 30%."),
        ("It was $64 in May and is now $70.", "It is $70, $6 more than in May."),
    ],
)
def test_a_step_and_its_end_are_two_ends(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("It fell from 52 to 47 euros.", "It fell by 5 euros to 52 euros."),
        ("It fell from 52 to 47 euros.", "It fell by 6 euros to 47 euros."),
        ("Sales rose from 40 to 50 million.", "Sales rose from 10 to 50 million."),
        ("3 men and 5 women came.", "2 men and 5 women came."),
        ("They set up one or two rooms in each.", "They set up 1~1 rooms in each."),
    ],
)
def test_a_wrong_step_is_told(reference: str, candidate: str) -> None:
    assert sure(reference, candidate)
    assert sure(candidate, reference)


def test_the_years_between_answer_the_end_of_a_span() -> None:
    reference = "He led the club from 1990 to 1993."
    found = compare_quantities(
        reference, "He led the club for three years from 1990.", FactContext()
    )
    assert found == []
    found = compare_quantities(reference, "He led the club for six years from 1990.", FactContext())
    assert found != []
