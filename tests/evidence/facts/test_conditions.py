"""Conditions turned round."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.conditions import compare_conditions
from harness.evidence.facts.matching import match_texts


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (
            "The fee will be repaid unless the trip is cancelled.",
            "The fee is refunded if the trip is cancelled.",
        ),
        ("No claim is valid unless it is signed.", "A claim is valid even if it is not signed."),
        (
            "We will only open your bags with your consent.",
            "We will open your bags even without your consent.",
        ),
    ],
)
def test_the_condition_is_turned(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        (change,) = compare_conditions(match_texts(*pair), FactContext())
        assert (change.fact, change.severity) == ("antonym", "critical")


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The ticket is void unless stamped.", "The ticket is valid if stamped."),
        ("The fee is repaid unless the case is damaged.", "The fee is repaid if it is undamaged."),
        ("He will not come unless he is asked.", "He will come only if he is asked."),
        ("He will not come unless he is asked.", "He will come if he is asked."),
        ("We only open bags with your consent.", "We do not open bags without your consent."),
        ("It will rain, as if it were winter.", "It will rain unless the wind turns."),
        ("Unless it rains, we walk.", "If it is dry, we walk."),
        ("Unless rents drop, tenants will go.", "If rents stay this high, tenants will go."),
        ("The toll is owed unless the trip is scrapped.", "The toll is owed if the trip stands."),
        ("Unless you are over 12, you may not ride.", "If you are under 12, you may not ride."),
        ("Even if it snows, the race is on.", "The race is on unless there is a heap of snow."),
        ("They asked if the hall was open.", "They asked, unless the hall was open."),
    ],
)
def test_a_condition_in_other_words_is_no_change(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        assert list(compare_conditions(match_texts(*pair), FactContext())) == []
