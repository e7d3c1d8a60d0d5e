"""Clauses that a translation moves into the sentence before or after.

A translator who ends a sentence early begins the next one with what is left: "She went down to the
river, where the boats lay. Nobody …" becomes "She went down to the river. There the boats lay, and
nobody …". Both sentences have a link, one to one, and the clause that moved is answered across
them. It shows in words: two neighbouring links run side by side, and a clause on either side is
answered much better by the other than by all that its sentence is linked with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from harness.alignment.similarity import Pair
from harness.alignment.view import DocumentView, SentenceView, UnitView

__all__ = ["MOVED", "moved_clauses"]

MOVED = 0.5
"""Strength of such a link: a clause belongs together, the sentences only in part."""
_WHOLE, _PART = 0.2, 0.1
"""By how much better a clause must be answered across than by all links, as a mean over its words:
the clause that moved, and the one that it stands in now, which may be longer. With these nearly all
links that 7,700 sentences of translations got besides were right (read one by one; 24 November
2026), and half of those that 0.15 would bring besides were not."""
_FEWEST = 2
"""Content words of a clause that can be told from any other."""

Row = NDArray[np.float32]
PairOf = Callable[[int, int], Pair | None]


def moved_clauses(
    links: Iterable[tuple[int, int]],
    reference: DocumentView,
    candidate: DocumentView,
    pair_of: PairOf,
) -> dict[tuple[int, int], Pair]:
    """The pairs of sentences beside a link that share a moved clause.

    Args:
        links: Pairs (reference sentence, candidate sentence) that are linked.
        reference: The reference's view.
        candidate: The candidate's view.
        pair_of: The comparison of two sentences; None where they must not be linked.

    Returns:
        The new links.
    """
    known = set(links)
    ours = _Owned(reference.sentences, known, pair_of, 0)
    theirs = _Owned(candidate.sentences, known, pair_of, 1)
    found = {}
    for i, j in sorted(_across(known)):
        if not (ours.lacks(i) and theirs.lacks(j)):
            continue
        pair = pair_of(i, j)
        if pair is not None and _share_clause(pair, ours, theirs):
            found[i, j] = pair
    return found


def _across(links: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pairs that cross two links side by side."""
    for i, j in links:
        if (i + 1, j + 1) in links:
            yield from {(i, j + 1), (i + 1, j)} - links


class _Gain(NamedTuple):
    """What the words of a sentence win by a pair beyond its links.

    Attributes:
        unit: Shape (words,): the unit that each word is in.
        gain: Shape (words,): by how much better it is answered, times its share of its unit.
        at: Shape (words,): the unit of the other sentence that answers it.
    """

    unit: NDArray[np.int64]
    gain: Row
    at: NDArray[np.int64]


class _Owned:
    """How well the sentences of a side are answered by what they are linked with."""

    def __init__(
        self,
        sentences: Sequence[SentenceView],
        links: set[tuple[int, int]],
        pair_of: PairOf,
        side: Literal[0, 1],
    ) -> None:
        self.sentences = sentences
        self.side: Literal[0, 1] = side
        self._pair_of = pair_of
        self._linked: dict[int, list[tuple[int, int]]] = {}
        for link in links:
            self._linked.setdefault(link[side], []).append(link)
        self._best: dict[int, Row] = {}
        self._shares: dict[int, Row] = {}

    def shares(self, index: int) -> Row:
        """Each content word's share of its clause's weight; 0 in a clause of too few."""
        if index not in self._shares:
            self._shares[index] = _shares(self.sentences[index])
        return self._shares[index]

    def best(self, index: int) -> Row:
        """Shape (words,): of each word of a sentence; 1 where the same word answers."""
        if index not in self._best:
            pairs = (self._pair_of(*link) for link in self._linked[index])
            rows = [_answered(pair, self.side) for pair in pairs if pair is not None]
            self._best[index] = np.max(rows, axis=0)
        return self._best[index]

    def lacks(self, index: int) -> bool:
        """Whether a clause of a sentence is answered so badly that it may have moved."""
        sentence = self.sentences[index]
        if sentence.heading:
            return False
        lack = self.shares(index) * (1 - self.best(index))
        return any(float(lack[u.first : u.last].sum()) >= _PART for u in sentence.units)


def _answered(pair: Pair, side: Literal[0, 1]) -> Row:
    """How well each word of one side is answered: its cosine, and 1 for the same word."""
    same, cosine = (
        (pair.precision_same, pair.precision) if side else (pair.recall_same, pair.recall)
    )
    return np.where(same, np.float32(1), np.maximum(cosine, 0)).astype(np.float32)


def _shares(sentence: SentenceView) -> Row:
    words, found = sentence.words, np.zeros(len(sentence.words), dtype=np.float32)
    for unit in sentence.units:
        cut = slice(unit.first, unit.last)
        weights = words.weights[cut] * words.content[cut]
        if int(words.content[cut].sum()) >= _FEWEST and weights.sum() > 0:
            found[cut] = weights / weights.sum()
    return found


def _share_clause(pair: Pair, ours: _Owned, theirs: _Owned) -> bool:
    """Whether a clause of either sentence is answered by one of the other, and by no link."""
    left = _gain(pair, pair.reference, ours, pair.candidate, theirs)
    right = _gain(pair, pair.candidate, theirs, pair.reference, ours)
    for one in range(len(ours.sentences[pair.reference].units)):
        mine = (left.unit == one) * left.gain
        for other in range(len(theirs.sentences[pair.candidate].units)):
            yours = (right.unit == other) * right.gain
            shares = float(mine[left.at == other].sum()), float(yours[right.at == one].sum())
            if min(shares) >= _PART and max(shares) >= _WHOLE:
                return True
    return False


def _gain(pair: Pair, index: int, own: _Owned, other: int, others: _Owned) -> _Gain:
    at = pair.precision_at if own.side else pair.recall_at
    # a word that its own sentence's link answers as well is no answer to another sentence
    free = _answered(pair, others.side)[at] > others.best(other)[at]
    better = np.maximum(_answered(pair, own.side) - own.best(index), 0)
    sentence = own.sentences[index]
    return _Gain(
        _units(sentence.units, len(sentence.words)),
        (own.shares(index) * better * free).astype(np.float32),
        _units(others.sentences[other].units, len(others.sentences[other].words))[at],
    )


def _units(units: Sequence[UnitView], size: int) -> NDArray[np.int64]:
    """Which unit each word is in; -1 for none."""
    found = np.full(size, -1, dtype=np.int64)
    for number, unit in enumerate(units):
        found[unit.first : unit.last] = number
    return found
