"""Evidence: the stretches of the other text whose words answer a unit's words.

A stretch is worth what the unit's words gain by it (each word's best cosine in it), less what it
holds that answers nothing here, or answers another unit better. So a headline that runs into the
next sentence is told apart from it, and a second stretch is told only where it answers what the
first leaves open. A unit of the other text is told whole, unless the rest of it is long or is
another unit's answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from harness.alignment.view import DocumentView, SentenceView, UnitView
from harness.alignment.words import Words
from harness.documents.model import Paragraph
from harness.encoders.base import FloatArray
from harness.evidence.features import Side, claims
from harness.result import Evidence

__all__ = ["find_evidence"]

# Chosen by hand on make_stress.py's documents over newstest2020, and over documents of wmt22-news
# that the figures in docs/validation.md do not come from.
_UNLIKE = 0.3
"""Cosine up to which two words have nothing in common."""
_SAME_WORD = 0.1
"""Added to the cosine of a word with itself."""
_IDLE = 0.2
"""Cost of a stretch's word that answers nothing, beside the worth of one that is answered."""
_CLAIMED = 0.5
"""Cost of a stretch's word by how much better it answers another unit."""
_LEAST = 0.12
"""Share of a unit's words that a stretch must be worth."""
_AWAY = 0.05
"""Cost of standing at the other end: of two equal answers the one in the same place is told."""
_REST = 0.5
"""A unit is told whole if the rest of it is at most so long beside the stretch …"""
_FREE = 0.05
"""… and answers other units by no more than this share of the unit's words."""
_AT_MOST = 3
_BLOCK = 1 << 20
_FINE = 1 << 16
"""Own words times the answering sentence's up to which a stretch may begin and end at any word;
the search grows with the cube of them. What has more is no prose but a long list or a blob …"""
_CELLS = 128
"""… and its stretches begin and end at so many places."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A sentence that answers, held against the whole sentence whose units are asked for.

    Attributes:
        sentence: The answering sentence.
        fit: Shape (own words, its words): 0 to 1.
        rival: Shape (its words,): how well each fits other sentences of the asking side, 0 to 1.
    """

    sentence: SentenceView
    fit: NDArray[np.float64]
    rival: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Table:
    """The same held against one unit.

    Attributes:
        sentence: The answering sentence.
        fit: Shape (unit words, its words): 0 to 1.
        cost: Shape (its words + 1,): of the words before each place together.
        claimed: Shape (its words + 1,): by how much the words before each place fit others better.
        place: Shape (its words + 1,): where each place stands among all that answers, 0 to 1.
    """

    sentence: SentenceView
    fit: NDArray[np.float64]
    cost: NDArray[np.float64]
    claimed: NDArray[np.float64]
    place: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words ``start`` to ``end`` (exclusive) of a table's sentence."""

    table: _Table
    start: int
    end: int
    worth: float


def find_evidence(
    side: Side, other: DocumentView, asked: Sequence[tuple[int, UnitView, bool]]
) -> list[tuple[Evidence, ...]]:
    """What answers each of some units.

    Args:
        side: The units' side.
        other: The other text.
        asked: Each unit's sentence, the unit, and whether it counts as present, so that something
            must answer it.

    Returns:
        For each unit at most three stretches, the one that says most first; none where nothing
        answers.
    """
    # of the sentences that are not linked, too: an answer that stands nearby may be another's
    claimed = list(zip(*claims(side), strict=True))
    found = []
    for index, group in groupby(asked, key=itemgetter(0)):
        words, held = side.sentences[index].words, {}
        for _, unit, told in group:
            cut = slice(unit.first, unit.last)
            answering = _answering(side, index, cut, told=told)
            for j in answering:
                if j not in held:
                    held[j] = _hold(words, side.others[j], claimed[j], index)
            tables = _tables([held[j] for j in answering], words, cut)
            weights = words.weights[cut] / words.weights[cut].sum()
            chosen = _verbatim(tables, words.keys[cut]) or _choose(
                tables, weights.astype(np.float64), told=told
            )
            found.append(
                tuple(_evidence(each, words.vectors[cut], weights, other) for each in chosen)
            )
    return found


_Claims = tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.int64]]
"""Of one answering sentence, see :func:`harness.evidence.features.claims`."""


def _answering(side: Side, index: int, cut: slice, *, told: bool) -> tuple[int, ...]:
    """The sentences in which to look."""
    linked, seen = side.links[index], side.looked_at[index]
    if linked or not seen or not told:
        return tuple(sorted(linked))
    # nothing is left to answer it, but what answers another sentence says it too
    weights = side.sentences[index].words.weights[cut]
    return (max(seen, key=lambda a: float((a.best[cut] * weights).sum())).other,)


def _hold(words: Words, sentence: SentenceView, claimed: _Claims, index: int) -> _Held:
    first, second, owner = claimed
    others = sentence.words
    same = words.keys[:, None] == others.keys[None, :]
    return _Held(
        sentence,
        _sharpened(words.vectors @ others.vectors.T + _SAME_WORD * same),
        _sharpened(np.where(owner == index, second, first)),
    )


def _sharpened(cosines: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.clip((cosines.astype(np.float64) - _UNLIKE) / (1 - _UNLIKE), 0, 1)


def _tables(held: Sequence[_Held], words: Words, cut: slice) -> list[_Table]:
    tables, before = [], 0
    total = sum(len(each.sentence.words) for each in held)
    centre = (cut.start + cut.stop) / 2 / len(words)
    for each in held:
        fit, size = each.fit[cut], len(each.sentence.words)
        own = fit.max(axis=0)
        # the rest of the unit's own sentence claims its answers as other sentences do
        rest = np.vstack([each.rival, each.fit[: cut.start], each.fit[cut.stop :]]).max(axis=0)
        claimed = np.maximum(rest - own, 0)
        weights = each.sentence.words.weights / words.weights[cut].sum()
        cost = weights * (_IDLE * (1 - own) + _CLAIMED * claimed)
        place = (before + np.arange(size + 1)) / total
        tables.append(
            _Table(each.sentence, fit, _summed(cost), _summed(weights * claimed), place - centre)
        )
        before += size
    return tables


def _summed(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.concatenate([[0.0], np.cumsum(values)])


def _verbatim(tables: Sequence[_Table], keys: NDArray[np.int64]) -> list[_Stretch]:
    """The stretch that says the unit word for word, nearest to the unit's own place; or none."""
    size = len(keys)
    found = [
        _Stretch(table, at, at + size, 1.0)
        for table in tables
        for at in np.flatnonzero(table.sentence.words.keys == keys[0]).tolist()
        if np.array_equal(table.sentence.words.keys[at : at + size], keys)
    ]
    found.sort(key=lambda s: abs(s.table.place[s.start] + s.table.place[s.end]))
    return [_Stretch(s.table, *_whole(s), s.worth) for s in found[:1]]


def _choose(
    tables: Sequence[_Table], weights: NDArray[np.float64], *, told: bool
) -> list[_Stretch]:
    """Stretches one after the other, each worth what it answers beyond those before it."""
    answered = np.zeros(len(weights))
    chosen: list[_Stretch] = []
    while tables and len(chosen) < _AT_MOST:
        # of equals the first
        best = max((_best(table, weights, answered) for table in tables), key=lambda s: s.worth)
        if best.worth < _LEAST and (chosen or not told):
            break
        start, end = _whole(best)
        answered = np.maximum(answered, best.table.fit[:, start:end].max(axis=1))
        chosen.append(_Stretch(best.table, start, end, best.worth))
    return chosen


def _best(table: _Table, weights: NDArray[np.float64], answered: NDArray[np.float64]) -> _Stretch:
    """The stretch of one sentence that is worth most; all of it where no word is worth its cost."""
    fit, size = table.fit, table.fit.shape[1]
    places = np.arange(size + 1)
    if fit.size > _FINE and size > _CELLS:
        places = np.linspace(0, size, _CELLS + 1).astype(np.int64)
        fit = np.maximum.reduceat(fit, places[:-1], axis=1)
    cost, place = table.cost[places], table.place[places]
    gain = weights @ np.maximum(fit - answered[:, None], 0)
    # a stretch that begins with a word not worth its cost is worth more without it
    starts = np.flatnonzero(gain > np.diff(cost))
    best = _Stretch(table, 0, size, 0.0)
    ends = np.arange(1, len(places))
    step = max(1, _BLOCK // fit.size)
    for block in (starts[at : at + step] for at in range(0, len(starts), step)):
        inside = ends[None, :] > block[:, None]
        # shape (starts, unit words, ends): each word's answer within a stretch, or the one before
        reached = np.where(inside[:, None, :], fit[None], 0)
        reached = np.maximum(np.maximum.accumulate(reached, axis=2), answered[None, :, None])
        away = np.abs(place[block][:, None] + place[1:][None, :]) / 2
        worth = np.einsum("k,akb->ab", weights, reached) - weights @ answered
        worth -= cost[1:][None, :] - cost[block][:, None] + _AWAY * away
        # rounded, so that of two that say the same the first is told on every machine
        worth = np.round(np.where(inside, worth, -1.0), 5)
        row, column = np.unravel_index(int(worth.argmax()), worth.shape)
        if worth[row, column] > best.worth:
            start, end = int(places[block[row]]), int(places[column + 1])
            best = _Stretch(table, start, end, float(worth[row, column]))
    return best


def _whole(stretch: _Stretch) -> tuple[int, int]:
    """The stretch with the rest of its first and last unit, where that rest is nobody else's."""
    table, first, last = stretch.table, stretch.start, stretch.end
    weights = table.sentence.words.weights
    most = _REST * weights[first:last].sum()
    for unit in table.sentence.units:
        for edge, start, end in (
            (stretch.start, unit.first, stretch.start),
            (stretch.end, stretch.end, unit.last),
        ):
            if (
                unit.first < edge < unit.last
                and weights[start:end].sum() <= most
                and table.claimed[end] - table.claimed[start] <= _FREE
            ):
                first, last = min(first, start), max(last, end)
    return first, last


def _evidence(
    stretch: _Stretch,
    vectors: FloatArray,
    weights: NDArray[np.float32],
    other: DocumentView,
) -> Evidence:
    sentence = stretch.table.sentence
    paragraph = other.document.paragraphs[sentence.paragraph]
    start, end = (int(e) for e in _edges(stretch, paragraph))
    cosines = vectors @ sentence.words.vectors[stretch.start : stretch.end].T
    similarity = float((cosines.max(axis=1) * weights).sum())
    return Evidence(
        paragraph=sentence.paragraph,
        start=start,
        end=end,
        text=paragraph.text[start:end],
        similarity=round(min(1.0, max(-1.0, similarity)), 4),
    )


def _edges(stretch: _Stretch, paragraph: Paragraph) -> tuple[int, int]:
    """Where a stretch stands in its paragraph, with the marks at the edges of whole units."""
    spans = stretch.table.sentence.words.spans
    start, end = spans[stretch.start, 0], spans[stretch.end - 1, 1]
    for view in stretch.table.sentence.units:
        unit = paragraph.units[view.unit]
        if view.first == stretch.start < view.last:
            start = min(start, unit.start)
        if view.first < stretch.end == view.last:
            end = max(end, unit.end)
    return start, end
