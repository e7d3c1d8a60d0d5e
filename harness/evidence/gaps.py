"""Words and phrases inside a rendered unit that nothing answers: omissions and additions in small.

Coverage judges a unit as a whole; a lost adjective or an added name hardly moves it. Here each
word is judged by itself, by a small network over the signals of ``gap_features.py``, and runs of
words that nothing answers become gaps. These are findings; the chances cost a little adequacy
(``penalty.py``).

The network is fitted by ``fitting/gaps.py`` on planted removals and insertions of single words and
phrases (DEMETR, Karpinska et al. 2022), with unperturbed translations and second human references
as what must stay quiet. Its weights and where they come from stand in ``gaps.json``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import accumulate
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from harness.alignment.view import DocumentView
from harness.evidence.calibration import Network
from harness.evidence.facts.name_tables import name_words
from harness.evidence.facts.name_variants import is_plain
from harness.evidence.facts.titles import is_title_form
from harness.evidence.facts.words import fold
from harness.evidence.gap_features import (
    SIDE_COLUMNS,
    SIDE_FEATURES,
    gap_features,
    said_words,
)
from harness.evidence.list_items import list_items
from harness.evidence.stretches import Stretch

__all__ = ["Gap", "GapModel", "JudgedWords", "find_gaps", "judge_words", "load_gaps"]

_MOST = 4
"""Sentences a side that are compared; a larger group is a fusion, whose words go many ways."""
_LONGEST = 1000
"""Words a side that are compared: signals grow with the square, and so long a sentence is no
prose but a table or a blob."""
_UNLIKE = 2.0
"""One side has at most so many times the other's words: else it is a summary, not a rendering."""
_ITEM = 0.15
"""A whole item of a list is told from this share of the threshold, as the mean over its words."""
_GROW = 0.5
"""A word next to a gap joins it at this share of the threshold."""
_NAME = 0.5
"""A name is told from this share of the threshold: names are seldom paraphrased, so what nothing
answers is lost more often than among other words. All 14 names that it tells besides on 1,505 lines
that two people translated stand in one of the two alone (read one by one; 23 November 2026)."""
_NO_NAMES = ("title", "calendar", "currency", "never")


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
        columns: For each network, which of the features it reads.
        thresholds: From which it is told, 0 to 1.
        encoder: Start of the signature of the encoder that it was fitted for.
        signature: Hash of all the numbers.
    """

    networks: tuple[Network, Network]
    columns: tuple[NDArray[np.int64], NDArray[np.int64]]
    thresholds: tuple[float, float]
    encoder: str
    signature: str


@lru_cache(maxsize=1)
def load_gaps() -> GapModel:
    """The model that ships with the package, for the embedded encoder."""
    text = resources.files("harness.evidence").joinpath("gaps.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    sides = [data["omission"], data["addition"]]
    if [tuple(side["features"]) for side in sides] != list(SIDE_FEATURES):
        raise RuntimeError("gaps.json was fitted for other features: run fitting/gaps.py")
    return GapModel(
        (Network.of(sides[0]), Network.of(sides[1])),
        (SIDE_COLUMNS[0], SIDE_COLUMNS[1]),
        (sides[0]["threshold"], sides[1]["threshold"]),
        data["encoder"],
        hashlib.sha256(text.encode()).hexdigest()[:8],
    )


@dataclass(frozen=True, slots=True)
class JudgedWords:
    """The words of one side of a group of linked sentences.

    Attributes:
        view: The side's view.
        sentences: The group's sentences there.
        words: Of all of them, in order.
        chances: Shape (words,): the probability that nothing answers a word.
        said: Shape (words,), bool: it stands on the other side, not needed there for another.
        threshold: From which a chance is told.
    """

    view: DocumentView
    sentences: tuple[int, ...]
    words: Stretch
    chances: NDArray[np.float64]
    said: NDArray[np.bool_]
    threshold: float

    @property
    def unanswered(self) -> float:
        """How many content words nothing answers: the sum of the chances."""
        return float(self.chances[~self.said & self.words.content].sum())

    @property
    def starts(self) -> list[int]:
        """Where in :attr:`words` each sentence begins, and one past the last word."""
        sizes = [len(self.view.sentences[index].words) for index in self.sentences]
        return list(accumulate(sizes, initial=0))

    def gap(self, first: int, last: int) -> Gap:
        """Some words of one sentence, as :attr:`words` counts them, as a gap."""
        starts = self.starts
        place = max(i for i, start in enumerate(starts[:-1]) if start <= first)
        begin = starts[place]
        chance = float(self.chances[first:last].max())
        return Gap(self.sentences[place], first - begin, last - begin, chance)


def judge_words(
    own: tuple[DocumentView, Sequence[int]],
    other: tuple[DocumentView, Sequence[int]],
    model: GapModel,
    side: Literal[0, 1],
) -> JudgedWords | None:
    """How likely it is of each word of a group of linked sentences that nothing answers it.

    Args:
        own: The side that is judged, and the group's sentences there.
        other: The other side, and the group's sentences there.
        model: See :func:`load_gaps`.
        side: 0 where the reference is judged, 1 where the candidate is.

    Returns:
        None where the two sides are too unlike in length to be renderings of each other, or too
        long.
    """
    if not all(0 < len(indices) <= _MOST for _, indices in (own, other)):
        return None
    mine, theirs = Stretch.of(*own), Stretch.of(*other)
    if not 1 / _UNLIKE <= len(mine) / len(theirs) <= _UNLIKE:
        return None
    if max(len(mine), len(theirs)) > _LONGEST:
        return None
    rows = gap_features(mine, theirs, _vector(*own), _vector(*other))
    return JudgedWords(
        own[0],
        tuple(own[1]),
        mine,
        model.networks[side].probability(rows[:, model.columns[side]]),
        said_words(rows),
        model.thresholds[side],
    )


def find_gaps(side: JudgedWords) -> list[Gap]:
    """The gaps of a group of linked sentences on one side, in the order of the text."""
    chances = np.where(side.said | ~side.words.content, 0.0, side.chances)
    of_names = np.where(_names(side.words), chances, 0.0)
    found: list[Gap] = []
    for index, start in zip(side.sentences, side.starts, strict=False):
        sentence = side.view.sentences[index]
        size = len(sentence.words)
        part, content = chances[start : start + size], sentence.words.content
        bounds = [(unit.first, unit.last) for unit in sentence.units]
        runs = [run for a, b in bounds for run in _runs(part, content, a, b, side.threshold)]
        text = side.view.document.paragraphs[sentence.paragraph].text
        said = side.said[start : start + size]
        for first, last in list_items(text, sentence.words.spans):
            own = part[first:last][content[first:last]]
            likely = len(own) > 0 and own.mean() >= _ITEM * side.threshold
            if likely and _is_free((first, last), runs) and not said[first:last].any():
                runs.append((first, last))
        names, bar = of_names[start : start + size], side.threshold * _NAME
        for a, b in bounds:
            runs += [run for run in _runs(names, content, a, b, bar) if _is_free(run, runs)]
        found += [Gap(index, a, b, float(part[a:b].max())) for a, b in sorted(runs)]
    return found


def _names(words: Stretch) -> NDArray[np.bool_]:
    """Which words are a name by themselves.

    The ``National`` of a long one is none, nor is a title; months and currencies are the business
    of facts.
    """
    no_names = _no_names()
    own = []
    for surface in words.surfaces:
        folded = fold(surface)
        named = surface[0].isupper() and not is_plain(folded)
        own.append(named and folded not in no_names and not is_title_form(folded))
    return np.asarray(words.marked & np.array(own, dtype=np.bool_))


@cache
def _no_names() -> frozenset[str]:
    return frozenset(word for kind in _NO_NAMES for word in name_words()[kind])


def _vector(view: DocumentView, indices: Sequence[int]) -> NDArray[np.float32]:
    total = view.vectors[list(indices)].sum(axis=0)
    norm = float(np.linalg.norm(total))
    return np.asarray(total / norm if norm > 0 else total, dtype=np.float32)


def _is_free(run: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return not any(first < run[1] and run[0] < last for first, last in others)


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
