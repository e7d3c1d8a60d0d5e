"""Which word of one stretch answers which word of the other: by form alone, with its place.

Facts are compared where they stand: a name is *replaced* when the words around it are the same and
another name stands between them. So every comparer starts from this small word alignment. It
matches stems, the unique ones first, then repeated and function words next to what is matched.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from harness.evidence.facts.oppositions import exclusives, opposition
from harness.evidence.facts.words import Word, words

__all__ = ["BREAKS", "Match", "Side", "match_texts"]

BREAKS = frozenset(",;:.!?()—–")
"""Marks that end a clause: between a verb and one of whom it is not said."""

_PREFIX = 5
_REACH = 4  # words on either side that show where a word stands


@dataclass(frozen=True)
class Side:
    """One of the two stretches.

    Attributes:
        text: The stretch.
        words: Its words.
        links: For each word, the index of its partner in the other stretch, or -1.
    """

    text: str
    words: tuple[Word, ...]
    links: tuple[int, ...]

    def folded(self) -> frozenset[str]:
        """All folded words."""
        return self._folded

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(word.folded for word in self.words)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each folded word stands in it."""
        return Counter(word.folded for word in self.words)

    @cached_property
    def free_words(self) -> int:
        """How many content words have no partner."""
        return sum(
            w.is_content and link < 0 for w, link in zip(self.words, self.links, strict=True)
        )

    @cached_property
    def linked_words(self) -> int:
        """How many content words have a partner."""
        return sum(w.is_content for w in self.words) - self.free_words

    def stems(self) -> frozenset[str]:
        """All stems."""
        return self._stems

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(word.stem for word in self.words)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Start and end in the text of a run of words, both included."""
        return self.words[first].start, self.words[last].end

    def said(self, first: int, last: int) -> str:
        """The text of a run of words, with what stands between them."""
        return self.text[slice(*self.span(first, last))]

    def between(self, one: int, other: int) -> str:
        """What stands between two words, whichever of them is the first."""
        first, last = (one, other) if one < other else (other, one)
        return self.text[self.words[first].end : self.words[last].start]

    def parted(self, one: int, other: int, marks: AbstractSet[str] = BREAKS) -> bool:
        """Whether a mark stands between two words, whichever of them is the first."""
        return not marks.isdisjoint(self.between(one, other))


@dataclass(frozen=True)
class Match:
    """Two stretches with their words linked one to one.

    Attributes:
        reference: The reference's side.
        candidate: The candidate's side.
    """

    reference: Side
    candidate: Side

    def swapped(self) -> Match:
        """The same, the other way round: what is invented in one is missing in the other."""
        return Match(self.candidate, self.reference)

    @cached_property
    def new_words(self) -> tuple[Word, ...]:
        """The candidate's words that the reference has nowhere."""
        known = self.reference.folded()
        return tuple(word for word in self.candidate.words if word.folded not in known)

    @cached_property
    def new_stems(self) -> dict[str, int]:
        """The stems that the reference has nowhere, and where in the candidate the last one is."""
        ours, right = self.reference.stems(), self.candidate
        return {
            word.stem: j
            for j, word in enumerate(right.words)
            if right.links[j] < 0 and word.stem not in ours
        }

    def same_place(self, reference: tuple[int, int], candidate: tuple[int, int]) -> float:
        """How far two runs of words, first and last index, stand among the same neighbours.

        Returns:
            0 to 2: a point for each side with a linked word near both; half for a common end.
        """
        score = 0.0
        for step in (-1, 1):
            edge, target = (x[0 if step < 0 else 1] for x in (reference, candidate))
            score += self._side_agrees(edge, target, step)
        return score

    def _side_agrees(self, edge: int, target: int, step: int) -> float:
        links = self.reference.links
        for distance in range(1, _REACH + 1):
            i = edge + step * distance
            if not 0 <= i < len(links):
                room = target if step < 0 else len(self.candidate.words) - 1 - target
                return 0.5 if distance == 1 and room < _REACH else 0.0
            if links[i] >= 0:
                return 1.0 if 0 < (links[i] - target) * step <= _REACH else 0.0
        return 0.0

    def overlap(self) -> float:
        """Share of content words that have a partner, of the side with fewer, 0 to 1."""
        return self._overlap

    @cached_property
    def _overlap(self) -> float:
        shares = []
        for side in (self.reference, self.candidate):
            linked = [
                link >= 0 for w, link in zip(side.words, side.links, strict=True) if w.is_content
            ]
            shares.append(sum(linked) / len(linked) if linked else 0.0)
        return max(shares)


