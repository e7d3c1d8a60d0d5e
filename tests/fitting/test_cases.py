from __future__ import annotations

from random import Random

from fitting.cases import exchange_sides, make_case
from fitting.trees import Source

TEXTS = [f"Segment {number} tells of the harbour." for number in range(8)]
SOURCE = Source(
    "wmt22/d",
    {name: [f"{name}: {text}" for text in TEXTS] for name in ("refA", "refB", "Online-B")},
)


def test_exchanged_sides_add_what_was_left_out() -> None:
    case = make_case("omit", SOURCE, ["A stranger came by."], Random(1))  # noqa: S311  # made-up texts
    turned = exchange_sides(case)
    assert (turned.reference, turned.candidate) == (case.candidate, case.reference)
    added = [piece.text for piece in turned.candidate_pieces if piece.present is False]
    assert len(added) == 2
    assert all(text in turned.candidate for text in added)
    assert not any(text.partition(": ")[2] in turned.reference for text in added)
    assert all(piece.present for piece in turned.reference_pieces)
    assert turned.kind != case.kind


def test_exchanging_twice_gives_the_texts_back() -> None:
    case = make_case("mixed", SOURCE, ["A stranger came by."], Random(2))  # noqa: S311  # made-up texts
    twice = exchange_sides(exchange_sides(case))
    assert (twice.reference, twice.candidate) == (case.reference, case.candidate)
    assert twice.candidate_pieces == case.candidate_pieces
