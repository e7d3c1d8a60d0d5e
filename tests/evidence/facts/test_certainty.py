"""What was suggested told as proved."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.certainty import compare_certainty
from harness.evidence.facts.matching import match_texts


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The bones suggest that the town was older.", "The bones prove that the town is older."),
        (
            "The scan indicated that the tooth might be broken.",
            "The scan proved that the tooth was broken.",
        ),
        ("The trial proved that the lamp is safe.", "The trial hinted that the lamp is safe."),
    ],
)
def test_one_is_surer_than_the_other(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        (change,) = compare_certainty(match_texts(*pair), FactContext())
        assert (change.fact, change.severity) == ("modality", "major")


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The bones suggest that the town was older.", "The bones indicate an older town."),
        ("The bones suggest the town was older.", "The bones may prove the town was older."),
        ("The bones suggest it.", "The bones do not prove it."),
        ("He claims that he can prove it.", "He says he has proved it."),
        ("The crew claimed its second medal.", "The crew proved best for the second time."),
        (
            "The letters suggest that the abbot fled, and the coins show that the mint was poor.",
            "The letters show that the abbot fled, and the coins prove that the mint was poor.",
        ),
    ],
)
def test_as_sure_in_other_words_is_no_change(reference: str, candidate: str) -> None:
    for pair in ((reference, candidate), (candidate, reference)):
        assert list(compare_certainty(match_texts(*pair), FactContext())) == []
