from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.matching import match_texts
from harness.evidence.facts.prefixed import compare_prefixes


def told(reference: str, candidate: str) -> list[tuple[str, str]]:
    changes = compare_prefixes(match_texts(reference, candidate), FactContext())
    return [
        (reference[slice(*change.reference)], candidate[slice(*change.candidate)])
        for change in changes
        if change.reference and change.candidate
    ]


@pytest.mark.parametrize(
    ("reference", "candidate", "words"),
    [
        ("Book a non-smoking room.", "Book a smoking room.", ("non-smoking", "smoking")),
        ("Non-EU citizens need a visa.", "EU citizens need visas.", ("Non-EU", "EU")),
        (
            "Turn it counter-clockwise to open it.",
            "Turn it clockwise to open the valve.",
            ("counter-clockwise", "clockwise"),
        ),
    ],
)
def test_a_lost_prefix_is_told_and_one_put_in(
    reference: str, candidate: str, words: tuple[str, str]
) -> None:
    assert told(reference, candidate) == [words]
    assert told(candidate, reference) == [words[::-1]]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Book a non-smoking room.", "Book a non-smoking room upstairs."),
        ("Use a non-stick pan.", "Use a nonstick pan."),
        ("Non-EU citizens need a visa.", "Citizens from outside the EU need a visa."),
        ("It is for non-residents.", "It is for those who are not residents."),
        ("Residents and non-residents pay.", "Residents pay, and so do others."),
        ("Residents and non-residents pay.", "Residents pay."),
        ("The anti-graft body met.", "The graft body met."),
        ("Non-smoking areas are marked.", "Smoke-free areas are marked."),
        ("Non-dairy milk is sold.", "Dairy-free milk is sold."),
        ("He paid for non-compliance with it.", "He paid for a lack of compliance with it."),
        ("Non-payment of rent is a cause.", "Failure of payment of rent is a cause."),
        ("They use non-lethal weapons.", "They use less lethal weapons."),
        ("The data are non-random.", "The data are far from random."),
        ("The non-existing service is missed.", "The non-service is missed."),
        ("The mill makes non-standard parts of steel.", "Of steel, standard mills have ten tons."),
        ("It is non - and stays - open.", "It is open."),
        ("Turn it counter-clockwise.", "Turn it anticlockwise."),
        ("Turn it counter-clockwise.", "Turn it anti-clockwise."),
    ],
)
def test_what_is_denied_in_another_way_is_no_change(reference: str, candidate: str) -> None:
    assert told(reference, candidate) == []
    assert told(candidate, reference) == []


def test_spaces_around_the_hyphen_change_nothing() -> None:
    assert told("Book a non-smoking room.", "Book a non - smoking room.") == []
