"""What is found in a text: kinds, values, places, units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.evidence.facts.quantities import find_quantities


def read(text: str) -> list[tuple[str, float, str]]:
    return [(q.kind, q.values[0], q.unit) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200,000", 1_200_000),
        ("1 200 000", 1_200_000),
        ("1\u202f200\u202f000", 1_200_000),
        ("1.200.000", 1_200_000),
        ("12,00,000", 1_200_000),
        ("1.2 million", 1_200_000),
        ("1.2mn", 1_200_000),
        ("12 lakh", 1_200_000),
        ("120万", 1_200_000),
        ("3亿", 300_000_000),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("2½", 2.5),
        ("2 1/2", 2.5),
        ("3/4", 0.75),
        ("two and a half million", 2_500_000),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("three quarters", 0.75),
        ("1.5 × 10^5", 150_000),
        ("1.5 x 10⁵", 150_000),
        ("6e3", 6_000),
        ("10⁻³", 0.001),
        ("10^-3", 0.001),
        ("a hundred and five", 105),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("3 dozen", 36),
        ("-5", -5),
        ("٣٤", 34),
        ("１２", 12),
    ],
)
def test_a_number_is_read_in_any_notation(text: str, value: float) -> None:
    (quantity,) = find_quantities(f"So {text} it was")
    assert quantity.kind == "number"
    assert quantity.values[0] == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["tens of thousands", "hundreds of boats", "several million", "a few"]
)
def test_a_vague_number_is_none(text: str) -> None:
    assert read(f"They saw {text} there") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 per cent", ("percent", 5, "")),
        ("5%", ("percent", 5, "")),
        ("5 percentage points", ("percent", 5, "")),
        ("$5", ("money", 5, "$")),
        ("US$5", ("money", 5, "USD")),
        ("HK$5", ("money", 5, "HKD")),
        ("RMB 5,000", ("money", 5000, "CNY")),
        ("RMB5,000", ("money", 5000, "CNY")),
        ("5 million yuan", ("money", 5e6, "CNY")),
        ("5 US dollars", ("money", 5, "USD")),
        ("5 Canadian dollars", ("money", 5, "CAD")),
        ("45 euro cents", ("money", 45, "cent")),
        ("5 working days", ("measure", 5, "day")),
        ("50 km/h", ("measure", 50, "km/h")),
        ("50 kilometres per hour", ("measure", 50, "km/h")),
        ("50 mph", ("measure", 50, "mile/h")),
        ("£3bn", ("money", 3e9, "GBP")),
        ("5 km", ("measure", 5, "km")),
        ("5km", ("measure", 5, "km")),
        ("5-kilometre", ("measure", 5, "km")),
        ("5 square miles", ("measure", 5, "square-mile")),
        ("5 km²", ("measure", 5, "square-km")),
        ("20 °C", ("measure", 20, "celsius")),
        ("68 degrees Fahrenheit", ("measure", 68, "fahrenheit")),
        ("24-year-old", ("measure", 24, "year")),
        ("1.5 million mu", ("measure", 1.5e6, "mu")),
    ],
)
def test_units_and_currencies_belong_to_their_number(
    text: str, expected: tuple[str, float, str]
) -> None:
    assert read(f"It was {text} there") == [expected]


@pytest.mark.parametrize("text", ["COVID-19", "U6", "5G", "802.11n", "Rescue-2021"])
def test_a_number_in_a_name_carries_the_name(text: str) -> None:
    (quantity,) = find_quantities(f"about {text} itself")
    assert quantity.name


def test_a_range_shares_scale_unit_and_group() -> None:
    text = "It cost $5-6 million."
    first, second = find_quantities(text)
    assert (first.values[0], second.values[0]) == (5e6, 6e6)
    assert first.group == second.group
    assert text[slice(*first.group)] == "$5-6 million"


def test_in_a_list_the_first_number_may_share_the_scale() -> None:
    first, second = find_quantities("It cost 60 and 200 million yuan.")
    assert list(first.values) == [60, 60e6]
    assert (first.unit, second.unit) == ("CNY", "CNY")


def test_a_short_year_after_a_dash_takes_its_century() -> None:
    assert read("the 2016-17 season") == [("year", 2016, ""), ("year", 2017, "")]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("nearly 500 guests", "about"),
        ("more than 500 guests", "over"),
        ("no less than 500 guests", "over"),
        ("fewer than 500 guests", "under"),
        ("500 guests", "exact"),
    ],
)
def test_the_words_before_a_number_bound_it(text: str, bound: str) -> None:
    assert find_quantities(text)[-1].bound == bound


def test_the_counted_thing_is_noted_in_the_singular() -> None:
    assert [q.noun for q in find_quantities("27 boats and 3 of the big ships")] == ["boat", "big"]


@pytest.mark.parametrize(
    "text", ["one of them", "first of all", "both sisters", "Elizabeth II", "once"]
)
def test_words_that_state_no_number_are_weak(text: str) -> None:
    assert all(quantity.weak for quantity in find_quantities(text))


@given(st.text())
def test_quantities_of_any_text_are_in_order_and_inside_it(text: str) -> None:
    found = find_quantities(text)
    assert [q.start for q in found] == sorted(q.start for q in found)
    for quantity in found:
        assert 0 <= quantity.group[0] <= quantity.start < quantity.end <= len(text)
        assert quantity.end <= quantity.group[1] <= len(text)
        assert quantity.values


@given(st.integers(min_value=0, max_value=10**12))
def test_every_grouping_of_the_same_digits_is_the_same_number(value: int) -> None:
    written = [f"{value:,}", f"{value:,}".replace(",", "\u00a0"), f"{value}"]
    assert {find_quantities(f"({text})")[0].values[0] for text in written} == {value}


def test_a_number_of_thousands_of_digits_is_read_without_fail() -> None:
    (quantity,) = find_quantities("9" * 5000)
    assert quantity.end == 5000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 6 in the morning", ("time", 360.0, "")),
        ("until 5.30 in the evening", ("time", 1050.0, "")),
        ("take 1 in the morning", ("number", 1.0, "")),
        ("the third millennium BC", ("millennium", -3.0, "")),
        ("two millennia", ("measure", 2.0, "millennium")),
        ("Ms Okafor, 47, has run it", ("measure", 47.0, "year")),
        ("at a low, 47, for years", ("number", 47.0, "")),
        ("for a fortnight", ("measure", 1.0, "fortnight")),
    ],
)
def test_times_ages_and_periods_in_news_style(text: str, expected: tuple[str, float, str]) -> None:
    assert read(text)[0] == expected
