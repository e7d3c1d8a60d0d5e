"""Times of day as they are spoken, and the ranges that look like them."""

from __future__ import annotations

import pytest

from harness.evidence.facts.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The bus left at ten past four.", (250, 970)),
        ("The bus left at 10 past 4.", (250, 970)),
        ("The bus left at twenty-five to five in the afternoon.", (995,)),
        ("The bus left at twelve minutes to five.", (288, 1008)),
        ("The bus left at 12 minutes past 5 a.m.", (312,)),
        ("It was twenty to three when the bus left.", (160, 880)),
        ("The bus left at a quarter to nine in the evening.", (1245,)),
        ("The bus left at half past twelve in the afternoon.", (750,)),
        ("The bus left at ten minutes to midnight.", (1430,)),
        ("The bus left at a quarter past noon.", (735,)),
        ("The bus left at five to nine.", (535, 1255)),
    ],
)
def test_a_spoken_time_is_one_time(text: str, values: tuple[float, ...]) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.kind, quantity.values) == ("time", values)


@pytest.mark.parametrize(
    "text",
    [
        "Five to nine boats sank.",
        "They won ten to five.",
        "It is open from ten to eleven in the morning.",
        "It rose from twenty to twelve.",
        "Children aged five to nine swim.",
        "At five to nine pounds it is cheap.",
        "It takes ten minutes to twelve hours.",
        "After ten to twelve years it closed.",
        "He walked past seven boats.",
        "They gave 20 to 7 schools.",
    ],
)
def test_numbers_beside_to_and_past_are_no_time(text: str) -> None:
    assert all(quantity.kind != "time" for quantity in find_quantities(text))
