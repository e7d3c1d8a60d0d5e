"""What need not be learned: cases in which words alone settle whether a unit is there.

The networks of ``calibration.py`` weigh signals that hold for texts as people write them. A unit
that stands word for word on the other side, one whose answering words already say another unit, a
unit of one word, a text whose words stand in no order: these are certain, and rare in what the
networks learned from.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from harness.alignment.view import UnitView
from harness.alignment.words import stem
from harness.evidence.facts.number_words import LEXICON
from harness.evidence.features import APART, Side, Signals

__all__ = [
    "answered_words",
    "has_place",
    "heading_strength",
    "order_share",
    "spoken_share",
    "verbatim_places",
]

_NO_CHANCE = 5
_BEGINNING = 3
_LIKE = 0.6
"""Cosine from which a word counts as another form of one, for a unit that has few others."""
_NUMBERS = {
    stem(word): f"{value:g}"
    for word, (category, value, ordinal) in LEXICON.items()
    if category in {"ones", "teens", "tens"} and not ordinal
} | {stem("dozen"): "12"}
_STRONG = 0.5
_LONG = 6
"""Words of a sentence that is no heading, label or button any more."""
_LONG_HEADING = 12
_ENOUGH = 20
_NATURAL = 0.12
"""Of neighbouring words that both stand on the other side, the share that are neighbours there,
too: at least 0.21 in summaries of newspaper reports and 0.41 in translations of one another
(measured on content-units and wmt22-news), at most 0.05 with the words in alphabetical order or
shuffled."""


def verbatim_places(side: Side, index: int, first: int, last: int) -> list[int]:
    """Where some words of a sentence stand in the same order in the other text.

    A few words alone must stand in a linked sentence, begin a sentence on both sides, or be the
    sentence of the same number; more than that are no chance anywhere.

    Args:
        side: The sentence's side.
        index: The sentence.
        first: The first of its words.
        last: One past the last; after ``first``.

    Returns:
        The places of the words, as :attr:`harness.evidence.features.Signals.place` counts them;
        none where they stand nowhere.
    """
    own = side.sentences[index].words.keys[first:last]
    linked = set(side.links[index])
    for j in sorted(linked | {answer.other for answer in side.looked_at[index]}):
        keys = side.others[j].words.keys
        anywhere = len(own) >= _NO_CHANCE or j in linked
        for at in np.flatnonzero(keys == own[0]).tolist():
            begins = first == at == 0 and len(own) >= _BEGINNING
            # a sentence of both texts, as far from their beginnings
            same = index == j and first == at == 0 and len(own) == len(keys)
            if (anywhere or begins or same) and np.array_equal(keys[at : at + len(own)], own):
                return list(range(at + APART * j, at + len(own) + APART * j))
    return []


def spoken_share(signals: Signals, unit: UnitView, spoken_for: Collection[int]) -> float:
    """Share of a unit's answered words whose answers say another unit word for word, 0 to 1.

    Args:
        signals: Of the unit's sentence.
        unit: The unit.
        spoken_for: The places of :func:`verbatim_places` of all units.
    """
    places = signals.place[unit.first : unit.last]
    answered = places[places >= 0]
    if not len(answered):
        return 0.0
    return float(np.mean([place in spoken_for for place in answered.tolist()]))


def answered_words(side: Side, index: int, signals: Signals, unit: UnitView) -> float:
    """How much of a unit's weight stands on the other side, as a word or a form of it, 0 to 1.

    A figure must be the same figure, or its word: "4 apples" are "four apples".
    """
    cut = slice(unit.first, unit.last)
    words = side.sentences[index].words
    said = {answer.other for answer in side.looked_at[index]}
    known = {figure for j in said for figure in map(_figure, side.others[j].words.stems)}
    figures = [_figure(each) for each in words.stems[cut]]
    near = np.array(
        [
            value if figure is None else figure in known
            for value, figure in zip(signals.near[cut].tolist(), figures, strict=True)
        ]
    )
    like = np.where(near < _LIKE, 0.0, near)
    told = np.where(signals.near_same[cut], 1.0, like)
    weights = words.weights[cut]
    return float((told * weights).sum() / weights.sum())


def has_place(side: Side, index: int, unit: UnitView, *, lines: bool) -> bool:
    """Is a unit a heading or a label, and something as short stands at its place in the other text?

    "Warranty" over what is guaranteed is rendered by "Guarantee" over the same: where the place
    tells which answers which, a unit of one word can be weighed like any other.

    Args:
        side: The unit's side.
        index: The unit's sentence.
        unit: The unit.
        lines: The texts are aligned line by line, and so each has its place.

    Returns:
        True if the unit is its whole sentence, is linked with one short sentence alone that has its
        figures, if any, and, in free texts, what stands before or after both is linked, too.
    """
    words = side.sentences[index].words
    linked = side.links[index]
    if (unit.first, unit.last) != (0, len(words.keys)) or len(linked) != 1:
        return False
    other = linked[0]
    answer = side.others[other].words.stems
    if not set(map(_figure, words.stems)) <= {None, *map(_figure, answer)}:
        return False
    if len(answer) > _LONG or _is_weak(side, index, other):
        return False
    return lines or any(
        0 <= index + step < len(side.links)
        and other + step in side.links[index + step]
        and not _is_weak(side, index + step, other + step)
        for step in (-1, 1)
    )


def heading_strength(side: Side, index: int, unit: UnitView) -> float:
    """How likely it is that a heading is rendered by the heading at its place, 0 to 1.

    A heading has few words, and another translator's are others: "Results by division" over what is
    "The divisions" there. That they stand over the same text tells more than they do.

    Args:
        side: The unit's side.
        index: The unit's sentence.
        unit: The unit.

    Returns:
        The link's strength, if the unit is a whole heading and is linked with a heading that has
        its figures and stands beside what answers its neighbours: one for a strong link, both
        for a weak one; and one of them no heading, for a button among buttons stands over nothing.
        0 for any other unit.
    """
    sentence = side.sentences[index]
    words = sentence.words
    if not sentence.heading or (unit.first, unit.last) != (0, len(words.keys)):
        return 0.0
    figures = set(map(_figure, words.stems))
    best = 0.0
    for other in side.links[index]:
        answer = side.others[other]
        if not answer.heading or max(len(words.keys), len(answer.words.keys)) > _LONG_HEADING:
            continue
        beside = [step for step in (-1, 1) if _same_place(side, index + step, other + step)]
        if (
            figures <= {None, *map(_figure, answer.words.stems)}
            and len(beside) > _is_weak(side, index, other)
            and any(_is_text(side, index + step) for step in beside)
        ):
            best = max(best, side.strength.get((index, other), 1.0))
    return best


def _is_text(side: Side, index: int) -> bool:
    return 0 <= index < len(side.sentences) and not side.sentences[index].heading


def _same_place(side: Side, index: int, other: int) -> bool:
    """Two sentences are linked, or are no sentences: the beginning or the end of both texts."""
    if not 0 <= index < len(side.links):
        return index < 0 > other or other == len(side.others)
    return other in side.links[index] and not _is_weak(side, index, other)


def _figure(stemmed: str) -> str | None:
    """The digits of a number, also of one in words; None of any other word."""
    return stemmed if stemmed[:1].isdigit() else _NUMBERS.get(stemmed)


def _is_weak(side: Side, index: int, other: int) -> bool:
    return side.strength.get((index, other), 1.0) <= _STRONG


def order_share(side: Side, signals: Sequence[Signals]) -> float:
    """How far a text's words stand in the order of the other: 1 for any text, near 0 for a heap.

    Args:
        side: The text.
        signals: Of its sentences.

    Returns:
        0 to 1; 1 where too few words are the same to tell.
    """
    both = kept = 0
    for told, seen in zip(signals, side.looked_at, strict=True):
        pairs = told.near_same[1:] & told.near_same[:-1]
        follow = np.zeros(len(pairs), dtype=bool)
        for answer in seen:
            follow |= answer.same[1:] & answer.same[:-1] & (np.diff(answer.at) == 1)
        both += int(pairs.sum())
        kept += int((pairs & follow).sum())
    if both < _ENOUGH:
        return 1.0
    return min(1.0, kept / both / _NATURAL) ** 2
