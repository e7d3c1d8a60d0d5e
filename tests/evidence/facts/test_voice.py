"""A passive told as an active with the same subject."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.matching import match_texts
from harness.evidence.facts.voice import compare_voices


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The firm was sued by its former partner.", "The firm sued its former partner."),
        ("The thief was seen by a guard.", "The thief saw a guard."),
        ("The wolf that bit the hounds ran off.", "The wolf that the hounds bit ran off."),
        ("The village has been cut off by the army.", "The village has cut off the army."),
        ("The firm was to be sued by its partner.", "The firm sued its partner."),
        ("The agent shall inform the client.", "The client must notify the agent."),
        ("The cook had accused the maid.", "The maid accused the cook."),
    ],
)
def test_who_did_it_is_who_it_was_done_to(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        (change,) = compare_voices(match_texts(*pair), FactContext())
        assert (change.fact, change.change, change.severity) == ("role", "changed", "critical")


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The firm was sued by its former partner.", "Its former partner sued the firm."),
        ("The firm was sued by its former partner.", "The firm, sued by its partner, closed."),
        ("The actress was married by the sea.", "The actress married a sailor."),
        ("The prices were raised by a third.", "The shop raised the prices."),
        ("The wolf whom the hounds bit ran off.", "The wolf that was bit by the hounds ran off."),
        ("It rates mobility based on income.", "It rates income-based mobility."),
        ("He heads the Bergen Port Office.", "He heads Port Bergen Office."),
        ("The person mentioned above spoke.", "The above-mentioned person spoke."),
        ("The goods produced locally were sold.", "The locally produced goods were sold."),
        ("Output was increased by 5 % in May.", "Output increased 5 % in May."),
        ("The roof was finished by Friday.", "The roof finished Friday."),
        ("The roof was finished by this summer.", "The roof finished this summer."),
    ],
)
def test_the_same_told_in_the_other_voice_is_no_change(reference: str, candidate: str) -> None:
    assert list(compare_voices(match_texts(reference, candidate), FactContext())) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The general was shot dead by his men.", "The general shot his own men dead."),
        ("The king was stabbed to death by his servant.", "The king stabbed his servant to death."),
    ],
)
def test_what_a_verb_ends_in_stands_between(reference: str, candidate: str) -> None:
    (change,) = compare_voices(match_texts(reference, candidate), FactContext())
    assert change.fact == "role"


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The navy defeated the pirates.", "The navy was beaten by the pirates."),
        ("Norway accused Denmark of overfishing.", "Norway was accused of overfishing by Denmark."),
        ("The aunt was robbed of her ring by the maid.", "The aunt robbed the maid of a ring."),
    ],
)
def test_a_synonym_and_of_what_may_stand_there(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        (change,) = compare_voices(match_texts(*pair), FactContext())
        assert change.fact == "role"


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The navy defeated the pirates.", "The pirates were beaten by the navy."),
        ("Norway accused Denmark of overfishing.", "Denmark was accused of overfishing by Norway."),
        ("Ann was accused of being paid by the union.", "Ann accused the union of being paid."),
    ],
)
def test_the_same_with_a_synonym_or_of_what_is_none(reference: str, candidate: str) -> None:
    assert list(compare_voices(match_texts(reference, candidate), FactContext())) == []
