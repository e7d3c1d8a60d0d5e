"""Years that are counted from others."""

from __future__ import annotations

import pytest

from harness.evidence.facts.other_forms import is_said_otherwise


def said(text: str, year: str, other: str) -> bool:
    start = text.index(year)
    return is_said_otherwise(text, start, start + len(year), other)


@pytest.mark.parametrize(
    ("text", "year", "other"),
    [
        ("Built in 1871, it burnt down in 1872.", "1872",
         "Built in 1871, it burnt down the following year."),
        ("Built in 1871, it burnt down in 1874.", "1874",
         "Built in 1871, it burnt down three years later."),
        ("Begun in 1871, it opened in May 1873.", "1871",
         "It opened in May 1873, two years after it was begun."),
        ("It burnt down in 1872.", "1872", "It burnt down that year."),
        ("It was sold in 2022.", "2022", "It was sold last year."),
    ],
)  # fmt: skip
def test_a_year_counted_from_another_is_said(text: str, year: str, other: str) -> None:
    assert said(text, year, other)


@pytest.mark.parametrize(
    ("text", "year", "other"),
    [
        ("Built in 1871, it burnt down in 1872.", "1872",
         "Built in 1871, it burnt down the same year."),
        ("Built in 1871, it burnt down in 1874.", "1874",
         "Built in 1871, it burnt down two years later."),
        ("Built in 1871, it burnt down in 1872.", "1872", "Built in 1871, it burnt down."),
        ("It burnt down in 1872, last year's owner says.", "1872",
         "It burnt down, last year's owner says."),
    ],
)  # fmt: skip
def test_a_year_that_is_left_out_or_counted_wrongly_is_not(
    text: str, year: str, other: str
) -> None:
    assert not said(text, year, other)
