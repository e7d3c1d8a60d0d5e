"""Phrases that changed places around the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.matching import match_texts
from harness.evidence.facts.swaps import compare_swaps

REFERENCE = "All branches work together under the guidance of the board."


def changes(reference: str, candidate: str) -> list[FactChange]:
    return list(compare_swaps(match_texts(reference, candidate), FactContext()))


def test_leader_and_led_that_change_places_are_found() -> None:
    (change,) = changes(REFERENCE, "The board work together under the guidance of all branches.")
    assert change.fact == "role"
    assert change.severity == "critical"


@pytest.mark.parametrize(
    "candidate",
    [
        "Under the guidance of the board, all branches work together.",
        "The board guides all branches, which work together.",
        REFERENCE,
    ],
)
def test_another_order_of_the_sentence_is_no_swap(candidate: str) -> None:
    assert changes(REFERENCE, candidate) == []


def test_members_of_a_list_may_change_places() -> None:
    assert (
        changes("Coal and crude oil and natural gas.", "Natural gas and crude oil and coal.") == []
    )


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The bank lent the firm ten boats.", "The firm lent the bank ten boats."),
        ("In May exports exceeded imports.", "In May imports exceeded exports."),
        ("The euro fell against the yen.", "The yen fell against the euro."),
        (
            "The euro fell 0.4 percent against the yen.",
            "The yen fell 0.4 percent against the euro.",
        ),
        ("Pirates blew up the ship.", "The ship blew up pirates."),
        ("The song that my aunt sang my uncle.", "The song that my uncle sang my aunt."),
        ("Peter hit Anna on the arm.", "Anna hit Peter on the arm."),
    ],
)
def test_subject_and_object_that_change_places_are_found(reference: str, candidate: str) -> None:
    (change,) = changes(reference, candidate)
    assert (change.fact, change.severity) == ("role", "critical")


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The storm caused the damage.", "The damage caused by the storm."),
        ("Goods produced locally sell well.", "Locally produced goods sell well."),
        ("The person mentioned above left.", "The above-mentioned person left."),
        ("The mayor met the envoy.", "The envoy met the mayor."),
        ("The cook thanked the guests, the guests left.", "The guests left, the cook thanked."),
    ],
)
def test_a_participle_or_a_passive_is_no_swap(reference: str, candidate: str) -> None:
    assert changes(reference, candidate) == []


@given(st.permutations(REFERENCE.rstrip(".").split()))
def test_spans_lie_in_their_stretches(shuffled: list[str]) -> None:
    candidate = " ".join(shuffled)
    for change in changes(REFERENCE, candidate):
        assert change.reference is not None
        assert change.candidate is not None
        assert 0 <= change.reference[0] < change.reference[1] <= len(REFERENCE)
        assert 0 <= change.candidate[0] < change.candidate[1] <= len(candidate)


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Cats are more popular than dogs.", "Dogs are more popular than cats."),
        ("Iron is heavier than tin.", "Tin is heavier than iron."),
        ("Anna is taller than Paul.", "Paul is taller than Anna."),
        ("The mayor was praised by the bishop.", "The bishop was praised by the mayor."),
        ("The lawyer has been sued by his client.", "The client has been sued by his lawyer."),
        ("Translate it from Greek into Latin.", "Translate it from Latin into Greek."),
        ("It covers the parts but not the labour.", "It covers the labour but not the parts."),
        ("Eat fruit instead of cake.", "Eat cake instead of fruit."),
        (
            "An ounce of tin costs more than a gram of zinc.",
            "A gram of zinc costs more than an ounce of tin.",
        ),
        ("Switch from manual to automatic mode.", "Switch from automatic to manual mode."),
    ],
)
def test_what_is_compared_and_both_ends_of_a_way_may_not_change_places(
    reference: str, candidate: str
) -> None:
    (change,) = changes(reference, candidate)
    assert change.fact == "role"


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Iron is as heavy as tin.", "Tin is as heavy as iron."),
        ("The mayor was praised by the bishop.", "The bishop praised the mayor."),
        ("By the bishop the mayor was praised.", "The mayor was praised by the bishop."),
        ("The distance from Bonn to Ulm is vast.", "The distance from Ulm to Bonn is vast."),
        ("Not cake but fruit is sold.", "Fruit but not cake is sold."),
        ("We drove to Porto from Lisbon.", "We drove from Lisbon to Porto."),
        ("The road goes from Lisbon to Porto.", "The road goes between Porto and Lisbon."),
        ("Cats and dogs are dearer than birds.", "Dogs and cats are dearer than birds."),
    ],
)
def test_the_same_ends_told_the_other_way_round_are_no_swap(reference: str, candidate: str) -> None:
    assert changes(reference, candidate) == []


def test_a_word_of_apostrophes_alone_is_a_word() -> None:
    (change,) = changes("From \u02bc to the sea.", "From the sea to \u02bc.")
    assert change.fact == "role"


def test_what_was_held_before_what_is_told() -> None:
    (change,) = changes(
        "The wedding was held after the funeral.", "The funeral was held after the wedding."
    )
    assert change.fact == "role"
    assert not changes(
        "The wedding was held after the funeral.", "The funeral was held before the wedding."
    )


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The poet was mocked by the critics.", "The critics were mocked by the poet."),
        ("The duke was betrayed by his son.", "The son has been betrayed by the duke."),
    ],
)
def test_the_two_of_a_passive_change_places_whatever_its_tense(
    reference: str, candidate: str
) -> None:
    assert [change.fact for change in changes(reference, candidate)] == ["role"]


def test_a_passive_told_as_an_active_changes_no_places() -> None:
    said = "The duke is said to have been robbed by his son."
    assert changes(said, "His son is said to have robbed the duke.") == []


def test_more_of_one_than_of_the_other_is_told() -> None:
    said = "More goats than sheep were sold."
    assert [change.fact for change in changes(said, "More sheep than goats were sold.")] == ["role"]
    assert changes(said, "Fewer sheep than goats were sold.") == []
    assert changes(said, "More goats were sold than sheep.") == []
