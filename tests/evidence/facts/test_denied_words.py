"""Denied words that another word answers without a denial."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.meaning import compare_meaning


def sure(reference: str, candidate: str) -> list[FactChange]:
    changes = compare_meaning(reference, candidate, FactContext())
    return [change for change in changes if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (
            "The scores of the girls in maths do not differ much from those of the boys.",
            "In maths the scores of the girls and those of the boys are much the same.",
        ),
        (
            "The council agreed to waive the rent of stalls for poor widows in the market.",
            "The council agreed that poor widows in the market need not pay the rent of stalls.",
        ),
        (
            "In winter the old pass is closed because of heavy snow on the south side.",
            "Because of heavy snow on the south side the old pass cannot be used in winter.",
        ),
        (
            "The mayor of the town promised again in May that water rates would not go up.",
            "The mayor of the town promised in May to keep water rates at their present level.",
        ),
        (
            "The fares of the night bus to the harbour did not change in spring.",
            "In spring the fares of the night bus to the harbour remained stable.",
        ),
    ],
)
def test_another_word_answers_a_denied_one(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (
            "In winter the old pass cannot be used because of heavy snow.",
            "In winter the old pass is open because of heavy snow.",
        ),
        (
            "The poor widows in the market need not pay the rent of stalls.",
            "The rent of stalls in the market must be paid by the poor widows.",
        ),
        (
            "The fares of the night bus to the harbour did not change in spring.",
            "In spring the fares of the night bus to the harbour changed.",
        ),
    ],
)
def test_a_denial_without_such_a_word_is_lost(reference: str, candidate: str) -> None:
    assert [change.fact for change in sure(reference, candidate)] == ["negation"]
    assert [change.fact for change in sure(candidate, reference)] == ["negation"]


def test_no_one_may_before_ten_is_from_ten() -> None:
    assert sure("No one may enter before ten.", "Visitors may enter from ten.") == []
    assert sure("No one may enter the yard.", "Visitors may enter the yard.") != []
