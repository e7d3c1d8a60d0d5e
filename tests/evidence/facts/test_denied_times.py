from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.meaning import compare_meaning


def facts(reference: str, candidate: str) -> list[str]:
    changes = compare_meaning(reference, candidate, FactContext())
    return [change.fact for change in changes if change.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The mine has not been used since 1990.", "The mine was last used in 1990."),
        ("The hedge had not been cut for a year.", "It was a year since they last cut the hedge."),
        ("No train has stopped here since May.", "The last train stopped here in May."),
        ("She has not sung in public since then.", "That was the last time she sang in public."),
        ("Nobody has lived there since the war.", "People last lived there in the war."),
    ],
)
def test_what_was_not_done_since_was_last_done_then(reference: str, candidate: str) -> None:
    assert facts(reference, candidate) == facts(candidate, reference) == []


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The mine has not been used since 1990.", "The mine has been used since 1990."),
        ("The hedge has not been cut for a year.", "The hedge was cut last year."),
        ("He has not been here since March.", "He was here last March."),
    ],
)
def test_what_was_done_is_told(reference: str, candidate: str) -> None:
    assert facts(reference, candidate) == facts(candidate, reference) == ["negation"]
