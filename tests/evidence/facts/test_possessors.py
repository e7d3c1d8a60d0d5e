"""Whose a thing is, turned."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.matching import match_texts
from harness.evidence.facts.possessors import compare_possessors


def assert_silent(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        assert list(compare_possessors(match_texts(*pair), FactContext())) == []


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
            "The tenant is liable for the landlord's costs.",
            "The landlord is liable for the tenant's costs.",
        ),
        ("The guide paid the guest's fine.", "The guide's fine was paid by the guest."),
        ("The pupil got the teacher's letter.", "The teacher received the pupil's letter."),
        # a word that one side alone has may stand before the thing
        ("The guide paid the guest's large fine.", "The guest paid the guide's fine."),
    ],
)
def test_a_party_does_something_with_what_is_the_others(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        (change,) = compare_possessors(match_texts(*pair), FactContext())
        assert (change.fact, change.severity) == ("role", "critical")


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (
            "The tenant has to pay the landlord's fees.",
            "The landlord's fees are paid by the tenant.",
        ),
        ("The cook took the maid's key.", "The cook took the key of the maid."),
        ("Northern Rail's first line opened.", "Northern's Rail first line opened."),
        (
            "Elba knows Elba's needs, and Elba has the means.",
            "Elba knows Elba's needs. Elba has the means.",
        ),
        ("The maid's key and the cook's", "The cook's key and the maid's"),
        (
            "The cook has the maid's key, and the maid has the cook's key.",
            "The maid has the cook's key, and the cook has the maid's key.",
        ),
        ("Ida's house touches Otto's house.", "Otto's house touches Ida's house."),
    ],
)
def test_the_same_owner_is_no_change(reference: str, candidate: str) -> None:
    assert_silent(reference, candidate)


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The cook took the maid's key.", "The cook took his own key."),
        ("The cook took the maid's key.", "The maid took the porter's key."),
        ("Ida told Otto stories.", "Otto told Ida stories."),
    ],
)
def test_two_owners_must_be_there_and_be_on_both_sides(reference: str, candidate: str) -> None:
    assert_silent(reference, candidate)


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (
            "This year's clear aim of the province was met.",
            "This year, the province's clear aim was met.",
        ),
        ("The province reached this year's goals.", "This year reached the province's goals."),
    ],
)
def test_a_time_owns_nothing(reference: str, candidate: str) -> None:
    assert_silent(reference, candidate)


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Chile's rout by Peru was plain.", "Peru's rout of Chile was plain."),
        ("Laos's treaty with Siam lapsed.", "Siam's treaty with Laos lapsed."),
        ("The pupil's praise by the teacher", "The teacher's praise of the pupil"),
    ],
)
def test_a_genitive_may_name_who_does_it_or_shares_it(reference: str, candidate: str) -> None:
    assert_silent(reference, candidate)


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Ida's cousin is Otto.", "Otto's cousin is Ida."),
        ("Otto is Ida's cousin.", "Ida is Otto's cousin."),
        ("Otto became Ida's rival.", "Ida became Otto's rival."),
        ("Cold Ida was Otto's guest.", "Cold Otto was Ida's guest."),
        ("Ida long was Otto's guest.", "Otto long was Ida's guest."),
        ("Ida's fans were her family and Otto.", "Otto's fans were his family and Ida."),
    ],
)
def test_what_two_are_to_each_other_nobody_does(reference: str, candidate: str) -> None:
    assert_silent(reference, candidate)


def test_what_one_did_the_other_may_get() -> None:
    assert_silent("The nurse began the boy's care.", "The boy received the nurse's care.")


def test_what_is_a_partys_is_not_the_party() -> None:
    # it is the aunt who pays, and of two aunts
    assert_silent("Ida's aunt paid Otto's fine.", "Otto's aunt paid Ida's fine.")


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        # a mark
        ("Ida left; Otto's key broke.", "Otto left; Ida's key broke."),
        ("Ida spoke up, and Otto's key broke.", "Otto spoke up, and Ida's key broke."),
        ("The cook saw to it, and the maid's key", "The maid saw to it, and the cook's key"),
        ("Ida, who knows of Otto's key", "Otto, who knows of Ida's key"),
        # a word that joins
        ("Ida left and Otto's key broke.", "Otto left and Ida's key broke."),
        ("The cook who met the maid's aunt", "The maid who met the cook's aunt"),
        # many words
        (
            "Ida slept so well that night here that Otto's key broke.",
            "Otto slept so well that night here that Ida's key broke.",
        ),
        (
            "Ida slept well all night long here so Otto's key broke.",
            "Otto slept well all night long here so Ida's key broke.",
        ),
        # on one side alone
        ("Ida lost Otto's key.", "Otto left; Ida's key was lost."),
        ("Ida hid and found Otto's key.", "Otto hid, then Ida's key was lost by him."),
    ],
)
def test_a_party_of_another_clause_does_nothing_with_the_thing(
    reference: str, candidate: str
) -> None:
    assert_silent(reference, candidate)


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Otto's jokes were lost on Ida.", "Ida's jokes were lost on Otto."),
        ("Otto's key will fit Ida.", "Ida's key will fit Otto."),
        ("Otto's key made by Ida", "Ida's key made by Otto"),
        ("Ida, by luck, has Otto's key.", "Otto, by luck, has Ida's key."),
        ("Ida won by luck Otto's key.", "Otto won by luck Ida's key."),
    ],
)
def test_who_does_it_stands_before_the_verb_or_after_the_by_of_a_passive(
    reference: str, candidate: str
) -> None:
    assert_silent(reference, candidate)


def test_sentences_that_share_little_tell_nothing() -> None:
    assert_silent(
        "Ida drove to Otto's house with bread, salt, oil, soap, wax.",
        "Otto burst into Ida's house at night, drunk, loud, angry, armed.",
    )
