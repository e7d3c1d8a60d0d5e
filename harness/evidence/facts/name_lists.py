"""Lists of names cut in the wrong place: ``Cai Qiding, Xue Xiang`` for ``Cai Qi, Ding Xuexiang``.

The characters of neighbouring names are run together on both sides; where the same characters are
cut elsewhere, names were split and merged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from harness.evidence.facts.names import Name
from harness.evidence.facts.reach import within_reach

__all__ = ["Recut", "dropped_items", "recut_names"]

_LIST_GAP = re.compile(r"\s*(?:[,;、，]|\b(?:and|or)\b|&|\s)+\s*", re.IGNORECASE)


_ITEM_GAP = re.compile(
    r"(?:\s+(?:of|in|from)\s+\d{4}|\s*\([^()]*\))?\s*(?:[,;、，]|\s(?:and|or|&)\s|\s)+(?:the\s+)?\s*",
    re.IGNORECASE,
)
"""Between two items of a list, each with its year or a short aside."""
_LONGEST = 30
"""Names within which two lists, cut otherwise, come together again."""
_LIST_MARK = re.compile(r"[,;、，]|\b(?:and|or)\b|&", re.IGNORECASE)


class Recut(NamedTuple):
    """Neighbouring names of either side with the same characters and other borders.

    Attributes:
        reference: Indexes of the reference's names, first and one past the last.
        candidate: The same of the candidate's.
    """

    reference: tuple[int, int]
    candidate: tuple[int, int]


def recut_names(
    reference: str,
    reference_names: Sequence[Name],
    candidate: str,
    candidate_names: Sequence[Name],
) -> list[Recut]:
    """Where names of a list are split and merged otherwise than the reference has them.

    Returns:
        In the order of the reference; each as short as can be.
    """
    found: list[Recut] = []
    taken: set[int] = set()
    for i in range(len(reference_names)):
        for j in within_reach(i, len(reference_names), len(candidate_names)):
            if j in taken:
                continue
            pair = _converge(reference, reference_names, i, candidate, candidate_names, j)
            if pair:
                found.append(Recut((i, i + pair[0]), (j, j + pair[1])))
                taken.update(range(j, j + pair[1]))
                break
    return found


def dropped_items(
    reference: str,
    reference_names: Sequence[Name],
    candidate: str,
    candidate_names: Sequence[Name],
) -> list[Name]:
    """Names from inside a list of the reference, of which the candidate has both neighbours alone.

    The neighbours must follow each other there as items of a list too, so that nothing, in whatever
    words, stands between them.
    """
    followed = {
        (one.parts, other.parts)
        for one, other in pairwise(candidate_names)
        if _are_items(candidate, one, other)
    }
    if not followed:
        return []
    there = {name.parts for name in candidate_names}
    return [
        name
        for before, name, after in zip(
            reference_names, reference_names[1:], reference_names[2:], strict=False
        )
        if (before.parts, after.parts) in followed
        and name.parts not in there
        and _are_items(reference, before, name)
        and _are_items(reference, name, after)
    ]


def _are_items(text: str, one: Name, other: Name) -> bool:
    gap = text[one.end : other.start]
    return bool(_ITEM_GAP.fullmatch(gap) and _LIST_MARK.search(gap))


def _converge(
    left: str,
    left_names: Sequence[Name],
    first: int,
    right: str,
    right_names: Sequence[Name],
    second: int,
) -> tuple[int, int] | None:
    """How many names of each side make the same characters, cut elsewhere, from these two on."""
    lefts, rights = _prefixes(left, left_names, first), _prefixes(right, right_names, second)
    ours, theirs = next(lefts), next(rights)
    counts = [1, 1]
    borders = (set[int](), set[int]())
    while ours != theirs:
        if len(ours) < len(theirs):
            if not theirs.startswith(ours):
                return None
            borders[0].add(len(ours))
            ours, counts[0] = next(lefts, ""), counts[0] + 1
        else:
            if not ours.startswith(theirs):
                return None
            borders[1].add(len(theirs))
            theirs, counts[1] = next(rights, ""), counts[1] + 1
        if not ours or not theirs:
            return None
    # a border inside a word of the other side; "China, Malawi" for "China-Malawi" is none
    ours_cut = borders[0] - _word_ends(right_names[second : second + counts[1]])
    theirs_cut = borders[1] - _word_ends(left_names[first : first + counts[0]])
    # or commas that moved by a word: "Huning Cai, Qi Ding" for "Huning, Cai Qi, Ding"
    moved = borders[0] - borders[1] and borders[1] - borders[0]
    return (counts[0], counts[1]) if ours_cut | theirs_cut or moved else None


def _word_ends(names: Sequence[Name]) -> set[int]:
    parts = [part for name in names for part in name.parts]
    return set(accumulate(len(part) for part in parts))


def _prefixes(text: str, names: Sequence[Name], first: int) -> Iterator[str]:
    """The characters of a name, of it and the next, … while they follow each other."""
    joined = ""
    for k in range(first, min(first + _LONGEST, len(names))):
        if k > first and not _LIST_GAP.fullmatch(text[names[k - 1].end : names[k].start]):
            return
        joined += "".join(names[k].parts)
        yield joined
