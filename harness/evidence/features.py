"""What tells whether a unit's meaning is in the other text: the signals of one unit.

The signals are those that were measured to tell most on people's labels (docs/validation.md): how
well its words are answered in the aligned sentences, above all the worst-answered ones; whether
names and numbers stand there; whether the answer is its own or belongs to another sentence that it
fits better (an omitted sentence often has a cousin elsewhere, and only what is left over after
alignment shows that it is missing); how complete the whole text is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harness.alignment.similarity import Pair
from harness.alignment.view import SentenceView
from harness.alignment.words import Words

__all__ = [
    "APART",
    "FEATURES",
    "Answer",
    "Side",
    "Signals",
    "answers",
    "claims",
    "sentence_signals",
    "together",
    "unit_features",
]

FEATURES = (
    "linked_recall",
    "linked_worst",
    "linked_same",
    "linked_least",
    "near_recall",
    "near_worst",
    "near_same",
    "marked_same",
    "pairs_same",
    "claimed",
    "claimed_near",
    "linked",
    "strength",
    "sentence_recall",
    "sentence_cosine",
    "length",
    "completeness",
    "answering",
    "alone",
    "together",
    "one_recall",
    "one_worst",
    "one_same",
)
_WORST = 3
APART = 10_000
"""Keeps the words of different sentences further apart than those of one."""
_STEP = 4
"""Words that follow each other are answered together if their answers stand this close."""


@dataclass(frozen=True, slots=True)
class Side:
    """One direction of the comparison: whose units are judged, and by which words.

    Attributes:
        sentences: Of the text whose units are judged.
        others: Of the text that should answer.
        links: For each sentence, the other text's sentences linked to it.
        strength: For each (sentence, other), the link's probability.
        looked_at: For each sentence, the pairs that were looked at, as :class:`Answer`.
    """

    sentences: Sequence[SentenceView]
    others: Sequence[SentenceView]
    links: Sequence[Sequence[int]]
    strength: dict[tuple[int, int], float]
    looked_at: Sequence[Sequence[Answer]]


@dataclass(frozen=True, slots=True)
class Answer:
    """A :class:`Pair` seen from one side."""

    other: int
    cosine: float
    best: NDArray[np.float32]
    at: NDArray[np.int64]
    same: NDArray[np.bool_]
    back: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Signals:
    """The word-level signals of one sentence, before they are cut into units.

    Attributes:
        linked: Shape (words,): best cosine among the linked sentences' words; 0 without link.
        linked_same: Shape (words,), bool.
        near: Shape (words,): the same among all sentences looked at.
        near_same: Shape (words,), bool.
        claimed: Shape (words,): by how much the answering linked word fits another sentence better.
        claimed_near: Shape (words,).
        place: Shape (words,): where the answering word stands in the answering linked sentence,
            and -1 without link.
        strength: The strongest link's probability; 0 without.
        cosine: Greatest cosine of the sentence vectors.
    """

    linked: NDArray[np.float32]
    linked_same: NDArray[np.bool_]
    near: NDArray[np.float32]
    near_same: NDArray[np.bool_]
    claimed: NDArray[np.float32]
    claimed_near: NDArray[np.float32]
    place: NDArray[np.int64]
    strength: float
    cosine: float


def answers(pairs: Iterable[Pair], count: int, *, turned: bool) -> list[list[Answer]]:
    """The pairs of each sentence of one side; ``turned`` for the candidate's."""
    found: list[list[Answer]] = [[] for _ in range(count)]
    for p in pairs:
        if turned:
            found[p.candidate].append(
                Answer(
                    p.reference, p.cosine, p.precision, p.precision_at, p.precision_same, p.recall
                )
            )
        else:
            found[p.reference].append(
                Answer(p.candidate, p.cosine, p.recall, p.recall_at, p.recall_same, p.precision)
            )
    return found


def claims(
    side: Side,
) -> tuple[list[NDArray[np.float32]], list[NDArray[np.float32]], list[NDArray[np.int64]]]:
    """For each word of the other text, how well the sentences that were looked at answer to it.

    Returns:
        By sentence of the other text, each of shape (words,): the best cosine (-1 for a word that
        no sentence was held against), the second best, and whose the best is (-1 for nobody's).
    """
    first = [np.full(len(o.words), -1.0, dtype=np.float32) for o in side.others]
    second = [a.copy() for a in first]
    owner = [np.full(len(o.words), -1, dtype=np.int64) for o in side.others]
    for index, seen in enumerate(side.looked_at):
        for a in seen:
            better = a.back > first[a.other]
            second[a.other] = np.where(
                better, first[a.other], np.maximum(second[a.other], a.back)
            ).astype(np.float32)
            owner[a.other][better] = index
            first[a.other] = np.maximum(first[a.other], a.back)
    return first, second, owner


