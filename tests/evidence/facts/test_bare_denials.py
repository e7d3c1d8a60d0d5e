"""A denial that is all that one side has and the other has not."""

from __future__ import annotations

import pytest

from harness.evidence.facts.bare_denials import bare_denial
from harness.evidence.facts.matching import match_texts


@pytest.mark.parametrize(
    ("reference", "candidate", "said"),
    [
        ("No parking without a permit.", "Parking without a permit.", "No"),
        ("Do not dig until the frost has gone.", "Dig until the frost has gone.", "not"),
        ("The cellar is far from dry.", "The cellar is dry.", "far from"),
        ("They have yet to find a buyer.", "They have found a buyer.", "yet to"),
        ("The tests did not show any fault.", "The tests showed a fault.", "not"),
    ],
)
def test_a_lost_denial_is_told(reference: str, candidate: str, said: str) -> None:
    lost = bare_denial(match_texts(reference, candidate))
    assert lost is not None
    assert lost.reference is not None
    assert reference[slice(*lost.reference)] == said
    gained = bare_denial(match_texts(candidate, reference))
    assert gained is not None
    assert gained.candidate == lost.reference


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("I couldn't care less about the weather.", "I could care less about the weather."),
        ("Tell us whether or not you are coming.", "Tell us whether you are coming."),
        ("No, they went by boat.", "They went by boat."),
        ("Isn't the water too cold?", "Is the water too cold?"),
        ("It is not a long walk.", "It is a short walk."),
        ("Not a day passed without rain.", "A day passed with rain."),
        ("Never.", "Ever."),
        ("The mill stands at No 5 Green Lane.", "The mill stands at 5 Green Lane."),
        ("Barely 20 minutes later it rained.", "20 minutes later it rained."),
        ("Hardly a year later the bridge fell.", "A year later the bridge fell."),
    ],
)
def test_other_words_or_a_turn_of_speech_are_none(reference: str, candidate: str) -> None:
    assert bare_denial(match_texts(reference, candidate)) is None
    assert bare_denial(match_texts(candidate, reference)) is None
