"""Days, months, years, decades and times of day."""

from __future__ import annotations

import pytest

from harness.evidence.facts.quantities import find_quantities


def days(text: str) -> list[tuple[float, str]]:
    return [(q.values[0], q.unit) for q in find_quantities(text) if q.kind == "day"]


def values(text: str, kind: str) -> list[float]:
    return [q.values[0] for q in find_quantities(text) if q.kind == kind]


@pytest.mark.parametrize(
    "text",
    [
        "27 December 2023",
        "27th of December, 2023",
        "December 27, 2023",
        "Dec. 27, 2023",
        "December the 27th 2023",
        "27.12.2023",
        "12/27/2023",
        "27/12/23",
        "2023-12-27",
        "2023 December 27",
    ],
)
def test_one_date_is_read_in_any_notation(text: str) -> None:
    assert days(f"on {text} they met") == [(27, "12")]
    assert values(f"on {text} they met", "year") == [2023]


@pytest.mark.parametrize(
    "text",
    [
        "27–28 December",
        "27 to 28 December",
        "27th and 28th of December",
        "December 27-28",
        "December 27 to 28",
        "December 27 and 28",
        "from December 27 to December 28",
    ],
)
def test_the_days_of_a_range_all_have_their_month(text: str) -> None:
    assert days(f"It ran {text}.") == [(27, "12"), (28, "12")]


def test_a_range_is_one_group_with_its_year() -> None:
    text = "It ran from 27 to 28 December 2023."
    assert {text[slice(*q.group)] for q in find_quantities(text)} == {"27 to 28 December 2023"}


def test_a_date_that_can_be_read_two_ways_has_both_readings() -> None:
    quantity = find_quantities("5/6/2023")[0]
    assert set(quantity.values) == {5, 6}
    assert quantity.unit == ""


def test_an_impossible_date_is_still_a_date() -> None:
    assert days("held on September 65") == [(65, "9")]


def test_a_number_after_a_month_that_counts_people_is_no_day() -> None:
    assert days("in May 20 people came") == []
    assert days("On July 17 and 22 people came") == [(17, "7")]


def test_a_bare_ordinal_is_a_day_where_it_counts_nothing() -> None:
    assert days("It closed on the 27th.") == [(27, "")]
    assert days("the 27th session") == []


@pytest.mark.parametrize("text", ["They may come.", "They march on.", "Jan went.", "Dec went"])
def test_words_that_only_look_like_months_are_none(text: str) -> None:
    assert values(text, "month") == []


def test_a_month_of_its_own_is_a_month() -> None:
    assert values("In May it rained, as in october.", "month") == [5, 10]


def test_a_four_digit_number_of_things_is_no_year() -> None:
    assert values("It sold 2000 units in 2019.", "year") == [2019]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("born in '98", 1998),
        ("the class of ’04", 2004),
        ("in May '98", 1998),
        ("on 27 May ’98", 1998),
        ("the '98 World Cup", 1998),
    ],
)
def test_a_year_of_two_digits_has_its_century(text: str, year: int) -> None:
    assert values(f"It was {text}.", "year") == [year]


@pytest.mark.parametrize(
    "text", ["the ’80s", "he said '20 came'", "the '20' there", "the '20% off"]
)
def test_an_apostrophe_alone_makes_no_year(text: str) -> None:
    assert find_quantities(text)
    assert values(text, "year") == []


def test_digits_after_a_quotation_mark_are_still_their_number() -> None:
    assert 20 in find_quantities("and '20 people came.'")[0].values


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("15:00", [900]),
        ("3 p.m.", [900]),
        ("3pm", [900]),
        ("3:00 PM", [900]),
        ("3.15 pm", [915]),
        ("3 o'clock in the afternoon", [900]),
        ("15:00:30", [900]),
        ("12 a.m.", [0]),
        ("24:00", [0]),
        ("noon", [720]),
        ("9:30", [570, 1290]),
        ("half past nine", [570, 1290]),
        ("a quarter to ten", [585, 1305]),
    ],
)
def test_a_time_is_minutes_after_midnight(text: str, minutes: list[float]) -> None:
    found = [q for q in find_quantities(f"until {text} they sat") if q.kind == "time"]
    assert [list(q.values) for q in found] == [minutes]


@pytest.mark.parametrize("text", ["in the afternoon at 3:30", "at 3:30 this evening"])
def test_the_half_of_the_day_is_found_on_either_side(text: str) -> None:
    assert values(text, "time") == [930]


def test_decades_centuries_quarters_and_weekdays_are_read() -> None:
    text = "On Friday of Q3, as in the 1990s, the ’80s and the nineties of the 19th century"
    found = {(q.kind, q.values[0]) for q in find_quantities(text)}
    assert {
        ("weekday", 5),
        ("quarter", 3),
        ("decade", 1990),
        ("decade", 90),
        ("century", 19),
    } <= found
    assert ("decade", 80) in found
