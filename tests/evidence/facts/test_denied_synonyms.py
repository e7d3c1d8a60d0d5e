from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.meaning import compare_meaning


def sure(reference: str, candidate: str) -> list[FactChange]:
    changes = compare_meaning(reference, candidate, FactContext())
    return [change for change in changes if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("A stamp is not needed.", "A stamp is necessary."),
        ("A stamp is not needed.", "You must put a stamp on it."),
        ("Passengers do not have to book.", "Passengers must reserve."),
        ("Rain is not forecast before Thursday.", "Rain is expected before Thursday."),
        ("One dose is not enough.", "A single dose is sufficient."),
        ("The missing keys were not found.", "The missing keys were discovered."),
        ("The letter never arrived.", "The letter came."),
        ("Older boats are not concerned by the law.", "The law applies to older boats."),
    ],
)
def test_a_synonym_affirms_what_is_denied(reference: str, candidate: str) -> None:
    for changes in (sure(reference, candidate), sure(candidate, reference)):
        assert [(c.fact, c.severity) for c in changes] == [("negation", "critical")]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Ball games are not permitted in the yard.", "You may play ball games in the yard."),
        ("You may not feed the ducks.", "It is permitted to give food to the ducks."),
        ("Never carry more than two bags.", "You can stow two bags or more at a time."),
    ],
)
def test_what_is_forbidden_is_permitted(reference: str, candidate: str) -> None:
    assert [change.fact for change in sure(reference, candidate)] == ["negation"]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("Do not touch the wire; it is dangerous.", "Touch the wire; it is dangerous."),
        ("Do not touch the wire.", "Touch the wire; the risk is small."),
        ("You must not swim here.", "You must swim here."),
    ],
)
def test_what_is_forbidden_and_told_to_do_is_told(reference: str, candidate: str) -> None:
    assert [change.fact for change in sure(reference, candidate)] == ["negation"]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("A visa is not required.", "You can travel without a visa."),
        ("One signature is not enough.", "Two signatures are required."),
        ("Frost is not expected in May.", "Frost is unlikely in May."),
        ("The rule does not apply to cyclists.", "The rule concerns motorists alone."),
        ("The rule does not apply to cyclists.", "The rule concerns motorists."),
        ("Cars may not enter the square.", "Only pedestrians are allowed in the square."),
        ("Tickets cannot be bought on the train.", "You have to get tickets before boarding."),
        ("Do not take it for more than five days.", "It may be taken for up to five days."),
        ("Bicycles are not allowed in here.", "You may leave your bicycle outside."),
        ("Never before had the sea been so calm.", "The sea was calmer than ever before."),
        ("The keys were not found.", "The keys are still missing."),
        ("A fee is not needed for up to two bags.", "For more than two a fee is required."),
        ("You must not swim here.", "Swimming here is dangerous."),
        ("Never mix bleach with acid.", "Mixing bleach with acid can kill you."),
        ("We do not need much rain.", "Bees go where they are required, and rain may do harm."),
    ],
)
def test_another_wording_denies_it_too(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []
