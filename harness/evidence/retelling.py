"""Short texts told anew: summaries of a few sentences, held against a reference as short.

In a translation a sentence that is linked is a sentence that is rendered. Where two short texts
tell the same events in words of their own, a link says little: what counts is how many of a unit's
words are answered anywhere. Which of the two is before us is told by a network from how the texts
answer each other as a whole; a unit's coverage is the mean of what is right for either, weighted
by that (a mixture of experts, Jacobs et al. 1991). Fitted by ``fitting/retelling.py`` on people's
labels of references of 34 to 65 words: much longer texts are never taken for retellings.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from harness.evidence.calibration import Network, Networks
from harness.evidence.features import FEATURES, Side

__all__ = [
    "LONGEST",
    "TEXT_FEATURES",
    "UNIT_FEATURES",
    "Retelling",
    "load_retelling",
    "side_words",
    "text_features",
    "unit_columns",
]

TEXT_FEATURES = (
    "near_recall",
    "near_same",
    "one_recall",
    "completeness",
    "answering",
    "strength",
    "linked_recall",
)
"""What tells a retelling from a translation, beside the length: means over the units."""
UNIT_FEATURES = (
    "near_recall",
    "near_worst",
    "near_same",
    "marked_same",
    "length",
    "one_recall",
    "one_worst",
    "one_same",
    "alone",
)
"""What tells in a retelling whether a unit is there; links do not."""
LONGEST = 200
"""Words of the longest reference that may be taken for one retold: thrice the longest labelled."""
_TEXT = [FEATURES.index(name) for name in TEXT_FEATURES]
_UNIT = [FEATURES.index(name) for name in UNIT_FEATURES]
_LENGTH = FEATURES.index("length")


def side_words(side: Side) -> int:
    """Words of one text."""
    return sum(len(sentence.words) for sentence in side.sentences)


def text_features(rows: NDArray[np.float64], words: int) -> NDArray[np.float64]:
    """The signals of a whole text, from those of its units.

    Args:
        rows: Shape (units, len(FEATURES)); at least one unit.
        words: Of the text.

    Returns:
        Shape (1 + len(TEXT_FEATURES),): logarithm of the words, then means weighted by length.
    """
    means = np.average(rows[:, _TEXT], axis=0, weights=np.exp(rows[:, _LENGTH]))
    return np.concatenate([[np.log(max(1, words))], means])


def unit_columns(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Those of the units' signals that tell in a retelling: shape (units, len(UNIT_FEATURES))."""
    return rows[:, _UNIT]


@dataclass(frozen=True, slots=True)
class Retelling:
    """The fitted networks.

    Attributes:
        text: Probability that a text is retold, from :func:`text_features`.
        coverage: Probability that a unit is there if it is, from :func:`unit_columns`.
        signature: Hash of all the numbers.
    """

    text: Networks
    coverage: Networks
    signature: str

    def share(self, rows: NDArray[np.float64], words: int) -> float:
        """How likely it is that a text is retold, 0 to 1; 0 for one that is much longer.

        Args:
            rows: Shape (units, len(FEATURES)); at least one unit.
            words: Of the whole text.
        """
        if words > LONGEST:
            return 0.0
        return float(self.text.probability(text_features(rows, words)[None, :])[0])

    def blend(
        self, rows: NDArray[np.float64], words: int, rendered: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """The units' probabilities, whichever way the text is told.

        Args:
            rows: Shape (units, len(FEATURES)); at least one unit.
            words: Of the whole text.
            rendered: Shape (units,): the probabilities if it is translated.

        Returns:
            Shape (units,), 0 to 1.
        """
        share = self.share(rows, words)
        if not share:
            return rendered
        return np.asarray(
            (1 - share) * rendered + share * self.coverage.probability(unit_columns(rows))
        )


@lru_cache(maxsize=1)
def load_retelling() -> Retelling:
    """The networks that ship with the package, for the embedded encoder."""
    text = resources.files("harness.evidence").joinpath("retelling.json").read_text("utf-8")
    data = json.loads(text)
    if data["text_features"] != list(TEXT_FEATURES) or data["features"] != list(UNIT_FEATURES):
        raise RuntimeError("retelling.json was fitted for other features: run fitting/retelling.py")

    def networks(members: Sequence[dict[str, object]], offset: float) -> Networks:
        return Networks(tuple(Network.of(one) for one in members), 1.0, offset)

    return Retelling(
        networks(data["text"], float(data["prior"])),
        networks(data["coverage"], 0.0),
        hashlib.sha256(text.encode()).hexdigest()[:8],
    )
