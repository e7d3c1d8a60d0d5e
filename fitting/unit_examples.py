"""What the reader of given units is fitted to: people's labels, a unit of a summary at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fitting.content_units import labelled_sides
from harness.encoders import Encoder
from harness.evidence.coverage import judged_features
from harness.evidence.features import sentence_signals
from harness.evidence.unit_words import UnitWords, unit_words

__all__ = ["Examples", "read_examples"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Examples:
    """Every unit of every summary.

    Attributes:
        features: Shape (examples, len(FEATURES)).
        words: One an example.
        present: Shape (examples,): what people said.
        documents: One an example.
        systems: One an example.
        units: One an example: the same for one unit in all summaries.
    """

    features: Floats
    words: Sequence[UnitWords]
    present: Floats
    documents: NDArray[np.str_]
    systems: NDArray[np.str_]
    units: NDArray[np.str_]

    def own_logits(self) -> Floats:
        """How often each example's unit is present in all the summaries, as a logit."""
        names, inverse = np.unique(self.units, return_inverse=True)
        there = np.bincount(inverse, self.present, len(names))
        absent = np.bincount(inverse, 1 - self.present, len(names))
        return np.asarray(np.log((there + 0.5) / (absent + 0.5))[inverse])


def read_examples(data: Path, encoder: Encoder) -> Examples:
    """The units of people's labels, a line each, held against the summaries."""
    features, words, present, names = [], [], [], []
    for row, near in labelled_sides(data, encoder):
        signals = sentence_signals(near)
        for index, unit, one in judged_features(near, signals):
            features.append(one)
            words.append(unit_words(near, index, signals[index], unit))
            present.append(float(row.units[unit.paragraph].present))
            names.append((str(row.id), row.system, f"{row.id} {unit.paragraph}"))
    documents, systems, units = map(np.array, zip(*names, strict=True))
    return Examples(np.stack(features), words, np.array(present), documents, systems, units)
