"""What must not and what need not be done."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactChange, FactContext
from harness.evidence.facts.meaning import compare_meaning


def sure(reference: str, candidate: str) -> list[FactChange]:
    found = compare_meaning(reference, candidate, FactContext())
    return [change for change in found if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("You need not sign.", "You must not sign."),
        ("Guests do not have to pay.", "Guests may not pay."),
        ("You are not allowed to park here.", "You don't need to park here."),
        ("Guests are not obliged to pay.", "Guests must not pay."),
    ],
)
def test_what_need_not_be_done_is_not_forbidden(reference: str, candidate: str) -> None:
    (change,) = sure(reference, candidate)
    assert change.fact == "modality"
    assert len(sure(candidate, reference)) == 1


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("You must not smoke here.", "You are not allowed to smoke here."),
        ("You need not pay.", "You don't have to pay."),
        ("He may not come.", "He might not come."),
    ],
)
def test_the_same_in_another_modal_is_no_change(reference: str, candidate: str) -> None:
    assert sure(reference, candidate) == []
    assert sure(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate", "fact"),
    [
        (
            "The owner may replace a cracked pane.",
            "The owner must exchange a cracked pane.",
            "modality",
        ),
        ("You are not obliged to sign the form.", "You must sign the form.", "negation"),
    ],
)
def test_what_one_may_do_is_told_as_what_one_must(
    reference: str, candidate: str, fact: str
) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        assert [change.fact for change in sure(*pair)] == [fact]
