"""Letters after digits that are a magnitude beside a currency, and a unit elsewhere."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.quantities import find_quantities
from harness.evidence.facts.quantity_comparison import compare_quantities
from harness.evidence.facts.quantity_matching import pair_changed


def sure(reference: str, candidate: str) -> list[FactChange]:
    found = compare_quantities(reference, candidate, FactContext())
    return [change for change in found if change.confidence >= 0.5]


@pytest.mark.parametrize(
    "text",
    ["a grant of 40m euros", "a grant of 40m US dollars", "a grant of EUR 40m", "a grant of $40 m",
     "a grant of 40 m pounds"],
)  # fmt: skip
def test_an_m_beside_a_currency_is_a_million(text: str) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.kind, quantity.values) == ("money", (40_000_000,))
    assert text.endswith(text[slice(*quantity.group)])


@pytest.mark.parametrize("text", ["a wall of 40m", "a wall of 40 m", "the 400m won by her"])
def test_an_m_elsewhere_is_a_metre(text: str) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.kind, quantity.unit) == ("measure", "m")


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The dam cost 40 million dollars.", "The dam cost 40m dollars."),
        ("The dam cost €4.5 million.", "The dam cost 4.5m euros."),
        ("The wall is 40m long.", "The wall is 40 metres long."),
        ("The dam cost $40-50m.", "The dam cost 40 to 50 million dollars."),
        ("The dam cost 40m to 50m euros.", "The dam cost 40 to 50 million euros."),
        ("The dam cost 40 to 50m euros.", "The dam cost between €40m and €50m."),
        ("The wall is 40m to 50m long.", "The wall is 40 to 50 metres long."),
    ],
)
def test_a_million_by_its_letter_is_no_change(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The dam cost 40 million dollars.", "The dam cost 40bn dollars."),
        ("The dam cost $40m.", "The dam cost $40."),
        ("The dam cost £40k.", "The dam cost £40."),
    ],
)
def test_another_magnitude_is_critical(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        (change,) = sure(*pair)
        assert change.severity == "critical"


def test_an_amount_stands_for_the_one_of_the_same_digits() -> None:
    left = find_quantities("Costs fell to €6.15 billion from €6.48 billion.")
    right = find_quantities("Costs fell from 6.48m euros to 6.15m euros.")
    pairs = pair_changed(left, right, 0.3)
    assert {(one.values[0], other.values[0]) for one, other, _ in pairs} == {
        (6.15e9, 6.15e6),
        (6.48e9, 6.48e6),
    }


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("half a century", (0.5,), "century"),
        ("a quarter of an hour", (0.25,), "hour"),
        ("three-quarters of a mile", (0.75,), "mile"),
        ("half a kilo", (0.5,), "kg"),
        ("a half-hour", (0.5,), "hour"),
        ("a tenth of a second", (0.1,), "second"),
        ("3.8m km", (3.8e6,), "km"),
        ("2m tonnes", (2e6,), "ton"),
    ],
)
def test_a_part_of_a_unit_is_a_measure(text: str, values: tuple[float, ...], unit: str) -> None:
    quantity = find_quantities(f"It was {text} off")[0]
    assert (quantity.kind, quantity.values, quantity.unit) == ("measure", values, unit)
    assert not quantity.weak


@pytest.mark.parametrize(
    "text", ["sales fell by half a year later", "in the first half a year ago"]
)
def test_a_half_before_a_time_may_be_of_something_else(text: str) -> None:
    assert all(quantity.values[0] != 0.5 or quantity.weak for quantity in find_quantities(text))
