"""Bounds turned round in other words."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.limits import compare_limits
from harness.evidence.facts.matching import match_texts


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (
            "The lease can be ended no sooner than 1 May.",
            "The lease can be ended by 1 May at the latest.",
        ),
        (
            "Let the glue dry for at least an hour.",
            "The glue should not dry for longer than an hour.",
        ),
        ("Bake the bread for no less than two hours.", "Bake the bread for two hours at most."),
        ("It holds up to twenty guests.", "It holds no fewer than twenty guests."),
    ],
)
def test_the_bound_is_the_other_way_round(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        (change,) = compare_limits(match_texts(*pair), FactContext())
        assert (change.fact, change.severity) == ("antonym", "critical")


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("It can be ended no sooner than 1 May.", "It can be ended on 1 May at the earliest."),
        ("Let it dry for at least an hour.", "Let it dry for no less than an hour."),
        ("It holds up to twenty guests.", "It holds no more than twenty guests."),
        ("At least two came, at most five.", "At most five came, at least two."),
        ("It takes at least a day.", "It takes longer than a day."),
        ("At least he came, the guest.", "The guest came, no later than noon."),
        (
            "Claims must be sent at least six days before the hearing.",
            "Claims must be sent no later than six days before the hearing.",
        ),
        ("Reserve at least a month in advance.", "Reserve no later than a month in advance."),
        ("Come at least an hour before kick-off.", "Come an hour before kick-off at the latest."),
        ("No less than six feet from the kerb.", "Up to six feet from the kerb."),
        ("No more than two of the nine sank.", "At least seven of the nine floated."),
    ],
)
def test_the_same_bound_is_no_change(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        assert list(compare_limits(match_texts(*pair), FactContext())) == []