def sentence_signals(side: Side) -> list[Signals]:
    """Word-level signals of every sentence of a side."""
    first, second, owner = claims(side)
    return [
        _signals(index, sentence.words, side, first, second, owner)
        for index, sentence in enumerate(side.sentences)
    ]


def _signals(
    index: int,
    words: Words,
    side: Side,
    first: list[NDArray[np.float32]],
    second: list[NDArray[np.float32]],
    owner: list[NDArray[np.int64]],
) -> Signals:
    size = len(words)
    linked = np.zeros(size, dtype=np.float32)
    near = np.zeros(size, dtype=np.float32)
    linked_same = np.zeros(size, dtype=bool)
    near_same = np.zeros(size, dtype=bool)
    claimed = np.ones(size, dtype=np.float32)
    claimed_near = np.ones(size, dtype=np.float32)
    place = np.full(size, -1, dtype=np.int64)
    links = set(side.links[index])
    strength, cosine = 0.0, 0.0
    for a in side.looked_at[index]:
        rival = np.where(owner[a.other][a.at] == index, second[a.other][a.at], first[a.other][a.at])
        excess = np.maximum(rival - a.best, 0).astype(np.float32)
        cosine = max(cosine, a.cosine)
        if a.other in links:
            better = a.best > linked
            claimed = np.where(better, excess, claimed).astype(np.float32)
            place = np.where(better, a.at + APART * a.other, place)
            linked = np.maximum(linked, a.best)
            linked_same |= a.same
            strength = max(strength, side.strength.get((index, a.other), 1.0))
        better = a.best > near
        claimed_near = np.where(better, excess, claimed_near).astype(np.float32)
        near = np.maximum(near, a.best)
        near_same |= a.same
    return Signals(
        linked, linked_same, near, near_same, claimed, claimed_near, place, strength, cosine
    )


def _worst(values: NDArray[np.float32], content: NDArray[np.bool_]) -> float:
    chosen = values[content] if content.any() else values
    count = min(_WORST, len(chosen))
    return float(np.partition(chosen, count - 1)[:count].mean())


def together(place: NDArray[np.int64]) -> float:
    """Share of neighbouring words whose answers are neighbours too: 1 for a text against itself.

    Translations move phrases, not single words; where no two neighbours stay together there is
    no sentence left, only its words.
    """
    found = place[place >= 0]
    if len(found) < 2:
        return float(len(found) > 0)
    return float((np.abs(np.diff(found)) <= _STEP).mean())


def _one(
    seen: Sequence[Answer],
    cut: slice,
    weights: NDArray[np.float32],
    content: NDArray[np.bool_],
) -> tuple[float, float, float]:
    """How well the best single sentence answers a unit: a twin answers all of it, cousins parts."""
    best = max(seen, key=lambda a: float((a.best[cut] * weights).sum()), default=None)
    if best is None:
        return 0.0, 0.0, 0.0
    values = best.best[cut]
    return (
        float((values * weights).sum()),
        _worst(values, content),
        float((best.same[cut] * weights).sum()),
    )


def unit_features(
    signals: Signals,
    seen: Sequence[Answer],
    words: Words,
    first: int,
    last: int,
    completeness: tuple[float, float],
) -> NDArray[np.float64]:
    """The signals of the unit that holds words ``first`` to ``last`` (exclusive; at least one).

    Args:
        signals: Of the unit's sentence.
        seen: The pairs of that sentence that were looked at.
        words: Of that sentence.
        first: The unit's first word.
        last: One past its last word.
        completeness: How much of the whole text is linked, and how much of the other text, 0 to 1.

    Returns:
        Shape (len(FEATURES),).
    """
    cut = slice(first, last)
    weights = words.weights[cut] / words.weights[cut].sum()
    content, marked = words.content[cut], words.marked[cut]
    linked, near = signals.linked[cut], signals.near[cut]
    linked_same, near_same = signals.linked_same[cut], signals.near_same[cut]
    is_linked = float(signals.strength > 0)
    following = linked_same[content]
    in_row = (following[1:] & following[:-1]).mean() if len(following) > 1 else linked_same.mean()
    share = words.weights / words.weights.sum()
    return np.array(
        [
            (linked * weights).sum(),
            _worst(linked, content),
            (linked_same * weights).sum(),
            linked[content].min() if content.any() else linked.min(),
            (near * weights).sum(),
            _worst(near, content),
            (near_same * weights).sum(),
            near_same[marked].mean() if marked.any() else 1.0,
            in_row,
            (signals.claimed[cut] * weights).sum(),
            (signals.claimed_near[cut] * weights).sum(),
            is_linked,
            signals.strength,
            (signals.linked * share).sum(),
            signals.cosine,
            np.log(last - first),
            *completeness,
            float(last - first == len(words)),
            together(signals.place[cut]),
            *_one(seen, cut, weights, content),
        ]
    )
