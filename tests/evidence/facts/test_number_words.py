"""Numbers in words are added up as English adds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.evidence.facts.number_words import WordNumber

SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(value: int) -> list[str]:
    """The words of a number below 10^15, without "and"."""
    for name, worth in (
        ("trillion", 10**12),
        ("billion", 10**9),
        ("million", 10**6),
        ("thousand", 1000),
    ):
        if value >= worth:
            rest = value % worth
            return [*spell(value // worth), name, *(spell(rest) if rest else [])]
    if value >= 100:
        rest = value % 100
        return [SMALL[value // 100], "hundred", *(spell(rest) if rest else [])]
    if value >= 20:
        return [TENS[value // 10 - 2], *([SMALL[value % 10]] if value % 10 else [])]
    return [SMALL[value]]


def add_up(words: list[str]) -> float | None:
    number = WordNumber()
    return number.value if all(number.take(word) for word in words) else None


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_a_spelt_number_adds_up_to_its_value(value: int) -> None:
    assert add_up(spell(value)) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("nineteen ninety five", 1995),
        ("twenty nineteen", 2019),
        ("twenty twenty one", 2021),
        ("a thousand million", 1e9),
        ("a hundred five", 105),
        ("twenty first", 21),
        ("two hundredth", 200),
    ],
)
def test_years_and_ordinals_add_up(words: str, value: float) -> None:
    assert add_up(words.split()) == value


@pytest.mark.parametrize(
    "words", ["two three", "twenty eleven five hundred two", "first two", "million"]
)
def test_words_that_make_no_number_are_refused(words: str) -> None:
    assert add_up(words.split()) is None