@lru_cache(maxsize=256)
def match_texts(reference: str, candidate: str) -> Match:
    """Link the words of two stretches.

    Args:
        reference: The reference's stretch.
        candidate: The candidate's stretch.

    Returns:
        Both sides; near-linear in their length.
    """
    left, right = words(reference), words(candidate)
    links = _Links(left, right)
    links.unique([w.stem for w in left], [w.stem for w in right])
    links.grow()
    links.repeated()
    links.unique([_prefix(w) for w in left], [_prefix(w) for w in right])
    links.fill()
    return Match(
        Side(reference, left, tuple(links.forward)), Side(candidate, right, tuple(links.backward))
    )


def _prefix(word: Word) -> str:
    return word.stem[:_PREFIX] if len(word.stem) >= _PREFIX and word.is_content else ""


def _are_opposed(one: str, other: str) -> bool:
    """``Employer`` and ``employee`` begin alike and are no forms of one word."""
    return one != other and (opposition(one, other) > 0 or other in exclusives(one))


class _Links:
    """Links under construction."""

    def __init__(self, left: Sequence[Word], right: Sequence[Word]) -> None:
        self.left = left
        self.right = right
        self.forward = [-1] * len(left)
        self.backward = [-1] * len(right)

    def link(self, i: int, j: int) -> None:
        self.forward[i] = j
        self.backward[j] = i

    def unique(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Link free content words whose key occurs once on either side."""
        where: dict[str, tuple[int, int]] = {}
        for i, key in enumerate(left):
            if key and self.forward[i] < 0 and self.left[i].is_content:
                where[key] = (-2, -1) if key in where else (i, -1)
        for j, key in enumerate(right):
            if key in where and self.backward[j] < 0:
                i, seen = where[key]
                where[key] = (i, j if seen == -1 else -2)
        for i, j in where.values():
            if i >= 0 and j >= 0 and not _are_opposed(self.left[i].stem, self.right[j].stem):
                self.link(i, j)

    def grow(self) -> None:
        """Link equal words next to linked ones, forwards then backwards."""
        for step in (1, -1):
            order = range(len(self.left)) if step == 1 else range(len(self.left) - 1, -1, -1)
            for i in order:
                before = i - step
                if self.forward[i] >= 0 or not 0 <= before < len(self.left):
                    continue
                j = self.forward[before] + step
                if self.forward[before] < 0 or not 0 <= j < len(self.right):
                    continue
                if self.backward[j] < 0 and self.left[i].stem == self.right[j].stem:
                    self.link(i, j)

    def repeated(self) -> None:
        """Link what is left of repeated content words, each to the nearest by relative place."""
        free: defaultdict[str, list[int]] = defaultdict(list)
        for j, word in enumerate(self.right):
            if self.backward[j] < 0 and word.is_content:
                free[word.stem].append(j)
        scale = len(self.right) / max(1, len(self.left))
        for i, word in enumerate(self.left):
            if self.forward[i] < 0 and free.get(word.stem):
                self.link(i, free[word.stem].pop(_nearest(free[word.stem], i * scale)))

    def fill(self) -> None:
        """Link equal words, in order, between two links that enclose them on both sides."""
        ends = [-1, *(i for i, j in enumerate(self.forward) if j >= 0), len(self.left)]
        for before, after in pairwise(ends):
            low = self.forward[before] if before >= 0 else -1
            high = self.forward[after] if after < len(self.left) else len(self.right)
            if after - before > 1 and high - low > 1:
                self._fill_between(range(before + 1, after), range(low + 1, high))

    def _fill_between(self, lefts: range, rights: range) -> None:
        """Link each word of one range to the first equal one that is left in the other."""
        where: defaultdict[str, list[int]] = defaultdict(list)
        for k in rights:
            if self.backward[k] < 0:
                where[self.right[k].stem].append(k)
        first = rights.start
        for i in lefts:
            places = where.get(self.left[i].stem, [])
            if (at := bisect_left(places, first)) < len(places):
                self.link(i, places[at])
                first = places[at] + 1


def _nearest(places: Sequence[int], wanted: float) -> int:
    """Which of some places, in order, is nearest to one; the first of two."""
    after = bisect_left(places, wanted)
    if after == len(places) or (after and wanted - places[after - 1] <= places[after] - wanted):
        return after - 1
    return after
