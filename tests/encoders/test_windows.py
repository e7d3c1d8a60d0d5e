from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from harness.encoders.windows import batches, most_central, windows


@st.composite
def long_texts(draw: st.DrawFn) -> tuple[int, int, list[int]]:
    length = draw(st.integers(0, 300))
    limit = draw(st.integers(1, 60))
    starts = draw(st.sets(st.integers(0, max(0, length - 1))))
    return length, limit, sorted({0, *starts} if length else set())


def test_a_text_within_the_limit_is_one_window() -> None:
    assert windows(10, 10, range(10)) == [(0, 10)]


def test_a_text_without_tokens_has_no_window() -> None:
    assert windows(0, 10, []) == []


def test_windows_begin_and_end_at_word_starts() -> None:
    words = list(range(0, 100, 2))
    spans = windows(100, 33, words)
    assert len(spans) > 2
    assert all(start in words for start, _ in spans)
    assert all(end in words for _, end in spans[:-1])


def test_neighbouring_windows_overlap() -> None:
    spans = windows(1000, 100, range(1000))
    assert all(nxt[0] < this[1] for this, nxt in pairwise(spans))


def test_a_token_is_taken_from_where_it_has_most_context() -> None:
    choice = most_central([(0, 10), (6, 16)], 16)
    assert choice.tolist() == [0] * 8 + [1] * 8


@given(long_texts())
def test_windows_keep_the_limit_and_hold_every_token(text: tuple[int, int, list[int]]) -> None:
    length, limit, words = text
    spans = windows(length, limit, words)
    assert all(0 < end - start <= limit for start, end in spans)
    held = set().union(*(range(start, end) for start, end in spans))
    assert held == set(range(length))


@given(long_texts())
def test_the_chosen_window_holds_the_token_and_order_is_kept(
    text: tuple[int, int, list[int]],
) -> None:
    length, limit, words = text
    spans = windows(length, limit, words)
    if not spans:
        return
    choice = most_central(spans, length)
    assert choice.shape == (length,)
    assert bool(np.all(np.diff(choice) >= 0))
    for position, window in enumerate(choice):
        assert spans[window][0] <= position < spans[window][1]


@given(st.lists(st.integers(1, 50)), st.integers(1, 200))
def test_batches_hold_every_text_once_within_the_budget(lengths: list[int], budget: int) -> None:
    lengths.sort()
    filled = batches(lengths, budget)
    assert [index for batch in filled for index in batch] == list(range(len(lengths)))
    assert all(len(batch) == 1 or len(batch) * lengths[batch[-1]] <= budget for batch in filled)
