"""Times of day in time zones."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.quantity_comparison import compare_quantities


def told(reference: str, candidate: str) -> list[tuple[str, str]]:
    return [
        (reference[slice(*c.reference)], candidate[slice(*c.candidate)])
        for c in compare_quantities(reference, candidate, FactContext())
        if c.confidence >= 0.5 and c.reference and c.candidate
    ]


@pytest.mark.parametrize(
    ("reference", "candidate", "pair"),
    [
        ("It starts at 15:00 GMT.", "It starts at 15:00 EST.", ("15:00", "15:00")),
        ("It starts at 8 p.m. Eastern Time.", "It starts at 8 p.m. Pacific Time.",
         ("8 p.m.", "8 p.m.")),
        ("It starts at 12:00 GMT.", "It starts at 2 p.m. GMT.", ("12:00 GMT", "2 p.m. GMT")),
    ],
)  # fmt: skip
def test_another_zone_is_another_time(
    reference: str, candidate: str, pair: tuple[str, str]
) -> None:
    ((said, says),) = told(reference, candidate)
    assert said.startswith(pair[0])
    assert says.startswith(pair[1])


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("It starts at 12:00 GMT.", "It starts at 1 p.m. CET."),
        ("It began at 20:00 Beijing time.", "It began at 12:00 GMT."),
        ("It starts at 9 a.m. Eastern Time.", "It starts at 9 a.m. EDT."),
        ("It starts at 9 a.m. Central European Time.", "It starts at 9 a.m. (CET)."),
        ("It starts at 15:00 GMT.", "It starts at 3 p.m."),
        ("At 8 a.m. New York time it rose.", "At 8 a.m. Eastern Standard Time it rose."),
    ],
)
def test_one_moment_in_two_zones_is_the_same(reference: str, candidate: str) -> None:
    assert told(reference, candidate) == []
    assert told(candidate, reference) == []
