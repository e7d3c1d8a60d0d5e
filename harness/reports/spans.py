"""Overlapping stretches of a text, split so that marks nest rightly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

__all__ = ["Segment", "split_spans"]

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Segment(Generic[Key]):
    """A stretch of text under the same set of spans throughout.

    Attributes:
        start: First code point.
        end: One past the last.
        text: The stretch.
        keys: The spans that hold it, in the order in which they were given.
    """

    start: int
    end: int
    text: str
    keys: tuple[Key, ...]


def split_spans(text: str, spans: Iterable[tuple[int, int, Key]]) -> list[Segment[Key]]:
    """Split a text at every boundary of every span.

    Args:
        text: The text.
        spans: Start, end (exclusive) and a key; they may overlap and nest as they like. What lies
            outside the text is left out, and so are empty spans.

    Returns:
        The segments in order; their texts joined are ``text``.
    """
    length = len(text)
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    keys: list[Key] = []
    for start, end, key in spans:
        start, end = max(start, 0), min(end, length)  # noqa: PLW2901
        if start < end:
            opens.setdefault(start, []).append(len(keys))
            closes.setdefault(end, []).append(len(keys))
            keys.append(key)
    cuts = sorted({0, length, *opens, *closes})
    active: set[int] = set()
    segments: list[Segment[Key]] = []
    for start, end in pairwise(cuts):
        active.difference_update(closes.get(start, ()))
        active.update(opens.get(start, ()))
        segments.append(
            Segment(start, end, text[start:end], tuple(keys[i] for i in sorted(active)))
        )
    return segments
