from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from harness.encoders.tokens import cover


@st.composite
def tokenised(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(st.text(alphabet="ab \u200b\t界\u0301", max_size=20))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    return text, list(zip(cuts[::2], cuts[1::2], strict=False))


def test_the_space_before_a_word_is_no_part_of_it() -> None:
    shown, offsets = cover("to go", [(0, 2), (2, 5)])
    assert offsets.tolist() == [[0, 2], [3, 5]]
    assert shown.tolist() == [True, True]


def test_a_token_over_a_space_alone_is_not_shown() -> None:
    shown, offsets = cover("a  b", [(0, 1), (1, 2), (3, 4)])
    assert shown.tolist() == [True, False, True]
    assert offsets.tolist() == [[0, 1], [3, 4]]


def test_a_dropped_character_goes_to_the_token_before_it() -> None:
    _, offsets = cover("e\u0301t \u200b", [(0, 1), (2, 3)])
    assert offsets.tolist() == [[0, 2], [2, 5]]


def test_a_dropped_character_at_the_beginning_goes_to_the_first_token() -> None:
    _, offsets = cover(" \u200b b", [(3, 4)])
    assert offsets.tolist() == [[1, 4]]


def test_tokens_that_share_a_character_keep_it() -> None:
    _, offsets = cover("界", [(0, 1), (0, 1), (0, 1)])
    assert offsets.tolist() == [[0, 1]] * 3


@given(tokenised())
def test_every_visible_character_is_covered_as_soon_as_one_is(
    case: tuple[str, list[tuple[int, int]]],
) -> None:
    text, spans = case
    shown, offsets = cover(text, spans)
    assert shown.sum() == len(offsets)
    assert np.all(offsets[:, 0] < offsets[:, 1])
    under = {place for start, end in offsets for place in range(start, end)}
    if len(offsets):
        assert under >= {place for place, mark in enumerate(text) if not mark.isspace()}
