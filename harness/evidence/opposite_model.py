"""Whether one word was put for another as its opposite, told by their contextual vectors.

Two unlike words that answer each other, one of the reference and one of the candidate, may be
synonyms, or opposites: their cosines are alike, their vectors are not. A small network reads both
words' vectors, from the last layer and from a lower one, and how well the two fit each other's
place (:data:`OPPOSITE_SIGNALS`). It was fitted by ``fitting/opposites.py`` on translations in which
a word was exchanged for one that WordNet opposes to it, and knows opposites that no table has. That
such relations can be read off vectors is known from probing (Vulic et al. 2020).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from harness.alignment.view import SentenceView
from harness.alignment.words import stem
from harness.evidence.facts.words import FUNCTION_WORDS

__all__ = [
    "LOUD",
    "OPPOSITE_SIGNALS",
    "TURN",
    "OppositeModel",
    "UnlikeWords",
    "WordVectors",
    "load_opposites",
    "opposites_path",
    "unlike_words",
]

OPPOSITE_SIGNALS = (
    "cosine",
    "early_cosine",
    "best_of_reference",
    "best_of_candidate",
    "early_best_of_reference",
    "early_best_of_candidate",
    "before",
    "after",
    "ahead",
    "reference_weight",
    "candidate_weight",
    "reference_content",
    "candidate_content",
)
LOUD, TURN = 6.0, 0.3
"""Scales of what the network sees of two projected vectors: so that all of it is of one size."""
_LEAST = 0.15
"""Cosine under which two words are not held to answer each other."""
_RARE = 9.0
"""Nats that make a rare word's weight about 1."""
_LIMIT = 30.0

Floats = NDArray[np.float32]


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    """Stems of function words; what those turn into, ``facts/antonyms.py`` tells."""
    return frozenset(stem(word) for word in FUNCTION_WORDS)


@dataclass(frozen=True, slots=True)
class WordVectors:
    """The words of some sentences of one side, in order.

    Attributes:
        spans: Shape (words, 2): start and end, in the same text for all sentences.
        keys: Shape (words,): of their stems.
        weights: Shape (words,).
        content: Shape (words,), bool.
        plain: Shape (words,), bool: no function word, no number and, inside a sentence, no capital.
        late: Shape (words, dimension).
        early: Shape (words, dimension).
    """

    spans: NDArray[np.int64]
    keys: NDArray[np.int64]
    weights: Floats
    content: NDArray[np.bool_]
    plain: NDArray[np.bool_]
    late: Floats
    early: Floats

    @classmethod
    def of(cls, parts: Sequence[tuple[int, SentenceView]]) -> WordVectors:
        """The words of at least one sentence, each with the place that it begins at."""
        words = [sentence.words for _, sentence in parts]
        stems = [one for each in words for one in each.stems]
        return cls(
            np.concatenate([s.words.spans - s.start + at for at, s in parts]),
            np.concatenate([each.keys for each in words]),
            np.concatenate([each.weights for each in words]),
            np.concatenate([each.content for each in words]),
            ~np.concatenate([each.marked for each in words])
            & np.array([one.isalpha() and one not in _light() for one in stems], dtype=bool),
            np.concatenate([each.vectors for each in words]),
            np.concatenate([each.early for each in words]).astype(np.float32),
        )


@dataclass(frozen=True, slots=True)
class UnlikeWords:
    """Words of the reference, each with another word that answers it in the candidate.

    Attributes:
        at: Shape (pairs, 2): their indices in the two sides.
        signals: Shape (pairs, len(OPPOSITE_SIGNALS)).
        late: Two of shape (pairs, dimension): their vectors.
        early: Two of the same shape.
    """

    at: NDArray[np.int64]
    signals: Floats
    late: tuple[Floats, Floats]
    early: tuple[Floats, Floats]


