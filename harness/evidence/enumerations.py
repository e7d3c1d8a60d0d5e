"""Enumerations: two or more items, joined by commas and, before the last, by "and" or "or".

``list_items.py`` knows an item between two separators; here the whole list is wanted, with its
first and its last item, so that one list can be held against another. Where the first item begins,
and where the last one ends, no mark says: of these the words up to the next function word are
taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

__all__ = ["Enumeration", "enumerations"]

Enumeration = tuple[tuple[int, int], ...]
"""First and last word (exclusive) of each item, in order."""

_JOINING = frozenset({"and", "or", "nor"})
_INSIDE = frozenset("a an the of for to in on with its his her their our my your".split())
"""Function words that may stand inside an item; any other begins a clause."""
_PREPOSITIONS = frozenset(
    "in on at by after before during from since until for with to of under over despite".split()
)
_BREAK = re.compile(r"[^\s,;'’-]")
_LONGEST = 5
"""Words of an item: what is longer is a clause, which is a unit of its own."""
_MOST = 12
"""Items of a list."""


def enumerations(
    text: str, spans: NDArray[np.int64], content: NDArray[np.bool_]
) -> list[Enumeration]:
    """The lists of a sentence that end with a joined item.

    Args:
        text: The paragraph.
        spans: Shape (words, 2): where the words of one sentence stand in it.
        content: Shape (words,), bool: no function words.

    Returns:
        In the order of the text; every item has a content word.
    """
    return list(_Reader(text, spans.tolist(), content.tolist()).lists())


class _Reader:
    def __init__(self, text: str, spans: list[list[int]], content: list[bool]) -> None:
        self.content = content
        self.words = [text[start:end].lower() for start, end in spans]
        between = [text[a[1] : b[0]] for a, b in pairwise(spans)] + ["."]
        self.breaks = [_BREAK.search(gap) is not None for gap in between]
        """Whether a mark other than a comma stands after each word."""
        self.commas = ["," in gap or ";" in gap for gap in between]

    def lists(self) -> Iterator[Enumeration]:
        for at in range(1, len(self.words) - 1):
            near = (self.breaks[at - 1], self.breaks[at], self.commas[at])
            if self.words[at] not in _JOINING or any(near):
                continue
            items = [*self._before(at), self._last(at + 1)]
            if len(items) > 1 and all(any(self.content[a:b]) for a, b in items):
                yield tuple(items)

    def _last(self, start: int) -> tuple[int, int]:
        """The item after the joining word."""
        end = start + 1
        while (
            end < len(self.words)
            and end - start < _LONGEST
            and not self._ends(end - 1)
            and (self.content[end] or not any(self.content[start:end]))
        ):
            end += 1
        return start, end

    def _before(self, end: int) -> list[tuple[int, int]]:
        """The items before the joining word, first to last."""
        items: list[tuple[int, int]] = []
        while len(items) < _MOST:
            start = end - 1
            while start > 0 and not self._ends(start - 1) and end - start <= _LONGEST:
                start -= 1
            inner = start > 0 and self.commas[start - 1] and not self.breaks[start - 1]
            if not inner or end - start > _LONGEST or not self._is_item(start, end):
                break
            items.insert(0, (start, end))
            end = start
        first = self._first(end)
        if first is not None:
            items.insert(0, first)
        return items

    def _first(self, end: int) -> tuple[int, int] | None:
        """The content words before the first separator; None for what opens a clause.

        "Before the meeting, Bosnia and Herzegovina" is no list of three.
        """
        start = end
        while start > 0 and self.content[start - 1] and (start == end or not self._ends(start - 1)):
            start -= 1
        if not 0 < end - start <= _LONGEST:
            return None
        opening = start
        while opening > 0 and not self.content[opening - 1] and not self._ends(opening - 1):
            opening -= 1
        if opening == start == 0:
            return None
        opens = opening == 0 or self._ends(opening - 1)
        if opens and opening < start and self.words[opening] in _PREPOSITIONS:
            return None
        return start, end

    def _ends(self, at: int) -> bool:
        """Whether an item ends with a word."""
        joined = at + 1 < len(self.words) and self.words[at + 1] in _JOINING
        return self.breaks[at] or self.commas[at] or joined

    def _is_item(self, start: int, end: int) -> bool:
        """Whether only such function words stand inside as may."""
        return all(
            self.content[i] or self.words[i] in _INSIDE or self.words[i] in _JOINING
            for i in range(start, end)
        )
