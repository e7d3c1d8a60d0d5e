"""Given content units, read word by word: which words of a unit matter, and how each is answered.

The networks of ``calibration.py`` see a unit's words as sums and minima, weighted by how rare the
words are. Whether "a man *was arrested* in Paris" is told hangs more on the verb than on the
place, and that is learnt here: a word's weight comes from its contextual vector, and a small
network says of each word what its answer is worth, before the whole unit is judged. Fitted by
``fitting/units.py`` on people's labels of content units in summaries. They are of some 600 units in
25 summaries each, so the networks are small, and half of what a unit's own share of the summaries
explains is taken out of what is learnt (a random intercept, as in mixed models: McCulloch & Searle
2001).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from harness.alignment.view import UnitView
from harness.alignment.words import Words
from harness.evidence.features import APART, FEATURES, Side, Signals

__all__ = [
    "FAR",
    "KNOWN",
    "LOUD",
    "STEEP",
    "SURROUNDINGS",
    "WORD_SIGNALS",
    "Member",
    "UnitReader",
    "UnitWords",
    "load_unit_reader",
    "unit_words",
]

WORD_SIGNALS = (
    "answer",
    "second",
    "same",
    "linked",
    "linked_same",
    "claimed",
    "next",
    "near",
    "elsewhere",
    "sentence_cosine",
)
"""How a word is answered: the two best cosines, whether its stem stands there and in what is
linked, whether the answer fits another sentence better, where it stands after the last word's."""
KNOWN = ("weight", "content", "marked")
"""What is known of a word before it is answered."""
SURROUNDINGS = ("before", "after", "mean", "weighted", "least")
"""The answers of the words around it, and of all the unit's."""
_STEP = 4
_RARE = 6.0
"""Nats that make a word's weight about 1."""
FAR = 4.0
"""Standard deviations that a unit's signal counts for at most."""
STEEP = 5.0
"""Nats by which a word's importance is raised or lowered at most."""
LOUD = 4.0
"""Of what the best word says, so much is about as much as can be said."""
_LIMIT = 12.0


@dataclass(frozen=True, slots=True)
class UnitWords:
    """The words of one unit.

    Attributes:
        signals: Shape (words, len(WORD_SIGNALS) + len(KNOWN)).
        vectors: Shape (words, dimension), of unit length or zero.
    """

    signals: NDArray[np.float64]
    vectors: NDArray[np.floating]


def unit_words(side: Side, index: int, signals: Signals, unit: UnitView) -> UnitWords:
    """How each word of a unit is answered.

    Args:
        side: The unit's side.
        index: Its sentence.
        signals: Of that sentence.
        unit: With a word at least.
    """
    words: Words = side.sentences[index].words
    cut = slice(unit.first, unit.last)
    size = unit.last - unit.first
    best, second = np.zeros(size), np.zeros(size)
    place = np.full(size, -1)
    for answer in side.looked_at[index]:
        values = answer.best[cut].astype(np.float64)
        better = values > best
        second = np.where(better, best, np.maximum(second, values))
        place = np.where(better, answer.at[cut] + APART * answer.other, place)
        best = np.where(better, values, best)
    stride = np.abs(np.diff(place, prepend=place[:1]))
    columns = [
        best,
        second,
        signals.near_same[cut],
        signals.linked[cut],
        signals.linked_same[cut],
        signals.claimed_near[cut],
        stride == 1,
        stride <= _STEP,
        stride > APART // 10,
        np.full(size, signals.cosine),
        words.weights[cut] / _RARE,
        words.content[cut],
        words.marked[cut],
    ]
    return UnitWords(
        np.stack([np.asarray(c, dtype=np.float64) for c in columns], axis=1), words.vectors[cut]
    )


