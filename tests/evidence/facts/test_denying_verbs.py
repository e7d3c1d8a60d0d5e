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
        ("The wall kept the goats from leaving.", "The goats left."),
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


@pytest.mark.parametrize(
    ("denying", "telling"),
    [
        ("The widow was unable to pay the bill in full.", "The widow paid part of the bill."),
        ("The mill failed to grind all of the grain.", "The mill ground some of the grain."),
        ("The printer was unable to finish by June.", "The printer finished after June."),
        ("The widow failed to pay all of the bills.", "The widow paid the bills."),
        ("The singer was barred from singing outside.", "The singer sang."),
        ("Snow prevented the club from playing outside.", "In the snow the club played indoors."),
        ("Snow prevented the club from playing outside.", "In the snow the club played inside."),
    ],
)
def test_what_is_done_partly_late_or_elsewhere_is_no_change(denying: str, telling: str) -> None:
    for pair in ((denying, telling), (telling, denying)):
        assert list(compare_denying_verbs(match_texts(*pair), FactContext())) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The poet declined to read the letter.", "The poet baulked at reading the letter."),
        ("The baker is unwilling to raise wages.", "The baker is averse to raising wages."),
        ("The baker is unwilling to raise wages.", "The baker hesitates to raise wages."),
        ("The farmer avoided selling the horse.", "The farmer dodged selling the horse."),
        (
            "The captain denied that the ship had burned.",
            "The captain disputed that the ship had burned.",
        ),
        (
            "The captain denied that the ship had burned.",
            "That the ship had burned, the captain disputed.",
        ),
        (
            "The maid denied having broken the vase.",
            "The maid called the claim that she had broken the vase a fib.",
        ),
        (
            "The maid denies having broken the vase.",
            "The maid insists she is innocent of having broken the vase.",
        ),
        ("The heirs failed to share the farm.", "The heirs quarrelled before sharing the farm."),
        (
            "The rule bars children under 12 from swimming.",
            "The rule lets children swim from the age of 12.",
        ),
        ("The singer was barred from entering.", "The singer was turned back on entering."),
        ("The law prohibits inns from brewing beer.", "By law inns brewing beer are punished."),
        ("Avoid touching the stove.", "Touching the stove is dangerous."),
        ("The guard was unable to rest.", "Rest eluded the guard."),
        ("The fire failed to damage the barn.", "The damaged barn was there before the fire."),
    ],
)
def test_a_denial_that_no_list_holds_is_no_change(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        assert list(compare_denying_verbs(match_texts(*pair), FactContext())) == []


@pytest.mark.parametrize(
    ("denying", "affirming"),
    [
        ("The heirs were unable to sell the farm.", "The heirs managed to sell the farm."),
        ("The heirs refused to sell the farm.", "The heirs agreed to sell the farm."),
        ("The heirs refused to sell the farm.", "The farm was sold by the heirs."),
    ],
)
def test_what_somebody_managed_or_agreed_to_do_is_done(denying: str, affirming: str) -> None:
    for pair in ((denying, affirming), (affirming, denying)):
        (change,) = compare_denying_verbs(match_texts(*pair), FactContext())
        assert change.fact == "negation"
