"""Basis points, and what is written like them."""

from __future__ import annotations

import pytest

from harness.evidence.facts.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Yields fell by 30 bps.", "percent", 0.3),
        ("The bank cut rates by 25 bp.", "percent", 0.25),
        ("A rise of 25 basis points.", "percent", 0.25),
        ("A quarter of a percentage point.", "percent", 0.25),
        ("Rates fell by a quarter of a point.", "percent", 0.25),
        ("A quarter-point interest rate cut.", "percent", 0.25),
        ("They won by a quarter of a point.", "number", 0.25),
        ("The line runs at 9600 bps.", "number", 9600),
        ("The fragment is 300 bp long.", "number", 300),
        ("It has 25 basis.", "number", 25),
    ],
)
def test_points_of_interest_are_told_from_bits_and_base_pairs(
    text: str, kind: str, value: float
) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.kind == kind
    assert quantity.values[0] == pytest.approx(value)
