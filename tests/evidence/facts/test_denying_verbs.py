"""Verbs denied by the verb before them, and affirmed on the other side."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.denying_verbs import compare_denying_verbs
from harness.evidence.facts.matching import match_texts


@pytest.mark.parametrize(
    ("denying", "affirming"),
    [
        ("The tenant failed to return the keys.", "The tenant returned the keys."),
        ("The clerk refused to open the gate.", "The clerk opened the gate."),
        ("The driver was unable to start the lorry.", "The driver started the lorry."),
        ("The cook denied having eaten the cake.", "The cook ate the cake."),
        (
            "The mayor denied that the bridge had collapsed.",
            "The bridge had collapsed, said the mayor.",
        ),
        ("The fence stopped the sheep from reaching the road.", "The sheep reached the road."),
        ("The wall kept the goats from leaving.", "The goats left over the wall."),
        ("The guide lacks experience.", "The guide has experience."),
        ("Guests must refrain from smoking in the hall.", "Guests may smoke in the hall."),
    ],
)
def test_what_was_not_done_is_told_as_done(denying: str, affirming: str) -> None:
    (lost,) = compare_denying_verbs(match_texts(denying, affirming), FactContext())
    assert (lost.fact, lost.severity) == ("negation", "critical")
    assert lost.explanation.startswith("the reference denies")
    (put_in,) = compare_denying_verbs(match_texts(affirming, denying), FactContext())
    assert put_in.explanation.startswith("the candidate denies")


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The tenant failed to return the keys.", "The tenant did not return the keys."),
        ("The clerk refused to open the gate.", "The clerk would not open the gate."),
        ("He never failed to greet the porter.", "He always greeted the porter."),
        ("The net failed to prevent a fall.", "The net did not stop the fall."),
        ("She denied having taken it.", "She said that claims that she took it were false."),
        ("He declined to sign the lease.", "Sign the lease he would not."),
        ("The guides lack legal training.", "The guides have poor legal training."),
        ("Guests are asked not to smoke here.", "Guests must refrain from smoking here."),
        ("He failed to win the race.", "The race was won by his brother, he came second."),
        ("He refused to sign the lease.", "He wanted to sign the lease later."),
    ],
)
def test_a_denial_in_other_words_is_no_change(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        assert list(compare_denying_verbs(match_texts(*pair), FactContext())) == []
