"""Segments in their versions, read from small trees and a small table."""

from __future__ import annotations

from pathlib import Path

from fitting.segments import read_segments


def test_segments_have_their_distinct_versions(small_data: Path) -> None:
    found = read_segments(small_data)
    assert [segment.document for segment in found] == [
        "wmt22-news/0", "wmt22-news/0", "newstest2020/0", "newstest2020/0", "ted/talk",
    ]  # fmt: skip
    assert found[0].second == "A first."
    assert found[0].systems == ("First a.", "First b.", "First c.", "First d.")
    assert found[1].systems == ("The same.", "c.", "d.")
    assert found[-1].reference == "It p."
    assert found[-1].systems == ("It q.", "It r.", "It s.")
