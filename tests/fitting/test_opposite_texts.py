"""Versions of one segment, some with a word that is another's opposite."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from fitting.opposite_texts import Pair, make_pairs
from fitting.segments import Segment

_FILLER = " ".join(["raise lower raised lowered raising lowering large small"] * 3)


def _segments(text: str) -> list[Segment]:
    versions = (text, text.replace("the", "a"), text.replace(".", ", they said."), text + " Yes.")
    return [
        Segment("d/0", text, text, versions),
        Segment("d/1", _FILLER, "", (_FILLER, _FILLER + " so", _FILLER + " indeed")),
    ]


def _made(pairs: Sequence[Pair]) -> list[Pair]:
    return [pair for pair in pairs if pair.kind == "made" and pair.document == "d/0"]


@pytest.mark.parametrize(
    ("text", "opposites"),
    [
        ("The board raised the price.", {"lowered"}),
        ("The board is raising the price.", {"lowering"}),
        ("Raise the price.", {"Lower"}),
    ],
)
def test_the_opposite_stands_in_the_word_s_inflection(text: str, opposites: set[str]) -> None:
    made = _made(list(make_pairs(_segments(text))))
    assert made
    for pair in made:
        assert pair.planted is not None
        assert pair.candidate[slice(*pair.planted)] in opposites


def test_a_copy_differs_by_its_opposite_alone() -> None:
    pairs = list(make_pairs(_segments("The board raised the price.")))
    known = {pair.candidate for pair in pairs if pair.planted is None}
    for pair in _made(pairs):
        assert pair.planted is not None
        start, end = pair.planted
        assert pair.candidate[:start] + "raised" + pair.candidate[end:] in known


def test_second_translations_are_told_apart() -> None:
    pairs = list(make_pairs(_segments("The board raised the price.")))
    human = [pair for pair in pairs if pair.kind == "human"]
    assert [pair.document for pair in human] == ["d/0"]
    assert human[0].planted is None


def test_what_the_data_never_has_is_not_put_in() -> None:
    text = "The board raised the price."
    [segment, _] = _segments(text)
    assert [pair.kind for pair in make_pairs([segment]) if pair.kind == "made"] == []


def test_the_same_segments_make_the_same_pairs() -> None:
    segments = _segments("The board raised the price.")
    assert list(make_pairs(segments)) == list(make_pairs(segments))
