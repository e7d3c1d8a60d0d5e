"""Which sentences could answer which: candidate links and how alike their two sides are.

Every sentence is held against the few most similar of the other side only, by sentence vector, so
that the costly comparison of words grows linearly with the documents' length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harness.alignment.view import DocumentView, SentenceView
from harness.encoders.base import FloatArray, IntArray

__all__ = [
    "PAIR_FEATURES",
    "Pair",
    "compare_sentences",
    "nearest",
    "pair_features",
    "possible_pairs",
]

PAIR_FEATURES = (
    "cosine",
    "recall",
    "precision",
    "recall_same",
    "precision_same",
    "margin_of_reference",
    "margin_of_candidate",
    "least_margin",
    "length",
)
_BLOCK = 2048
_STRETCH = 32
_EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class Pair:
    """A reference sentence against a candidate sentence, word by word.

    Attributes:
        reference: Index of the reference sentence in its view.
        candidate: Index of the candidate sentence.
        cosine: Of the two sentence vectors.
        recall: Shape (reference words,): each one's best cosine among the candidate's words.
        recall_at: Shape (reference words,): the candidate word that gave it.
        recall_same: Shape (reference words,), bool: its stem stands in the candidate sentence.
        precision: Shape (candidate words,): the same the other way round.
        precision_at: Shape (candidate words,).
        precision_same: Shape (candidate words,), bool.
    """

    reference: int
    candidate: int
    cosine: float
    recall: FloatArray
    recall_at: IntArray
    recall_same: NDArray[np.bool_]
    precision: FloatArray
    precision_at: IntArray
    precision_same: NDArray[np.bool_]


def nearest(left: FloatArray, right: FloatArray, count: int) -> tuple[IntArray, IntArray]:
    """The ``count`` most similar rows of the other matrix, for each row of either.

    Args:
        left: Shape (n, dimension), rows of unit length.
        right: Shape (m, dimension).
        count: At most as many as the other has are given.

    Returns:
        Indices into ``right``, shape (n, min(count, m)), and into ``left``, shape
        (m, min(count, n)); ties go to the lower index.
    """
    forward = np.zeros((len(left), min(count, len(right))), dtype=np.int64)
    if not len(left) or not len(right):
        return forward, np.zeros((len(right), min(count, len(left))), dtype=np.int64)
    backward: IntArray = np.zeros((len(right), 0), dtype=np.int64)
    values: FloatArray = np.zeros((len(right), 0), dtype=np.float32)
    for start in range(0, len(left), _BLOCK):
        similarity = left[start : start + _BLOCK] @ right.T
        forward[start : start + _BLOCK] = _greatest(similarity, count)
        # those of the rows before stand first, so that the lower index still wins
        turned = np.ascontiguousarray(similarity.T)
        own = _greatest(turned, count)
        values = np.hstack([values, np.take_along_axis(turned, own, axis=1)])
        backward = np.hstack([backward, own + start])
        best = _greatest(values, count)
        values = np.take_along_axis(values, best, axis=1)
        backward = np.take_along_axis(backward, best, axis=1)
    return forward, backward


def _greatest(values: FloatArray, count: int) -> IntArray:
    """Where each row has its ``count`` greatest values, the greatest first, then by index.

    They lie in the ``count`` stretches of the row whose own greatest values are greatest (a
    stretch that is not among these has as many better ones, each with a better value), so that
    only these are sorted.
    """
    rows, columns = values.shape
    wide = columns - columns % _STRETCH
    if columns <= 2 * count * _STRETCH:
        return np.argsort(-values, axis=1, kind="stable")[:, :count]
    peaks = values[:, :wide].reshape(rows, -1, _STRETCH).max(axis=2)
    chosen = np.sort(np.argsort(-peaks, axis=1, kind="stable")[:, :count], axis=1)
    inside = (chosen[:, :, None] * _STRETCH + np.arange(_STRETCH)).reshape(rows, -1)
    rest = np.broadcast_to(np.arange(wide, columns), (rows, columns - wide))
    places = np.hstack([inside, rest])
    order = np.argsort(-np.take_along_axis(values, places, axis=1), axis=1, kind="stable")
    return np.take_along_axis(places, order[:, :count], axis=1)


def possible_pairs(
    reference: DocumentView, candidate: DocumentView, count: int
) -> list[tuple[int, int]]:
    """The pairs worth a closer look: each side's ``count`` most similar of the other, in order."""
    forward, backward = nearest(reference.vectors, candidate.vectors, count)
    pairs = {(i, int(j)) for i, row in enumerate(forward) for j in row}
    pairs |= {(int(i), j) for j, row in enumerate(backward) for i in row}
    return sorted(pairs)


def compare_sentences(
    reference: Sequence[SentenceView],
    candidate: Sequence[SentenceView],
    pairs: Sequence[tuple[int, int]],
) -> list[Pair]:
    """Hold the words of each pair's two sentences against each other."""
    compared = []
    for i, j in pairs:
        left, right = reference[i].words, candidate[j].words
        cosines = left.vectors @ right.vectors.T
        same = left.keys[:, None] == right.keys[None, :]
        # the same word is preferred to a better cosine elsewhere in the sentence
        preferred = cosines + same
        at, back = preferred.argmax(axis=1), preferred.argmax(axis=0)
        compared.append(
            Pair(
                i,
                j,
                float(reference[i].vector @ candidate[j].vector),
                cosines.max(axis=1),
                at,
                same.any(axis=1),
                cosines.max(axis=0),
                back,
                same.any(axis=0),
            )
        )
    return compared


def _mean(values: FloatArray | NDArray[np.bool_], weights: FloatArray) -> float:
    return float((values * weights).sum() / (weights.sum() + _EPSILON))


def pair_features(
    pairs: Sequence[Pair], reference: Sequence[SentenceView], candidate: Sequence[SentenceView]
) -> NDArray[np.float64]:
    """What tells a true link from a false one.

    Returns:
        Shape (pairs, len(PAIR_FEATURES)): cosine of the sentences; recall and precision by vectors;
        the same by stems; the sum of cosine, recall and precision less the best rival's (of the
        same reference sentence; of the same candidate sentence; the lesser of the two), which
        discounts what is similar to everything; difference of length.
    """
    features = np.zeros((len(pairs), len(PAIR_FEATURES)))
    for row, pair in enumerate(pairs):
        left, right = reference[pair.reference].words, candidate[pair.candidate].words
        features[row, 0] = pair.cosine
        features[row, 1] = _mean(pair.recall, left.weights)
        features[row, 2] = _mean(pair.precision, right.weights)
        features[row, 3] = _mean(pair.recall_same, left.weights)
        features[row, 4] = _mean(pair.precision_same, right.weights)
        features[row, 8] = abs(np.log(len(left) / len(right)))
    strength = features[:, 0] + features[:, 1] + features[:, 2]
    for column, side in ((5, "reference"), (6, "candidate")):
        features[:, column] = strength - _rivals([getattr(p, side) for p in pairs], strength)
    features[:, 7] = np.minimum(features[:, 5], features[:, 6])
    return features


def _rivals(owner: Sequence[int], strength: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each pair the greatest strength of another pair of the same owner; 0 where none is."""
    best: dict[int, tuple[float, float]] = {}
    for who, value in zip(owner, strength, strict=True):
        first, second = best.get(who, (0.0, 0.0))
        best[who] = (value, first) if value > first else (first, max(second, value))
    return np.array(
        [
            best[who][1] if value == best[who][0] else best[who][0]
            for who, value in zip(owner, strength, strict=True)
        ]
    )
