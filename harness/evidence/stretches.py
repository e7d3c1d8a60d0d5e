"""Stretches of words that are held against each other, and which word of one answers which.

The words are paired one to one (Hungarian method, Kuhn 1955; in alignment of translations: Sultan
et al. 2014, competitive linking of Melamed 2000): what the rest of its own side claims cannot
answer a word, and what nobody claims can.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from harness.alignment.view import DocumentView

__all__ = ["Stretch", "pair_cosines", "pair_words"]

_SAME = 0.5
"""What the same stem is worth beside a cosine, in pairing."""
_ORDER = 0.1
"""What it costs to stand at the other end of the stretch."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words of some linked sentences of one side, in order.

    Attributes:
        surfaces: The words as they are written.
        keys: Shape (words,).
        weights: Shape (words,).
        content: Shape (words,), bool.
        marked: Shape (words,), bool.
        vectors: Shape (words, dimension).
        early: Of the same shape: those of a lower layer.
        missing: Shape (words, 2): logits that something is missing before the word, and after it.
        misplaced: Shape (words,): logits that the word is out of place.
    """

    surfaces: tuple[str, ...]
    keys: NDArray[np.int64]
    weights: NDArray[np.float32]
    content: NDArray[np.bool_]
    marked: NDArray[np.bool_]
    vectors: NDArray[np.float32]
    early: NDArray[np.float32]
    missing: NDArray[np.float32]
    misplaced: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.surfaces)

    @classmethod
    def of(cls, view: DocumentView, indices: Sequence[int]) -> Stretch:
        """The words of at least one sentence of a view as one stretch."""
        sentences = [view.sentences[i] for i in indices]
        texts = [view.document.paragraphs[s.paragraph].text for s in sentences]
        parts = [s.words for s in sentences]
        return cls(
            tuple(
                text[start:end]
                for text, words in zip(texts, parts, strict=True)
                for start, end in words.spans.tolist()
            ),
            np.concatenate([words.keys for words in parts]),
            np.concatenate([words.weights for words in parts]),
            np.concatenate([words.content for words in parts]),
            np.concatenate([words.marked for words in parts]),
            np.concatenate([words.vectors for words in parts]),
            np.concatenate([words.early for words in parts]).astype(np.float32),
            np.concatenate(
                [np.stack([w.fluency[:-1, 0], w.fluency[1:, 0]], axis=1) for w in parts]
            ),
            np.concatenate([words.fluency[:-1, 1] for words in parts]),
        )


def pair_words(
    own: Stretch, other: Stretch
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.bool_]]:
    """One-to-one pairing of two stretches' words.

    Returns:
        For each own word the other's place (-1: none), their cosine, and whether the stems are
        the same.
    """
    cosines = own.vectors @ other.vectors.T
    same = own.keys[:, None] == other.keys[None, :]
    at, value = pair_cosines(cosines, same)
    return at, value, (at >= 0) & same[np.arange(len(own)), at]


def pair_cosines(
    cosines: NDArray[np.float32], same: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """One-to-one pairing of words by their cosines, the same stem and the place.

    Args:
        cosines: Shape (own words, other words).
        same: Of the same shape, bool: are the stems the same?

    Returns:
        For each own word the other's place (-1: none) and their cosine.
    """
    here = np.linspace(0, 1, cosines.shape[0])[:, None]
    there = np.linspace(0, 1, cosines.shape[1])[None, :]
    worth = cosines + _SAME * same - _ORDER * np.abs(here - there)
    rows, columns = linear_sum_assignment(worth, maximize=True)
    at = np.full(len(cosines), -1, dtype=np.int64)
    value = np.zeros(len(cosines))
    at[rows] = columns
    value[rows] = cosines[rows, columns]
    return at, value
