"""Which quantities say the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.evidence.facts.quantities import find_quantities
from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.quantity_equality import equal, rounded, units_clash


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("50 miles", "80 km"),
        ("5 kilos", "11 pounds"),
        ("86 °F", "30 °C"),
        ("24 hours", "one day"),
        ("30 days", "one month"),
        ("33%", "a third of it"),
        ("the 1800s", "the 19th century"),
        ("the 27th.", "27 May"),
        ("in May", "5 May"),
        ("iPhone6", "iPhone 6"),
        ("$5", "HK$5"),
        ("¥5", "5 yen"),
    ],
)
def test_equal_quantities_are_equal_both_ways(one: str, other: str) -> None:
    assert equal(only(one), only(other))
    assert equal(only(other), only(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("50 miles", "50 km"),
        ("5 dollars", "5 euros"),
        ("5%", "5 dollars"),
        ("5 years", "5 May"),
        ("COVID-19", "19%"),
        ("5 April", "5 May"),
        ("Monday", "Tuesday"),
    ],
)
def test_unequal_quantities_are_unequal_both_ways(one: str, other: str) -> None:
    assert not equal(only(one), only(other))
    assert not equal(only(other), only(one))


def test_two_named_units_of_one_number_clash() -> None:
    assert units_clash(only("69 square metres"), only("69 square kilometres"))
    assert not units_clash(only("69 square metres"), only("69"))


@pytest.mark.parametrize(
    ("reference", "candidate", "answer"),
    [
        ("1.24 million", "1.2 million", True),
        ("1.2 million", "1.24 million", True),
        ("1.2 million", "1.3 million", False),
        ("793 boats", "about 800 boats", True),
        ("about 800 boats", "793 boats", False),
        ("30%", "a third of it", True),
        ("4,178,027", "4,178,137", False),
        ("19%", "20%", False),
        ("May 27", "May 30", False),
        ("200 mu", "200 acres", False),
    ],
)
def test_rounding_counts_only_where_the_writer_shows_it(
    reference: str, candidate: str, *, answer: bool
) -> None:
    assert rounded(only(reference), only(candidate)) is answer


CONVERSIONS = [
    ("km", "miles", 1.609344),
    ("kg", "pounds", 0.45359237),
    ("hectares", "acres", 0.4046856),
]


@given(
    st.sampled_from(CONVERSIONS),
    st.floats(min_value=10, max_value=10**6, allow_nan=False, allow_infinity=False),
)
def test_a_measure_equals_its_rounded_conversion(
    conversion: tuple[str, str, float], value: float
) -> None:
    metric, other, factor = conversion
    amount = round(value)
    assert equal(only(f"{round(amount * factor, 1)} {metric}"), only(f"{amount} {other}"))
