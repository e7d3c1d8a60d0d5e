"""How grave a change of a quantity is."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.quantity_comparison import compare_quantities


@pytest.mark.parametrize(
    ("reference", "candidate", "severity"),
    [
        ("Give 250 mg daily.", "Give 250 g daily.", "critical"),
        ("Give 250 mg daily.", "Give 250 mcg daily.", "critical"),
        ("Give 250 mg daily.", "Give 2.5 g daily.", "critical"),
        ("Give 15 ml daily.", "Give 15 litres daily.", "critical"),
        ("Give 250 mg daily.", "Give 300 mg daily.", "major"),
        ("Give 250 mg daily.", "Give 1 g daily.", "major"),
        ("The tower is 250 metres high.", "The tower is 250 kilometres high.", "major"),
        ("It rained for 15 minutes.", "It rained for 15 hours.", "major"),
    ],
)
def test_a_dose_wrong_by_ten_or_more_is_critical(
    reference: str, candidate: str, severity: str
) -> None:
    for one, other in ((reference, candidate), (candidate, reference)):
        (change,) = compare_quantities(one, other, FactContext())
        assert change.severity == severity


def test_a_dose_in_another_unit_is_no_change() -> None:
    assert compare_quantities("Give 250 mg daily.", "Give 0.25 g daily.", FactContext()) == []
