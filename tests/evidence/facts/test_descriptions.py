"""Descriptions that stand for a name."""

from __future__ import annotations

import pytest

from harness.evidence.facts.descriptions import is_description


@pytest.mark.parametrize(
    ("country", "after", "of_people", "possessive", "acronym", "expected"),
    [
        ("german", ["parliament"], True, False, False, True),
        ("norway", ["navy"], False, True, False, True),
        ("us", ["central", "bank"], False, False, True, True),
        ("usa", ["police"], False, False, True, False),
        ("norway", ["navy"], False, False, False, False),
        ("german", ["bread"], True, False, False, False),
        ("german", [], True, False, False, False),
    ],
)
def test_a_country_and_an_institution_of_it_describe(
    country: str,
    after: list[str],
    of_people: bool,
    possessive: bool,
    acronym: bool,
    expected: bool,
) -> None:
    assert (
        is_description(country, after, of_people=of_people, possessive=possessive, acronym=acronym)
        is expected
    )
