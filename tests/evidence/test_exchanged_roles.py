"""Two names that changed places as the subjects of their predicates."""

from __future__ import annotations

import numpy as np
import pytest

from harness.alignment.words import find_words
from harness.evidence.exchanged_roles import Told, exchanged_roles
from harness.evidence.facts import FactChange

MEANINGS = (
    {"delivers", "gave", "address", "speech", "spoke"},
    {"presides", "chaired", "meeting"},
    {"praised", "welcomed", "liked"},
    {"rejected", "opposed"},
)
REFERENCE = "Anna Berg delivers an address; Tom Hale presides"


def told(text: str) -> Told:
    """Words of one meaning have one vector; all others the same, which says nothing."""
    spans = np.array(find_words(text))
    vectors = np.zeros((len(spans), len(MEANINGS) + 1))
    for row, (start, end) in zip(vectors, spans.tolist(), strict=True):
        word = text[start:end].lower()
        row[next((i for i, same in enumerate(MEANINGS) if word in same), -1)] = 1
    sentences = []
    at = 0
    for part in text.split(". "):
        sentences.append((at, min(at + len(part) + 1, len(text))))
        at += len(part) + 2
    return Told(text, tuple(sentences), spans, vectors, text)


def found(reference: str, candidate: str) -> list[FactChange]:
    return list(exchanged_roles(told(reference), told(candidate)))


def test_names_that_changed_places_are_a_critical_change_of_role() -> None:
    candidate = "Tom Hale gave a speech, Anna Berg chaired"
    (change,) = found(REFERENCE, candidate)
    assert (change.fact, change.change, change.severity) == ("role", "changed", "critical")
    assert change.reference == (0, len(REFERENCE))
    assert change.candidate == (0, len(candidate))
    assert "“Anna Berg” and “Tom Hale”" in change.explanation


@pytest.mark.parametrize(
    "candidate",
    [
        "Anna Berg gave a speech, Tom Hale chaired",
        "Tom Hale chaired, Anna Berg gave a speech",
        # one alone is told of both: nothing changed places
        "Tom Hale gave a speech, Anna Berg spoke",
        # a third did it
        "Tom Hale gave a speech, Eva Lund chaired",
        # a name that is subject twice does both
        "Tom Hale gave a speech, Tom Hale chaired, Anna Berg chaired",
        "There was a speech, and a meeting",
    ],
)
def test_all_else_is_no_change_of_role(candidate: str) -> None:
    assert found(REFERENCE, candidate) == []


def test_predicates_that_say_the_same_tell_nothing() -> None:
    assert (
        found("Anna Berg praised it; Tom Hale liked it", "Tom Hale liked it; Anna Berg welcomed it")
        == []
    )


def test_names_in_two_sentences_are_told_at_the_first() -> None:
    reference = "Anna Berg praised the plan. Tom Hale rejected it."
    (change,) = found(reference, "Tom Hale welcomed the plan, Anna Berg opposed it.")
    assert change.reference == (0, len("Anna Berg praised"))
    assert change.candidate == (0, len("Tom Hale welcomed the plan, Anna Berg opposed"))
