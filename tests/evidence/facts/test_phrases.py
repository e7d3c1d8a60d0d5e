"""Phrases of opposed meaning."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.meaning import compare_meaning


def sure(reference: str, candidate: str) -> list[FactChange]:
    changes = compare_meaning(reference, candidate, FactContext())
    return [change for change in changes if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate", "old", "new"),
    [
        ("We are ahead of schedule.", "We are behind schedule.", "ahead of", "behind"),
        ("Ten voted in favour of it.", "Ten voted against it.", "in favour of", "against"),
        ("Keep it out of reach of pets.", "Keep it within reach of pets.", "out of reach",
         "within reach"),
        ("The work stayed within the budget.", "The work exceeded the budget.",
         "within the budget", "exceeded the budget"),
        ("He left because of the rain.", "He left in spite of the rain.", "because of",
         "in spite of"),
        ("All but guests paid, except for Ann.", "All but guests paid, including Ann.",
         "except for", "including"),
        ("All paid except Ann.", "All paid including Ann.", "except", "including"),
        ("The talk was put off.", "The talk was brought forward.", "put off", "brought forward"),
        ("He was found guilty of arson.", "He was acquitted of arson.", "found guilty",
         "acquitted"),
        ("Everyone except the cook slept.", "Only the cook slept.", "Everyone except", "Only"),
        ("Sales exceeded the forecast.", "Sales fell short of the forecast.", "exceeded",
         "fell short of"),
        ("She turned down the job.", "She accepted the job.", "turned down", "accepted"),
        ("Keep away from the fire.", "Keep near the fire.", "Keep away from", "Keep near"),
        ("The boat goes to Oslo.", "The boat comes from Oslo.", "goes to", "comes from"),
        ("The bread is gluten-free.", "The bread contains gluten.", "gluten-free",
         "contains gluten"),
    ],
)  # fmt: skip
def test_an_opposed_phrase_in_the_same_place_is_told(
    reference: str, candidate: str, old: str, new: str
) -> None:
    (change,) = sure(reference, candidate)
    assert change.fact == "antonym"
    assert change.reference
    assert change.candidate
    assert reference[slice(*change.reference)] == old
    assert candidate[slice(*change.candidate)] == new
    assert len(sure(candidate, reference)) == 1


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Ten voted in favour of it.", "Ten voted for it; none was against it."),
        ("Ten voted in favour of it.", "Ten did not vote against it."),
        ("The bread is gluten-free.", "None of the bread contains gluten."),
        ("The bread is gluten-free.", "The bread contains no gluten."),
        ("He stood in front of the house.", "He was the man behind the plan in front."),
        ("Trains are on time.", "Trains are not late."),
        ("All but two boats sank.", "Only two boats did not sink."),
        ("Everyone except the cook slept.", "Only the cook was awake."),
    ],
)
def test_the_same_in_other_phrases_is_no_change(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (
            "The nurse was acquitted of all charges.",
            "The nurse was found not guilty of all charges.",
        ),
        ("The jury found the driver not guilty.", "The jury acquitted the driver."),
        ("Keep this leaflet; you may need it.", "Do not throw this leaflet away; you may need it."),
        ("Stay in the car.", "Do not leave the car."),
    ],
)
def test_a_verdict_in_other_words_is_no_change(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The judge acquitted all five men.", "All five men were found guilty by the judge."),
        ("The bill needs a two-thirds majority.", "The bill needs a simple majority."),
        (
            "The killer was sentenced to life imprisonment.",
            "The killer was given the death penalty.",
        ),
        ("It will stay below zero until noon.", "It will remain above freezing until noon."),
        ("Keep the receipt.", "Throw away the receipt."),
    ],
)
def test_an_opposed_phrase_of_one_sense_is_told(reference: str, candidate: str) -> None:
    (change,) = sure(reference, candidate)
    assert change.fact == "antonym"


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The ferry runs except on Sundays.", "The ferry runs only on Sundays."),
        ("The yard is open except in May.", "The yard is open only in May."),
    ],
)
def test_what_holds_except_once_does_not_hold_only_then(reference: str, candidate: str) -> None:
    for one, other in ((reference, candidate), (candidate, reference)):
        assert [change.fact for change in sure(one, other)] == ["antonym"]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The yard is open except in May.", "The yard is closed only in May."),
        ("The ferry runs except on Sundays.", "Only on Sundays does the ferry not run."),
        ("It never rains except in May.", "It rains only in May."),
        ("All came except Tom.", "Only Tom stayed away."),
    ],
)
def test_only_says_the_same_as_except_where_the_rest_is_turned(
    reference: str, candidate: str
) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


def test_an_opposed_phrase_is_told_where_its_clause_has_moved() -> None:
    said = "Stop taking the drops if the eyes itch."
    for says in ("If the eyes itch, carry on taking the drops.", "Carry on taking the drops."):
        assert [change.fact for change in sure(said, says)] == ["antonym"]
    assert sure(said, "If the eyes itch, stop taking the drops.") == []


def test_what_is_not_believed_to_be_on_purpose_is_an_accident() -> None:
    said = "They do not think that the fire was lit on purpose."
    says = "They think that the fire was an accident."
    assert sure(said, says) == sure(says, said) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The licence lapses after a month.", "The licence remains valid for a month."),
        ("The licence will lapse on 3 June.", "The licence remains valid until 3 June."),
        (
            "The offer lapses unless you write.",
            "The offer remains valid only if you write.",
        ),
        ("Stop taking the drops after a week.", "Carry on taking the drops for a week."),
        ("Stop taking the drops when it itches.", "Keep on taking the drops until it itches."),
        (
            "The court upheld the appeal against the fine.",
            "The court set aside the fine on appeal.",
        ),
        (
            "The plan was passed unanimously.",
            "The plan was passed by a majority of all members.",
        ),
    ],
)
def test_an_end_and_what_lasts_until_then_are_one(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []
