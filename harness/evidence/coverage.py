"""Coverage and support: each unit's probability of being in the other text, and its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harness.alignment.links import Alignment
from harness.alignment.view import DocumentView, SentenceView, UnitView
from harness.evidence.calibration import Network, Networks
from harness.evidence.features import (
    Answer,
    Side,
    Signals,
    answers,
    sentence_signals,
    unit_features,
)
from harness.result import Evidence

__all__ = ["Judged", "judge", "judged_features", "sides"]

_VERBATIM = 0.99
"""A unit that stands word for word in a linked sentence is covered, whatever the model says."""
_NO_CHANCE = 5
_TOLD = 0.5
_STRONG = 0.5
_EVIDENCE_SHARE = 0.4
_EVIDENCE_AT_MOST = 3


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


def judge(
    side: Side,
    other: DocumentView,
    network: Network | Networks,
    signals: Sequence[Signals] | None = None,
    *,
    lines: bool = False,
) -> list[Judged]:
    """Score every unit of one side.

    Args:
        side: The units' side.
        other: The other text.
        network: The calibration's networks for this side.
        signals: Of the side's sentences, where they are known already.
        lines: The texts are aligned line by line.

    Returns:
        One for each unit with a word, in the order of the text.
    """
    rows = judged_features(side, signals, lines=lines)
    if not rows:
        return []
    probabilities = network.probability(np.stack([features for _, _, features in rows]))
    if not other.sentences:
        probabilities = np.zeros(len(rows))  # nothing said covers nothing
    judged = []
    for (index, unit, _), value in zip(rows, probabilities.tolist(), strict=True):
        exact = _verbatim(side, index, unit.first, unit.last)
        judged.append(
            Judged(
                unit.paragraph,
                unit.unit,
                index,
                max(value, _VERBATIM) if exact else value,
                _evidence(side, index, unit, other, told=value >= _TOLD),
            )
        )
    return judged


def _verbatim(side: Side, index: int, first: int, last: int) -> bool:
    """Whether some words of a sentence stand in the same order in the other text.

    A few words alone must stand in a linked sentence; more than that are no chance anywhere.
    """
    own = side.sentences[index].words.keys[first:last]
    near = side.links[index]
    if len(own) >= _NO_CHANCE:
        near = [answer.other for answer in side.looked_at[index]]
    for j in near:
        keys = side.others[j].words.keys
        for at in np.flatnonzero(keys == own[0]):
            if np.array_equal(keys[at : at + len(own)], own):
                return True
    return False


def _evidence(
    side: Side, index: int, unit: UnitView, other: DocumentView, *, told: bool
) -> tuple[Evidence, ...]:
    """The units of the linked sentences in which the words of this unit are answered.

    ``told``: the unit counts as present, so that something must answer it.
    """
    linked = set(side.links[index])
    first, last = unit.first, unit.last
    weights = side.sentences[index].words.weights[first:last]
    found: list[tuple[float, Evidence]] = []
    seen = side.looked_at[index]
    if not linked and seen and told:
        # nothing is left to answer it, but what answers another sentence says it too
        best = max(seen, key=lambda a: float((a.best[first:last] * weights).sum()))
        linked = {best.other}
    for answer in seen:
        if answer.other in linked:
            found += _spans(answer, side.others[answer.other], first, last, weights, other)
    found.sort(key=lambda item: (-item[0], item[1].paragraph, item[1].start))
    if not found:
        return ()
    most = found[0][0]
    return tuple(e for share, e in found if share >= _EVIDENCE_SHARE * most)[:_EVIDENCE_AT_MOST]


def _spans(
    answer: Answer,
    sentence: SentenceView,
    first: int,
    last: int,
    weights: NDArray[np.float32],
    other: DocumentView,
) -> list[tuple[float, Evidence]]:
    at, best = answer.at[first:last], answer.best[first:last]
    spans = []
    text = other.document.paragraphs[sentence.paragraph].text
    units = other.document.paragraphs[sentence.paragraph].units
    for unit in sentence.units:
        inside = (at >= unit.first) & (at < unit.last)
        if not inside.any():
            continue
        share = float((weights * best)[inside].sum())
        similarity = float((weights * best)[inside].sum() / weights[inside].sum())
        start, end = units[unit.unit].start, units[unit.unit].end
        spans.append(
            (
                share,
                Evidence(
                    paragraph=sentence.paragraph,
                    start=start,
                    end=end,
                    text=text[start:end],
                    similarity=round(min(1.0, max(-1.0, similarity)), 4),
                ),
            )
        )
    return spans
