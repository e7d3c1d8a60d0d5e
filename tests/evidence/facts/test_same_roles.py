"""One part of two words though a passive has moved them."""

from __future__ import annotations

import pytest

from harness.evidence.facts.matching import match_texts
from harness.evidence.facts.same_roles import have_one_role


@pytest.mark.parametrize(
    ("reference", "candidate", "words", "expected"),
    [
        ("They dismissed the appeal.", "The appeal was allowed.", ("dismissed", "allowed"), True),
        ("They dismissed the appeal.", "The court was allowed.", ("dismissed", "allowed"), False),
        (
            "The buyer bears the costs.",
            "The costs are borne by the seller.",
            ("buyer", "seller"),
            True,
        ),
        (
            "The buyer bears the costs.",
            "The costs are told to the seller.",
            ("buyer", "seller"),
            False,
        ),
    ],
)
def test_one_part_is_told_by_the_verb(
    reference: str, candidate: str, words: tuple[str, str], expected: bool
) -> None:
    match = match_texts(reference, candidate)
    at = [
        next(k for k, word in enumerate(side.words) if word.text == said)
        for side, said in zip((match.reference, match.candidate), words, strict=True)
    ]
    assert have_one_role(match, at[0], at[1]) is expected
    assert have_one_role(match.swapped(), at[1], at[0]) is expected
