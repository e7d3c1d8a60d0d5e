"""Telephone numbers."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.quantities import find_quantities
from harness.evidence.facts.quantity_comparison import compare_quantities


def sure(reference: str, candidate: str) -> list[FactChange]:
    found = compare_quantities(reference, candidate, FactContext())
    return [change for change in found if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Our hotline is (0131) 496 0125.", "Our hotline is 01314 960125."),
        ("Ring 030 123 4567 from 9 to 5.", "Phone 030-1234567 from 9 a.m. to 5 p.m."),
        ("The fax number is +49 30 901820.", "The fax number is +49 (0)30 90 18 20."),
        ("Dial 020 7946 0018.", "Dial +44 20 7946 0018."),
        ("Call 1-800-555-0199.", "Call (800) 555-0199."),
        ("The helpline, 800-555-0199, is free.", "Ring 800 555 0199, which is free."),
        ("Our hotline (555-0134) is free.", "Our hotline, 555-0134, is free."),
    ],
)
def test_one_number_grouped_otherwise_is_no_change(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Call 020 7946 0958.", "Call 02079460985."),
        ("Ring 555-0134.", "Ring 555 0143."),
        ("Dial +44 20 7946 0018.", "Dial +49 20 7946 0018."),
        ("The helpline, 800-555-0199, is free.", "Ring 800 555 0191, which is free."),
        ("Our hotline (555-0134) is free.", "Our hotline, 555-0143, is free."),
        ("Questions? 800-555-0199.", "Questions? 800-555-0191."),
    ],
)
def test_another_number_is_a_change(reference: str, candidate: str) -> None:
    assert len(sure(reference, candidate)) == 1
    assert len(sure(candidate, reference)) == 1


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("They call 200 000 people a day.", "They call 200,000 people a day."),
        ("A call on 2019-12-27 failed.", "A call on 27 December 2019 failed."),
        ("We call it the 2019-2020 season.", "We call it the season of 2019 to 2020."),
        ("Of the phone, 200 000 were sold.", "Of the phone, 200,000 were sold."),
        ("The 2019-2020 phone (2020-2021) sold.", "The phone of 2019 to 2020 (2020 to 2021) sold."),
        ("It took 0.5-0.75 litres.", "It took 0.5 to 0.75 litres."),
    ],
)
def test_other_numbers_are_no_telephones(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


def test_the_bracket_around_a_number_is_no_part_of_it() -> None:
    text = "Our hotline (0131 496 0125) is free."
    (number,) = find_quantities(text)
    assert text[slice(*number.group)] == "0131 496 0125"


def test_a_part_of_a_longer_number_is_no_telephone() -> None:
    (share,) = find_quantities("Call 020 794 600 018%")
    assert share.kind == "percent"
