"""What ``only`` affirms of those of whom a negator denies it."""

from __future__ import annotations

import pytest

from harness.evidence.facts.matching import match_texts
from harness.evidence.facts.only_some import affirms_of_the_same


@pytest.mark.parametrize(
    ("reference", "at", "candidate", "denied", "answer"),
    [
        ("Guests can not park here.", 2, "Only guests can park here.", 3, True),
        ("Guests can not park here.", 2, "Only owners can park here.", 3, False),
        ("Other guests can not park here.", 3, "Only guests can park here.", 3, False),
        ("Guests can not park here.", 2, "Here guests can park.", 3, False),
        ("Guests can not park here.", 2, "Only guests are let in.", None, False),
    ],
)
def test_only_affirms_of_the_ones_that_it_names(
    reference: str, at: int, candidate: str, denied: int | None, answer: bool
) -> None:
    match = match_texts(reference, candidate)
    assert affirms_of_the_same(match, at, 0, denied) is answer
