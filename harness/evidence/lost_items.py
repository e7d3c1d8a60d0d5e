"""Items that one list has and its rendering has not.

A word that is lost leaves a hole in its sentence; an item leaves none, for its neighbours close up.
What shows it is the other list: one that has all its items here, in words that answer them, and
fewer of them. So lists are held against lists, item against item (Hungarian method, Kuhn 1955),
and what is left over and said nowhere around is lost
(``benchmarks/shared_lists.py`` measures it).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from harness.evidence.enumerations import Enumeration, enumerations
from harness.evidence.gaps import Gap, JudgedWords

__all__ = ["lost_items"]

_ANSWERS = 0.5
"""Cosine from which an item may be the other's rendering, in a list whose other items are."""
_ELSEWHERE = 0.6
"""Cosine from which words outside the list may say the item."""
_LOST = 2
"""Items that may be lost of one list; where more are missing, the two are not one list."""
_KEPT = 0.6
"""Share of the items that the other list has at least."""
_LIKELY = (0.01, 0.05)
"""Share of a word's threshold that the mean over an item's words reaches, of a lost and of an added
one: other lists' words are far less likely to be gaps."""
_ALIKE = (0.7, 0.75)
"""Mean cosine of the items that answer each other, for a lost and for an added one."""
_OPEN = frozenset({"other", "others", "etc", "more", "so", "among", "all", "various", "several"})
"""``and other fields`` says that the list goes on: no item."""


def lost_items(own: JudgedWords, other: JudgedWords, side: Literal[0, 1]) -> list[Gap]:
    """The items of one side's lists that the other side's lists have not.

    Args:
        own: The words of a group of linked sentences.
        other: Those of the sentences that render them, or that they render.
        side: 0 where ``own`` is the reference, 1 where it is the candidate.

    Returns:
        In the order of the text; each place once.
    """
    ours = [one for one in _lists(own) if len(one) > 2]
    theirs = _lists(other) if ours else []
    if not theirs:
        return []
    likeness = _likeness(own, other)
    places: set[tuple[int, int]] = set()
    for one in ours:
        matches = (_Match(own, other, likeness, one, list_) for list_ in theirs)
        shorter = [m for m in matches if m.lacks_little and m.is_whole and m.mean >= _ALIKE[side]]
        if shorter:
            best = max(shorter, key=lambda match: (len(match.theirs), match.mean))
            places |= {place for place in best.lost() if _chance(own, place) >= _LIKELY[side]}
    return [own.gap(*place) for place in sorted(places)]


def _chance(side: JudgedWords, place: tuple[int, int]) -> float:
    """That nothing answers an item's words, as a share of the threshold."""
    cut = slice(*place)
    return float(side.chances[cut][side.words.content[cut]].mean()) / side.threshold


def _lists(side: JudgedWords) -> list[Enumeration]:
    """Those of all sentences, counted in the words of the group."""
    found = []
    for index, (start, end) in zip(side.sentences, pairwise(side.starts), strict=True):
        sentence = side.view.sentences[index]
        text = side.view.document.paragraphs[sentence.paragraph].text
        spans, content = sentence.words.spans, side.words.content[start:end]
        found += [
            tuple((start + a, start + b) for a, b in list_)
            for list_ in enumerations(text, spans, content)
        ]
    return found


def _likeness(own: JudgedWords, other: JudgedWords) -> NDArray[np.float32]:
    """Shape (own words, other words): 1 for the same stem, else the mean of two layers' cosines."""
    late = own.words.vectors @ other.words.vectors.T
    early = own.words.early @ other.words.early.T
    same = own.words.keys[:, None] == other.words.keys[None, :]
    return np.where(same, np.float32(1), (late + early) / 2)


class _Match:
    """One list held against another."""

    def __init__(
        self,
        own: JudgedWords,
        other: JudgedWords,
        likeness: NDArray[np.float32],
        ours: Enumeration,
        theirs: Enumeration,
    ) -> None:
        self.own, self.other, self.likeness = own, other, likeness
        self.ours, self.theirs = ours, theirs
        worth = np.array([[self._answer(a, b) for b in theirs] for a in ours])
        self._rows, columns = linear_sum_assignment(worth, maximize=True)
        self._values = worth[self._rows, columns]

    @property
    def mean(self) -> float:
        """How well the items that are paired answer each other."""
        return float(self._values.mean())

    @property
    def is_whole(self) -> bool:
        """Whether each item of the shorter list answers one of the longer."""
        return bool(self._values.min() >= _ANSWERS)

    @property
    def lacks_little(self) -> bool:
        missing = len(self.ours) - len(self.theirs)
        return 0 < missing <= _LOST and len(self.theirs) >= _KEPT * len(self.ours)

    def lost(self) -> Iterator[tuple[int, int]]:
        """The items that nothing answers: neither the list, nor the words beside it."""
        listed = {i for a, b in self.theirs for i in range(a, b)}
        content = np.flatnonzero(self.other.words.content)
        free = np.array([i for i in content.tolist() if i not in listed], dtype=np.int64)
        keys = set(self.other.words.keys[free].tolist())
        taken = set(self.other.words.keys[sorted(listed)].tolist())
        answered = set(self._rows.tolist())
        for row, (start, end) in enumerate(self.ours):
            if row in answered or self.own.words.surfaces[start].lower() in _OPEN:
                continue
            inside = [i for i in range(start, end) if self.own.words.content[i]]
            telling = [i for i in inside if int(self.own.words.keys[i]) not in taken]
            if not telling or any(int(self.own.words.keys[i]) in keys for i in telling):
                continue
            near = self.likeness[telling][:, free].max(axis=1).mean() if len(free) else 0.0
            if near < _ELSEWHERE:
                # no mark says where the first item begins, and where the last one ends
                is_last = row == len(self.ours) - 1
                yield telling[0] if row == 0 else start, telling[-1] + 1 if is_last else end

    def _answer(self, one: tuple[int, int], two: tuple[int, int]) -> float:
        """How well two items answer each other, by the one whose words are answered better."""
        ours = [i for i in range(*one) if self.own.words.content[i]]
        theirs = [i for i in range(*two) if self.other.words.content[i]]
        values = self.likeness[ours][:, theirs]
        return float(max(values.max(axis=1).mean(), values.max(axis=0).mean()))
