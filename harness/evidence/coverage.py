"""Coverage and support: each unit's probability of being in the other text, and its evidence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harness.alignment.links import Alignment
from harness.alignment.view import DocumentView, UnitView
from harness.evidence.calibration import Network, Networks
from harness.evidence.features import (
    Side,
    Signals,
    answers,
    sentence_signals,
    unit_features,
)
from harness.evidence.guards import (
    answered_words,
    has_place,
    heading_strength,
    order_share,
    spoken_share,
    verbatim_places,
)
from harness.evidence.retelling import LONGEST, Retelling, side_words
from harness.evidence.spans import find_evidence
from harness.evidence.unit_words import UnitReader, unit_words
from harness.result import Evidence

__all__ = ["VERBATIM", "Judged", "judge", "judged_features", "retold_share", "sides"]

VERBATIM = 0.99
"""A unit that stands word for word in a linked sentence is covered, whatever the model says."""
_SURE = 0.95
_TAKEN = 0.8
"""In doubt, words that say another unit word for word are no answer to a second one; beyond this
share of its words the unit has no answer of its own."""
_TINY = 2
"""Words of a unit that tells nothing but by these words themselves, or by its place."""
_SAME_HEADING = 0.9
"""Strength of the link from which a heading is told by the one at its place: foreign headings that
were put there are linked by 0.56 at most, others' wording of the same by 0.9 and more mostly."""
_AS_HEADING = 0.7
"""What such a heading has at least: it is covered, and no more is known of it."""
_LIKELY_HEADING, _IN_PLACE = 0.7, 0.6
"""Between the two a heading is called neither there nor missing: partial, from either side."""
_TOLD = 0.5
_ALONE = 0.4
"""Taken from the logit of a unit whose sentence has no link. On the cases of
benchmarks/held_out_documents.py (whose networks are handed in, so that it is not applied there)
limits that are as much higher for such units leave F1 as it is: omissions 0.925, additions 0.979;
in other genres, where an addition shares more words with its text, it tells more of them."""
_STRONG = 0.5
_SHORTEST = 8
"""Words of a text from which it can be told anew: of a line there is nothing to leave out."""
_REPEATED = 0.9
"""Share of a text's words that the other has, too, from which that is no retelling: a number or a
sign was exchanged in it at most."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A unit with its score.

    Attributes:
        paragraph: Index of its paragraph.
        unit: Index in the paragraph's units.
        sentence: Index of its sentence in the view.
        probability: That its meaning is in the other text, 0 to 1.
        evidence: What answers it, best first.
    """

    paragraph: int
    unit: int
    sentence: int
    probability: float
    evidence: tuple[Evidence, ...]


def sides(
    reference: DocumentView, candidate: DocumentView, alignment: Alignment
) -> tuple[Side, Side]:
    """The comparison from the reference's side and from the candidate's."""
    strength = {(link.reference, link.candidate): link.strength for link in alignment.links}
    pairs = alignment.pairs.values()
    return (
        Side(
            reference.sentences,
            candidate.sentences,
            alignment.by_reference,
            strength,
            answers(pairs, len(reference.sentences), turned=False),
        ),
        Side(
            candidate.sentences,
            reference.sentences,
            alignment.by_candidate,
            {(j, i): value for (i, j), value in strength.items()},
            answers(pairs, len(candidate.sentences), turned=True),
        ),
    )


def _completeness(side: Side, *, lines: bool) -> NDArray[np.float64]:
    """How much of both texts is linked, for each sentence: of the whole texts, or of its line.

    A summary links little of its reference but most of itself; what is about something else links
    little of either.

    Returns:
        Shape (sentences, 2): of this side, of the other.
    """
    here, there = np.zeros(len(side.sentences)), np.zeros(len(side.others))
    for i, linked in enumerate(side.links):
        for j in linked:
            strong = side.strength.get((i, j), 1.0) > _STRONG
            here[i], there[j] = max(here[i], strong), max(there[j], strong)
    own = [s.paragraph if lines else 0 for s in side.sentences]
    columns = []
    for sentences, told in ((side.sentences, here), (side.others, there)):
        line = [s.paragraph if lines else 0 for s in sentences]
        size = max([*own, *line], default=0) + 1
        weights = np.array([float(s.words.weights.sum()) for s in sentences])
        total = np.bincount(line, weights, size) if line else np.zeros(size)
        part = np.bincount(line, weights * told, size) if line else np.zeros(size)
        columns.append((part / np.where(total > 0, total, 1))[own] if own else np.zeros(0))
    return np.stack(columns, axis=1)


