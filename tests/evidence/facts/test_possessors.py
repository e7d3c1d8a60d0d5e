"""Whose a thing is, turned."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.matching import match_texts
from harness.evidence.facts.possessors import compare_possessors


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
        ("The cook took the maid's key.", "The cook took his own key."),
        (
            "This year's clear aim of the province was met.",
            "This year, the province's clear aim was met.",
        ),
        ("Northern Rail's first line opened.", "Northern's Rail first line opened."),
        (
            "Elba knows Elba's needs, and Elba has the means.",
            "Elba knows Elba's needs. Elba has the means.",
        ),
        ("The maid's key and the cook's", "The cook's key and the maid's"),
        ("Chile's rout by Peru was plain.", "Peru's rout of Chile was plain."),
        ("Laos's treaty with Siam lapsed.", "Siam's treaty with Laos lapsed."),
        ("Ida's cousin is Otto.", "Otto's cousin is Ida."),
        ("Otto is Ida's cousin.", "Ida is Otto's cousin."),
        ("Otto became Ida's rival.", "Ida became Otto's rival."),
        ("The pupil's praise by the teacher", "The teacher's praise of the pupil"),
        ("The nurse began the boy's care.", "The boy received the nurse's care."),
        ("The cook saw to it, and the maid's key", "The maid saw to it, and the cook's key"),
        ("The cook who met the maid's aunt", "The maid who met the cook's aunt"),
        (
            "The cook has the maid's key, and the maid has the cook's key.",
            "The maid has the cook's key, and the cook has the maid's key.",
        ),
        ("Ida's house touches Otto's house.", "Otto's house touches Ida's house."),
        (
            "Ida drove to Otto's house with bread, salt, oil, soap, wax.",
            "Otto burst into Ida's house at night, drunk, loud, angry, armed.",
        ),
        ("Ida spoke up, and Otto's key broke.", "Otto spoke up, and Ida's key broke."),
        ("Ida left; Otto's key broke.", "Otto left; Ida's key broke."),
        ("Ida, who knows of Otto's key", "Otto, who knows of Ida's key"),
        ("Ida hid and found Otto's key.", "Otto hid, then Ida's key was lost by him."),
        ("Ida left and Otto's key broke.", "Otto left and Ida's key broke."),
        (
            "Ida slept so well that night here that Otto's key broke.",
            "Otto slept so well that night here that Ida's key broke.",
        ),
        ("Otto's key will fit Ida.", "Ida's key will fit Otto."),
        ("Otto's key made by Ida", "Ida's key made by Otto"),
        ("Ida, by luck, has Otto's key.", "Otto, by luck, has Ida's key."),
        ("Ida won by luck Otto's key.", "Otto won by luck Ida's key."),
        ("Ida's fans were her family and Otto.", "Otto's fans were his family and Ida."),
        ("Cold Ida was Otto's guest.", "Cold Otto was Ida's guest."),
        ("Ida long was Otto's guest.", "Otto long was Ida's guest."),
    ],
)
def test_the_same_owner_is_no_change(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        assert list(compare_possessors(match_texts(*pair), FactContext())) == []
