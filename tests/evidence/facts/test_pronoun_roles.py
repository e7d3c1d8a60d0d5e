"""Who did it to whom, told by pronouns."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.matching import match_texts
from harness.evidence.facts.pronoun_roles import compare_pronouns


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("She asked him to sing.", "He asked her to sing."),
        ("We had warned them.", "They warned us."),
    ],
)
def test_two_pronouns_that_changed_places_are_told(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        (change,) = compare_pronouns(match_texts(*pair), FactContext())
        assert (change.fact, change.severity) == ("role", "critical")


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("She asked him to sing.", "She asked him for a song."),
        ("He met her in Rome.", "She met him in Rome."),
        ("She asked him to sing.", "He asked her brother to sing."),
        ("She loved him, and he loved her.", "He loved her and she loved him."),
        ("She asked him to sing.", "They asked us to sing."),
    ],
)
def test_other_pronouns_are_none(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        assert list(compare_pronouns(match_texts(*pair), FactContext())) == []