def judged_features(
    side: Side, found: Sequence[Signals] | None = None, *, lines: bool = False
) -> list[tuple[int, UnitView, NDArray[np.float64]]]:
    """The signals of every unit of one side that has a word: sentence, unit, features."""
    found = sentence_signals(side) if found is None else found
    complete = _completeness(side, lines=lines)
    return [
        (
            index,
            unit,
            unit_features(
                signals,
                side.looked_at[index],
                sentence.words,
                unit.first,
                unit.last,
                (float(complete[index, 0]), float(complete[index, 1])),
            ),
        )
        for index, (sentence, signals) in enumerate(zip(side.sentences, found, strict=True))
        for unit in sentence.units
        if unit.last > unit.first
    ]


def retold_share(side: Side, signals: Sequence[Signals], retelling: Retelling | None) -> float:
    """How likely it is that a side's text is told anew in the other, 0 to 1."""
    words = side_words(side)
    if retelling is None or not _SHORTEST <= words <= LONGEST or _said_share(side) >= _REPEATED:
        return 0.0
    rows = judged_features(side, signals)
    return retelling.share(np.stack([features for _, _, features in rows]), words) if rows else 0.0


def _said_share(side: Side) -> float:
    """The share of a side's words that stand in the other text, too, by weight."""
    there = {key for sentence in side.others for key in sentence.words.keys.tolist()}
    total = said = 0.0
    for sentence in side.sentences:
        weights = sentence.words.weights.tolist()
        for key, weight in zip(sentence.words.keys.tolist(), weights, strict=True):
            total += weight
            said += weight * (key in there)
    return said / total if total else 0.0


def judge(
    side: Side,
    other: DocumentView,
    network: Network | Networks,
    signals: Sequence[Signals] | None = None,
    *,
    lines: bool = False,
    free: bool = False,
    retelling: Retelling | None = None,
    reader: UnitReader | None = None,
) -> list[Judged]:
    """Score every unit of one side.

    Args:
        side: The units' side.
        other: The other text.
        network: The calibration's networks for this side.
        signals: Of the side's sentences, where they are known already.
        lines: The texts are aligned line by line.
        free: The units are the text's own, and no line binds them: a sentence without a link is
            believed less.
        retelling: What is right for the side's units if the other text is no translation of it.
        reader: Of given content units, heard as much as ``network``.

    Returns:
        One for each unit with a word, in the order of the text.
    """
    signals = sentence_signals(side) if signals is None else signals
    rows = judged_features(side, signals, lines=lines)
    if not rows:
        return []
    features = np.stack([features for _, _, features in rows])
    probabilities = network.probability(features)
    if reader is not None:
        words = [unit_words(side, index, signals[index], unit) for index, unit, _ in rows]
        probabilities = (probabilities + reader.probability(features, words)) / 2
    elif free:
        linked = np.array([len(side.links[index]) > 0 for index, _, _ in rows])
        probabilities = np.where(linked, probabilities, _less(probabilities, _ALONE))
    if retelling is not None:
        probabilities = retelling.blend(features, side_words(side), probabilities)
    if not other.sentences:
        probabilities = np.zeros(len(rows))  # nothing said covers nothing
    exact = [verbatim_places(side, index, unit.first, unit.last) for index, unit, _ in rows]
    spoken_for = {place for places in exact for place in places}
    order = order_share(side, signals)
    values = [
        max(value, VERBATIM)
        if places
        else _guarded(side, index, signals[index], unit, value * order, spoken_for, lines=lines)
        for (index, unit, _), value, places in zip(rows, probabilities.tolist(), exact, strict=True)
    ]
    asked = [
        (index, unit, value >= _TOLD) for (index, unit, _), value in zip(rows, values, strict=True)
    ]
    return [
        Judged(unit.paragraph, unit.unit, index, value, evidence)
        for (index, unit, _), value, evidence in zip(
            asked, values, find_evidence(side, other, asked), strict=True
        )
    ]


def _less(probabilities: NDArray[np.float64], logit: float) -> NDArray[np.float64]:
    """Probabilities whose logits are less by so much."""
    return probabilities / (probabilities + (1 - probabilities) * math.exp(logit))


def _guarded(
    side: Side,
    index: int,
    signals: Signals,
    unit: UnitView,
    value: float,
    spoken_for: set[int],
    *,
    lines: bool,
) -> float:
    """A unit's score where words alone settle it, and as the networks put it elsewhere."""
    heading = 0.0 if lines else heading_strength(side, index, unit)
    if heading >= _SAME_HEADING:
        return max(value, _AS_HEADING)
    if heading >= _LIKELY_HEADING:
        return max(value, _IN_PLACE)
    if unit.last - unit.first <= _TINY and not (
        heading > 0 or has_place(side, index, unit, lines=lines)
    ):
        value = min(value, answered_words(side, index, signals, unit))
    if value < _SURE and spoken_share(signals, unit, spoken_for) >= _TAKEN:
        value = min(value, 1 - _TAKEN)
    return value
