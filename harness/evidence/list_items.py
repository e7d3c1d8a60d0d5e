"""Items of a list: what stands between two separators, one after the other.

An item is the smallest stretch that can be left out or put in alone. Where a word of a sentence is
told otherwise, its place shows it; an item's place shows nothing, for its neighbours are answered
whether it is there or not. So a whole item that nothing answers is told at a lower chance than a
word of a sentence (``benchmarks/list_items.py`` measures it).
"""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from harness.evidence.facts.words import is_irregular_past

__all__ = ["list_items"]

_SEPARATOR = re.compile(r"[,;]\s+(?:(?:and|or)\s+)?|\s+(?:and|or|as well as)\s+")
_MARK = re.compile(r"[.!?:“”\"()]")
_LONGEST = 5
"""Words of an item: what is longer is a clause, which is a unit of its own."""


def list_items(text: str, spans: NDArray[np.int64]) -> list[tuple[int, int]]:
    """The inner items of the lists of a text.

    Args:
        text: A paragraph.
        spans: Shape (words, 2): where the words of one sentence stand in it.

    Returns:
        First and last word (exclusive) of each item between two separators, the first of which is a
        comma or semicolon: where a list begins, and where its last item ends, is not known. What is
        no item but says who said it is left out.
    """
    if not len(spans):
        return []
    start, end = int(spans[0, 0]), int(spans[-1, 1])
    found = []
    for one, next_ in pairwise(_SEPARATOR.finditer(text, start, end)):
        if one[0][0] not in ",;" or _MARK.search(text, one.end(), next_.start()):
            continue
        inside = np.flatnonzero((spans[:, 0] >= one.end()) & (spans[:, 1] <= next_.start()))
        if 1 <= len(inside) <= _LONGEST and not _is_aside(text[one.end() : next_.start()]):
            found.append((int(inside[0]), int(inside[-1]) + 1))
    return found


def _is_aside(text: str) -> bool:
    """``the minister added``: who said it, and no item."""
    *before, last = text.split()
    return bool(before) and (last.endswith("ed") or is_irregular_past(last.lower()))
