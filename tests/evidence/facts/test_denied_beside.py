"""A denial that the other text has in the next sentence."""

from __future__ import annotations

import pytest

from harness.evidence.facts.base import FactContext
from harness.evidence.facts.meaning import compare_meaning

RISING = "The lake is rising faster than before, the keeper said."
JOINED = "The lake has grown, but the price of bread and the length of days will not rise."
BESIDE = "Two things will not rise: the price of bread and the length of days."


def told(reference: str, candidate: str, context: FactContext) -> list[str]:
    changes = compare_meaning(reference, candidate, context)
    return [change.fact for change in changes if change.confidence >= 0.5]


def test_a_denial_of_the_next_sentence_is_not_put_in() -> None:
    assert told(RISING, JOINED, FactContext(reference=BESIDE)) == []
    assert told(JOINED, RISING, FactContext(candidate=BESIDE)) == []


@pytest.mark.parametrize(
    "beside",
    [
        "",
        "The price of bread and the length of days will rise.",
        "The boats at the pier will not rise.",
    ],
)
def test_another_sentence_beside_excuses_no_denial(beside: str) -> None:
    assert told(RISING, JOINED, FactContext(reference=beside)) == ["negation"]


def test_the_same_verb_denied_of_another_is_another_denial() -> None:
    context = FactContext(reference="Nor did his sister come.", candidate="His sister came, too.")
    assert told("The uncle came late.", "The uncle did not come late.", context) == ["negation"]
