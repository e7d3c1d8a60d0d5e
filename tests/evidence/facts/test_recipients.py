from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.meaning import compare_meaning

REFERENCE = "The Licensee shall send a report to the Licensor."


def facts(reference: str, candidate: str) -> list[str]:
    changes = compare_meaning(reference, candidate, FactContext())
    return [change.fact for change in changes if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (REFERENCE, "A report is to be sent to the Licensee by the Licensor."),
        (REFERENCE, "A report shall be sent by the Licensor to the Licensee."),
        (
            "The Bureau shall submit the draft to the Board.",
            "The Board has to present the draft to the Bureau.",
        ),
        ("The inn is owed rent by the miller.", "The inn owes rent to the miller."),
        ("The card was sent to Anna by Peter.", "The card was sent to Peter by Anna."),
    ],
)
def test_who_gives_and_who_gets_exchanged_are_told(reference: str, candidate: str) -> None:
    assert facts(reference, candidate) == facts(candidate, reference) == ["role"]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        (REFERENCE, "A report is to be sent to the Licensor by the Licensee."),
        ("The plan was sent to the mayor by Friday.", "By Friday the plan was sent to the mayor."),
        ("She walked to the lake by the church.", "She walked by the church to the lake."),
    ],
)
def test_the_same_in_another_voice_is_none(reference: str, candidate: str) -> None:
    assert facts(reference, candidate) == facts(candidate, reference) == []
