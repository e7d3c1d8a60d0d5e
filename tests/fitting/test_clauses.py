"""Made documents that lost clauses: every label is about the text that stands there."""

from __future__ import annotations

from random import Random

import pytest

from fitting.cases import Case
from fitting.clauses import make_clause_case, make_digest
from fitting.trees import Source
from harness.encoders.fake import FakeEncoder

SEGMENTS = [
    f"In the {place} the council met on Monday, and the mayor opened the {thing} after lunch."
    for place, thing in (
        ("harbour", "bridge"),
        ("valley", "school"),
        ("village", "market"),
        ("suburb", "library"),
        ("centre", "museum"),
    )
]
SOURCE = Source(
    "made/1",
    {
        name: [text.replace("met", verb) for text in SEGMENTS]
        for name, verb in (("refA", "met"), ("refB", "sat"), ("system", "gathered"))
    },
)
STRANGERS = ["Prices rose again, although the harvest had been good this year."]


def _case(seed: int, kept: float) -> Case:
    rng = Random(seed)  # noqa: S311  # made-up texts
    case = make_clause_case(SOURCE, STRANGERS, rng, FakeEncoder(), same=False)
    return make_digest(case, kept, rng) if kept < 1 else case


@pytest.mark.parametrize("kept", [0.3, 0.6, 1.0])
@pytest.mark.parametrize("seed", range(5))
def test_every_piece_stands_where_it_is_said_to_stand(seed: int, kept: float) -> None:
    case = _case(seed, kept)
    for text, pieces in (
        (case.reference, case.reference_pieces),
        (case.candidate, case.candidate_pieces),
    ):
        paragraphs = text.strip("\n").split("\n\n")
        assert pieces
        for piece in pieces:
            assert paragraphs[piece.paragraph][piece.start : piece.end] == piece.text


@pytest.mark.parametrize("seed", range(5))
def test_a_digest_tells_the_share_that_was_kept(seed: int) -> None:
    case = _case(seed, 0.4)
    assert case.kind == "digest"
    assert len(case.candidate.strip("\n").split("\n\n")) == 2
    kept = {piece.source for piece in case.candidate_pieces}
    assert len(kept) == 2
    assert all(
        piece.present is False for piece in case.reference_pieces if piece.source not in kept
    )
    assert any(piece.present for piece in case.reference_pieces if piece.source in kept)


def test_all_is_told_where_nothing_was_left_out() -> None:
    case = _case(0, 1.0)
    assert case.kind == "clause"
    assert len(case.candidate.strip("\n").split("\n\n")) == len(SEGMENTS)
