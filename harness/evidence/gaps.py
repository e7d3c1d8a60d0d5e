"""Words and phrases inside a rendered unit that nothing answers: omissions and additions in small.

Coverage judges a unit as a whole; a lost adjective or an added name hardly moves it. Here each
word is judged by itself, by a small network over the signals of ``gap_features.py``, and runs of
words that nothing answers become gaps. They are findings, and change no score.

The network is fitted by ``fitting/gaps.py`` on planted removals and insertions of single words and
phrases (DEMETR, Karpinska et al. 2022), with unperturbed translations and second human references
as what must stay quiet. Its weights and where they come from stand in ``gaps.json``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from harness.alignment.view import DocumentView
from harness.evidence.calibration import Network
from harness.evidence.gap_features import GAP_FEATURES, Stretch, gap_features

__all__ = ["Gap", "GapModel", "find_gaps", "load_gaps"]

_MOST = 4
"""Sentences a side that are compared; a larger group is a fusion, whose words go many ways."""
_UNLIKE = 2.0
"""One side has at most so many times the other's words: else it is a summary, not a rendering."""
_GROW = 0.5
"""A word next to a gap joins it at this share of the threshold."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A run of words that nothing answers.

    Attributes:
        sentence: Index of the sentence in its view.
        first: Its first word in that sentence.
        last: One past its last word.
        probability: Of its surest word, 0 to 1.
    """

    sentence: int
    first: int
    last: int
    probability: float


@dataclass(frozen=True, slots=True)
class GapModel:
    """The fitted networks over :data:`harness.evidence.gap_features.GAP_FEATURES`.

    Attributes:
        networks: For the reference's words and for the candidate's: the probability that the word
            has no answer.
        thresholds: From which it is told, 0 to 1.
        encoder: Start of the signature of the encoder that it was fitted for.
        signature: Hash of all the numbers.
    """

    networks: tuple[Network, Network]
    thresholds: tuple[float, float]
    encoder: str
    signature: str


@lru_cache(maxsize=1)
def load_gaps() -> GapModel:
    """The model that ships with the package, for the embedded encoder."""
    text = resources.files("harness.evidence").joinpath("gaps.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    if tuple(data["features"]) != GAP_FEATURES:
        raise RuntimeError("gaps.json was fitted for other features: run fitting/gaps.py")
    sides = [data["omission"], data["addition"]]
    return GapModel(
        (Network.of(sides[0]), Network.of(sides[1])),
        (sides[0]["threshold"], sides[1]["threshold"]),
        data["encoder"],
        hashlib.sha256(text.encode()).hexdigest()[:8],
    )


def find_gaps(
    own: tuple[DocumentView, Sequence[int]],
    other: tuple[DocumentView, Sequence[int]],
    model: GapModel,
    side: Literal[0, 1],
) -> list[Gap]:
    """The gaps of a group of linked sentences, on one side.

    Args:
        own: The side that is judged, and the group's sentences there.
        other: The other side, and the group's sentences there.
        model: See :func:`load_gaps`.
        side: 0 where the reference is judged, 1 where the candidate is.

    Returns:
        In the order of the text; none where the two sides are too unlike in length to be
        renderings of each other.
    """
    if not all(0 < len(indices) <= _MOST for _, indices in (own, other)):
        return []
    mine, theirs = Stretch.of(*own), Stretch.of(*other)
    if not 1 / _UNLIKE <= len(mine) / len(theirs) <= _UNLIKE:
        return []
    rows = gap_features(mine, theirs, _vector(*own), _vector(*other))
    chances = model.networks[side].probability(rows)
    # a word that stands on the other side, and is not needed there for another, is no gap
    paired, same, doubled = (
        rows[:, GAP_FEATURES.index(name)] > 0 for name in ("paired_same", "same", "doubled")
    )
    said = paired | (same & ~doubled)
    chances = np.where(said | ~mine.content, 0.0, chances)
    threshold = model.thresholds[side]
    found: list[Gap] = []
    start = 0
    for index in own[1]:
        sentence = own[0].sentences[index]
        size = len(sentence.words)
        part, content = chances[start : start + size], sentence.words.content
        for unit in sentence.units:
            for first, last in _runs(part, content, unit.first, unit.last, threshold):
                found.append(Gap(index, first, last, float(part[first:last].max())))
        start += size
    return found


def _vector(view: DocumentView, indices: Sequence[int]) -> NDArray[np.float32]:
    total = view.vectors[list(indices)].sum(axis=0)
    norm = float(np.linalg.norm(total))
    return np.asarray(total / norm if norm > 0 else total, dtype=np.float32)


def _runs(
    chances: NDArray[np.float64],
    content: NDArray[np.bool_],
    first: int,
    last: int,
    threshold: float,
) -> Iterator[tuple[int, int]]:
    """Runs of likely words with at least one above the threshold; function words join two."""
    run: list[int] = []
    for i in range(first, last):
        if chances[i] >= threshold * _GROW:
            run.append(i)
        elif run and content[i]:
            if chances[run].max() >= threshold:
                yield run[0], run[-1] + 1
            run = []
    if run and chances[run].max() >= threshold:
        yield run[0], run[-1] + 1