@dataclass(frozen=True, slots=True)
class Member:
    """One fitted network; see :class:`UnitReader`.

    Attributes:
        importance: Shape (dimension,): of a word's vector.
        known: Shape (len(KNOWN),): of what is known of it.
        word: Weights and biases of the two layers that judge a word's answer.
        center: Shape (len(FEATURES),).
        scale: Shape (len(FEATURES),), above 0.
        unit: Weights and biases of the two layers that judge the unit.
        direct: Shape (inputs of ``unit``,): what goes past its hidden layer.
    """

    importance: NDArray[np.float64]
    known: NDArray[np.float64]
    word: tuple[NDArray[np.float64], ...]
    center: NDArray[np.float64]
    scale: NDArray[np.float64]
    unit: tuple[NDArray[np.float64], ...]
    direct: NDArray[np.float64]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Member:
        """From the lists of numbers that ``fitting/units.py`` writes."""
        array = {
            name: np.array(data[name])
            for name in ("importance", "known", "center", "scale", "direct")
        }
        layers = {name: tuple(map(np.array, data[name])) for name in ("word", "unit")}
        return cls(**array, **layers)  # type: ignore[arg-type]

    def logit(self, features: NDArray[np.float64], words: UnitWords) -> float:
        """How surely a unit is told.

        Args:
            features: Shape (len(FEATURES),).
            words: The unit's.
        """
        answers = words.signals[:, 0]
        raised = words.vectors @ self.importance + words.signals[:, -len(KNOWN) :] @ self.known
        weights = np.exp(np.clip(raised, -STEEP, STEEP))
        weights /= weights.sum()
        around = np.stack(
            [
                np.append(0.0, answers[:-1]),
                np.append(answers[1:], 0.0),
                *(np.full(len(answers), v) for v in (answers.mean(), weights @ answers)),
                np.full(len(answers), answers.min()),
            ],
            axis=1,
        )
        first, shift, second, base = self.word
        told = np.maximum(np.hstack([words.signals, around]) @ first + shift, 0) @ second + base
        inputs = np.concatenate(
            [
                np.clip((features - self.center) / self.scale, -FAR, FAR),
                weights @ told,
                np.tanh(told.max(axis=0) / LOUD),
            ]
        )
        first, shift, second, base = self.unit
        [told_of] = np.maximum(inputs @ first + shift, 0) @ second + base
        return float(told_of + inputs @ self.direct)


@dataclass(frozen=True, slots=True)
class UnitReader:
    """The fitted networks.

    Attributes:
        members: They learnt the same from different beginnings; their mean logit counts.
        slope: The mean times this, plus ``offset``, is the logit of a probability (Platt 1999).
        offset: See there.
        signature: Hash of all the numbers.
    """

    members: tuple[Member, ...]
    slope: float
    offset: float
    signature: str

    def probability(
        self, features: NDArray[np.float64], words: Sequence[UnitWords]
    ) -> NDArray[np.float64]:
        """Probability that a person would say "present".

        Args:
            features: Shape (units, len(FEATURES)).
            words: One a unit.

        Returns:
            Shape (units,), strictly between 0 and 1.
        """
        logits = np.array(
            [
                np.mean([member.logit(row, one) for member in self.members])
                for row, one in zip(features, words, strict=True)
            ]
        )
        mapped = np.clip(self.slope * logits + self.offset, -_LIMIT, _LIMIT)
        return np.asarray(1 / (1 + np.exp(-mapped)))


@lru_cache(maxsize=1)
def load_unit_reader() -> UnitReader:
    """The networks that ship with the package, for the embedded encoder."""
    text = resources.files("harness.evidence").joinpath("units.json").read_text("utf-8")
    data = json.loads(text)
    expected = [*WORD_SIGNALS, *KNOWN, *SURROUNDINGS]
    if data["features"] != list(FEATURES) or data["word_signals"] != expected:
        raise RuntimeError("units.json was fitted for other signals: run fitting/units.py")
    return UnitReader(
        tuple(Member.of(one) for one in data["members"]),
        float(data["slope"]),
        float(data["offset"]),
        hashlib.sha256(text.encode()).hexdigest()[:8],
    )
