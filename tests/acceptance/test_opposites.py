"""Opposites are told, and other words for the same are not: eighty pairs written for this."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from harness.encoders import Encoder
from harness.scoring import Scorer

pytestmark = pytest.mark.encoder

_TEXTS = Path(__file__).parent / "texts" / "opposites.tsv"


@pytest.fixture(scope="module")
def told(encoder: Encoder) -> Counter[tuple[str, bool]]:
    """How many pairs of a kind have a changed fact, and how many have none."""
    rows = [line.split("\t") for line in _TEXTS.read_text(encoding="utf-8").splitlines()]
    results = Scorer(encoder).score_pairs([row[1] for row in rows], [row[2] for row in rows])
    return Counter(
        (row[0], any(f.category == "Accuracy/Mistranslation" for f in result.findings))
        for row, result in zip(rows, results, strict=True)
    )


def test_half_of_the_opposites_are_told(told: Counter[tuple[str, bool]]) -> None:
    assert told["opposed", True] >= told["opposed", False]


def test_other_words_for_the_same_are_no_change(told: Counter[tuple[str, bool]]) -> None:
    assert told["same", True] <= 1
