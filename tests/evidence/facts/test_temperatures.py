"""Degrees with and without their scale."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.quantity_comparison import compare_quantities


def sure(reference: str, candidate: str) -> list[FactChange]:
    changes = compare_quantities(reference, candidate, FactContext())
    return [change for change in changes if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Dry the plums at 70 °C overnight.", "Dry the plums overnight at 50 degrees."),
        ("It was 5 °C on the hill.", "It was 15 degrees on the hill."),
        ("The kiln reaches 900 °C.", "The kiln gets as hot as 600 degrees."),
        ("The water was at 68 °F.", "The water was at 25 degrees."),
        ("At dawn it was -8 °C.", "At dawn it was 8 degrees."),
    ],
)
def test_another_temperature_is_changed_though_one_side_names_no_scale(
    reference: str, candidate: str
) -> None:
    for one, other in ((reference, candidate), (candidate, reference)):
        (change,) = sure(one, other)
        assert (change.fact, change.change) == ("number", "changed")


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Dry the plums at 70 °C overnight.", "Dry the plums overnight at 70 degrees."),
        ("Dry the plums at 70 °C overnight.", "Dry the plums overnight at 158 degrees."),
        ("The water was at 68 °F.", "The water was at 20 degrees."),
        ("At dawn it was -8 °C.", "At dawn it was minus eight degrees."),
        ("First bake at 200 °C, then at 150 °C.", "Bake at 392 degrees, later at 302 degrees."),
    ],
)
def test_degrees_without_a_scale_are_of_either(reference: str, candidate: str) -> None:
    for one, other in ((reference, candidate), (candidate, reference)):
        assert compare_quantities(one, other, FactContext()) == []


@pytest.mark.parametrize(
    "turned", ["The arm turned 90 degrees.", "It lies 30 degrees north of here."]
)
def test_degrees_of_an_angle_are_no_temperature(turned: str) -> None:
    assert sure("It works at 5 °C.", turned) == []