def unlike_words(reference: WordVectors, candidate: WordVectors) -> UnlikeWords:
    """Words left over on either side, each with what answers it best of the other's, by each layer.

    Returns:
        In the order of the reference; a word may be in several pairs.
    """
    cosines = reference.late @ candidate.late.T
    early = reference.early @ candidate.early.T
    left, right = _left_over(reference, candidate), _left_over(candidate, reference)
    found = {
        pair
        for values in (cosines, early)
        for pair in _best_pairs(values, np.flatnonzero(left), np.flatnonzero(right))
        if cosines[pair] >= _LEAST
    }
    at = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
    i, j = at[:, 0], at[:, 1]
    around = np.pad(early, 1)
    around[0, 0] = around[-1, -1] = 1.0  # both begin the stretch, or both end it
    rival = np.partition(np.pad(cosines, ((1, 1), (0, 0))), -2, axis=0)[-2]
    columns = (
        cosines[i, j],
        early[i, j],
        cosines.argmax(axis=1)[i] == j,
        cosines.argmax(axis=0)[j] == i,
        early.argmax(axis=1)[i] == j,
        early.argmax(axis=0)[j] == i,
        around[i, j],
        around[i + 2, j + 2],
        cosines[i, j] - rival[j],
        reference.weights[i] / _RARE,
        candidate.weights[j] / _RARE,
        reference.content[i],
        candidate.content[j],
    )
    return UnlikeWords(
        at,
        np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1),
        (reference.late[i], candidate.late[j]),
        (reference.early[i], candidate.early[j]),
    )


def _best_pairs(
    cosines: Floats, left: NDArray[np.int64], right: NDArray[np.int64]
) -> Iterator[tuple[int, int]]:
    """For each of some rows the best of some columns, and the other way round."""
    if not len(left) or not len(right):
        return
    part = cosines[np.ix_(left, right)]
    for row, column in enumerate(part.argmax(axis=1).tolist()):
        yield int(left[row]), int(right[column])
    for column, row in enumerate(part.argmax(axis=0).tolist()):
        yield int(left[row]), int(right[column])


def _left_over(own: WordVectors, other: WordVectors) -> NDArray[np.bool_]:
    """Which plain words' stems stand more often here than on the other side."""
    keys, inverse, counts = np.unique(own.keys, return_inverse=True, return_counts=True)
    there = dict(zip(*np.unique(other.keys, return_counts=True), strict=True))
    more = np.array([n > there.get(key, 0) for key, n in zip(keys, counts, strict=True)], bool)
    return np.asarray(more[inverse] & own.plain)


@dataclass(frozen=True, slots=True)
class OppositeModel:
    """The fitted networks; they learnt the same from different beginnings, their mean counts.

    Attributes:
        center: Shape (len(OPPOSITE_SIGNALS),).
        scale: Of the same shape, above 0.
        late: Shape (members, dimension, projected): what is read off a last layer's vector.
        early: Shape (members, dimension, projected): off a lower layer's.
        hidden: Shape (members, inputs, hidden).
        hidden_bias: Shape (members, hidden).
        output: Shape (members, hidden).
        output_bias: Shape (members,).
        threshold: The logit from which two words are told as opposites.
        signature: Hash of all the numbers.
    """

    center: Floats
    scale: Floats
    late: Floats
    early: Floats
    hidden: Floats
    hidden_bias: Floats
    output: Floats
    output_bias: Floats
    threshold: float
    signature: str

    def logits(self, words: UnlikeWords) -> Floats:
        """How surely the second of two words is the first one's opposite.

        Returns:
            Shape (pairs,).
        """
        signals = (words.signals - self.center) / self.scale
        told = [self._member(member, words, signals) for member in range(len(self.output))]
        return np.asarray(np.clip(np.mean(told, axis=0), -_LIMIT, _LIMIT), dtype=np.float32)

    def _member(self, member: int, words: UnlikeWords, signals: Floats) -> Floats:
        seen = [signals]
        for vectors, matrix in ((words.late, self.late), (words.early, self.early)):
            one, other = (LOUD * (side @ matrix[member]) for side in vectors)
            seen += [one * other, np.abs(one - other), TURN * (one - other)]
        inputs = np.concatenate(seen, axis=1)
        inner = np.maximum(inputs @ self.hidden[member] + self.hidden_bias[member], 0)
        return np.asarray(inner @ self.output[member] + self.output_bias[member])


def opposites_path() -> Path:
    """The weights that ship with the package, for the embedded encoder."""
    return Path(str(resources.files("harness.evidence").joinpath("opposites.safetensors")))


@lru_cache(maxsize=1)
def load_opposites() -> OppositeModel:
    """The networks that ship with the package, for the embedded encoder."""
    from safetensors import safe_open

    path = opposites_path()
    with safe_open(path, framework="numpy") as file:
        kept = file.metadata()
        arrays = {name: file.get_tensor(name).astype(np.float32) for name in file.keys()}  # noqa: SIM118
    if json.loads(kept["signals"]) != list(OPPOSITE_SIGNALS):
        raise RuntimeError(f"{path.name} was fitted for other signals: run fitting/opposites.py")
    return OppositeModel(
        **arrays,
        threshold=float(kept["threshold"]),
        signature=hashlib.sha256(path.read_bytes()).hexdigest()[:8],
    )
