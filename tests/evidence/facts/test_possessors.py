"""Whose a thing is, turned."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.matching import match_texts
from harness.evidence.facts.possessors import compare_possessors


def test_the_owner_became_the_other_of_two() -> None:
    said = "The tenant has to pay the landlord's legal fees."
    says = "The landlord must bear the tenant's legal fees."
    (change,) = compare_possessors(match_texts(said, says), FactContext())
    assert (change.fact, change.severity) == ("role", "critical")
    assert change.reference == (said.index("landlord"), said.index("fees") - 1)


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (
            "The tenant has to pay the landlord's fees.",
            "The landlord's fees are paid by the tenant.",
        ),
        ("The cook took the maid's key.", "The cook took the key of the maid."),
        ("The cook took the maid's key.", "The cook took his own key."),
        (
            "This year's clear aim of the province was met.",
            "This year, the province's clear aim was met.",
        ),
        ("Northern Rail's first line opened.", "Northern's Rail first line opened."),
        (
            "Elba knows Elba's needs, and Elba has the means.",
            "Elba knows Elba's needs. Elba has the means.",
        ),
        ("The maid's key and the cook's", "The cook's key and the maid's"),
    ],
)
def test_the_same_owner_is_no_change(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        assert list(compare_possessors(match_texts(*pair), FactContext())) == []
