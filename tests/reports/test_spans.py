from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harness.reports.spans import split_spans

SPANS = st.lists(st.tuples(st.integers(-3, 25), st.integers(-3, 25)), max_size=6)


@given(st.text(max_size=20), SPANS)
def test_segments_hold_the_whole_text(text: str, spans: list[tuple[int, int]]) -> None:
    segments = split_spans(text, [(start, end, i) for i, (start, end) in enumerate(spans)])
    assert "".join(segment.text for segment in segments) == text


@given(st.text(max_size=20), SPANS)
def test_each_character_has_just_the_spans_that_hold_it(
    text: str, spans: list[tuple[int, int]]
) -> None:
    segments = split_spans(text, [(start, end, i) for i, (start, end) in enumerate(spans)])
    for segment in segments:
        for at in range(segment.start, segment.end):
            held = tuple(i for i, (start, end) in enumerate(spans) if start <= at < end)
            assert segment.keys == held


def test_overlapping_spans_are_split_at_all_boundaries() -> None:
    segments = split_spans("abcdef", [(0, 4, "x"), (2, 6, "y")])
    assert [(s.text, s.keys) for s in segments] == [
        ("ab", ("x",)),
        ("cd", ("x", "y")),
        ("ef", ("y",)),
    ]
