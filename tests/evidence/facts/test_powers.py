"""Powers of ten."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.powers import read_power
from harness.evidence.facts.quantity_comparison import compare_quantities
from harness.evidence.facts.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("10^5 cells", 4),
        ("10⁻³ mol", -4),
        ("10**6 cells", 5),
        ("1.5 × 10^5 km", 5),
        ("1.5 x 10⁵ km", 5),
        ("6.02e23 atoms", 23),
        ("5 x 10 cm", None),
        ("10 m²", None),
        ("2010² again", None),
        ("5e3a", None),
        ("10 ** 6 cells", 5),
        ("10** 3 eggs", None),
        ("10^999", None),
    ],
)
def test_the_power_that_follows_a_number_is_read(text: str, power: int | None) -> None:
    found = read_power(tokenise(text), 0)
    assert (None if found is None else found[1]) == power


@pytest.mark.parametrize("other", ["At 12:00.", "7 light-years.", "Half as much."])
@pytest.mark.parametrize("exponent", [300, 99, 80, -300])
@pytest.mark.parametrize("unit", ["", " light-years"])
def test_a_number_too_large_for_floats_can_be_compared(
    other: str, exponent: int, unit: str
) -> None:
    huge = f"{'9' * 200} × 10^{exponent}{unit}."
    for pair in ((huge, other), (other, huge), (huge, huge)):
        compare_quantities(*pair, FactContext())
