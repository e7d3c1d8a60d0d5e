"""Values that go with each other's things."""

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
    ("reference", "candidate", "pairs"),
    [
        (
            "The scarf is 80% wool and 20% silk.",
            "The scarf is 20% wool and 80% silk.",
            [("80%", "20%"), ("20%", "80%")],
        ),
        ("It has 12 doors and 40 windows.", "It has 40 doors and 12 windows.",
         [("12", "40"), ("40", "12")]),
        ("Ants have six legs, spiders eight.", "Ants have eight legs, spiders six.",
         [("six", "eight"), ("eight", "six")]),
        ("It slowed to 2.4% in May from 2.9% in April.",
         "It rose from 2.4% in April to 2.9% in May.", [("2.4%", "2.9%"), ("2.9%", "2.4%")]),
        ("It fell from $99 to $79.", "It fell from $79 to $99.", [("$99 to $79", "$79 to $99")]),
        ("It will rise from 12 to 17 percent.", "It is to go down to 12% from 17%.",
         [("12 to 17 percent", "17%"), ("12 to 17 percent", "12%")]),
        ("Profit fell from 310 to 275 million euros.",
         "Profit fell to 310 million euros from 275 million.",
         [("310 to 275 million euros", "275 million"),
          ("310 to 275 million euros", "310 million euros")]),
        ("Three nurses stayed and one doctor.", "One nurse stayed and three doctors.",
         [("Three", "One"), ("one", "three")]),
        ("One man and four women came.", "Four men and one woman came.",
         [("One", "Four"), ("four", "one")]),
    ],
)  # fmt: skip
def test_values_that_changed_places_are_told(
    reference: str, candidate: str, pairs: list[tuple[str, str]]
) -> None:
    assert told(reference, candidate) == pairs


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The scarf is 80% wool and 20% silk.", "The scarf is 20% silk and 80% wool."),
        ("Ants have six legs, spiders eight.", "Spiders have eight legs and ants six."),
        ("It fell from $99 to $79.", "It is $79, down from $99."),
        ("Of 40 guests, 12 left.", "12 of the 40 guests left."),
        ("It will rise from 12 to 17 percent.", "It is to go up to 17% from 12%."),
        ("It will rise from 12 to 17 percent.", "It is to go to 17%; it is at 12% now."),
        ("Three nurses stayed and one doctor.", "One doctor and three nurses stayed."),
        ("Three voted for it and one against it.", "One voted against it and three for it."),
        ("One of the three boats sank.", "Of the three boats one sank."),
        ("It opened in 1990 and closed in 2001.", "It closed in 2001; it had opened in 1990."),
        ("Take 5 ml at noon and 10 ml at night.", "Take 10 ml at night and 5 ml at noon."),
    ],
)
def test_values_that_moved_with_their_things_are_no_change(reference: str, candidate: str) -> None:
    assert told(reference, candidate) == []
    assert told(candidate, reference) == []
