"""What tells that nothing answers a word: the signals of one word in a linked stretch.

A word far from all words of the other side may be paraphrased; whether it is shows in what the
other side has left over. So the words of both sides are paired one to one first
(``harness/evidence/stretches.py``).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from harness.evidence.stretches import Stretch, pair_cosines
from harness.evidence.surfaces import MODIFIER_ENDINGS, NOUN_ENDINGS, alike_words, is_light

__all__ = ["GAP_FEATURES", "SIDE_COLUMNS", "SIDE_FEATURES", "gap_features", "said_words"]

GAP_FEATURES = (
    "weight",
    "marked",
    "figure",
    "adverb",
    "modifier",
    "noun_ending",
    "first",
    "last",
    "best",
    "same",
    "paired",
    "paired_same",
    "claimed",
    "free",
    "second",
    "left_over",
    "most_left_over",
    "own_left_over",
    "place_found",
    "step",
    "between_free",
    "between_best",
    "between_words",
    "neighbours_paired",
    "neighbours_same",
    "content_before",
    "content_after",
    "function_around",
    "other_affinity",
    "own_affinity",
    "relative_affinity",
    "mean_best",
    "mean_same",
    "mean_back",
    "longer",
    "words",
    "content_balance",
    "doubled",
    "light",
    "alike",
    "alike_free",
    "relative_best",
    "relative_paired",
    "capital",
    "length",
    "early_best",
    "early_second",
    "early_of_best",
    "best_of_early",
    "mutual",
    "early_mutual",
    "place",
    "missing_before",
    "missing_after",
    "misplaced",
    "missing_there",
    "other_missing",
    "own_missing",
)
_OF_FLUENCY = 6
SIDE_FEATURES = (GAP_FEATURES, GAP_FEATURES[:-_OF_FLUENCY])
"""What tells of the reference's words, and of the candidate's: a word lost leaves a hole in the
candidate, a word added fits as well as any."""
SIDE_COLUMNS = tuple(
    np.array([GAP_FEATURES.index(name) for name in names]) for names in SIDE_FEATURES
)
"""The same, as columns of what :func:`gap_features` gives."""
_FAR = 12.0
_NEAR = 6
"""Words between two answers that still mark one place."""
_NOWHERE = -6.0
"""Logit of a place that is not known."""


def _without_self(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """For each (own, other): the best cosine of that other word with any own word but this one."""
    if len(values) == 1:
        return np.zeros_like(values)
    part = np.partition(values, len(values) - 2, axis=0)
    first, second = part[-1], part[-2]
    return np.asarray(np.where(values == first, second, first))


def gap_features(
    own: Stretch, other: Stretch, own_vector: NDArray[np.float32], other_vector: NDArray[np.float32]
) -> NDArray[np.float64]:
    """The signals of every word of a stretch, held against the stretch that should answer.

    Args:
        own: Whose words are judged.
        other: Whose words should answer; at least one word.
        own_vector: Shape (dimension,): the mean of the own sentences' vectors.
        other_vector: Shape (dimension,).

    Returns:
        Shape (own words, len(GAP_FEATURES)).
    """
    cosines = own.vectors @ other.vectors.T
    same = own.keys[:, None] == other.keys[None, :]
    size, count = cosines.shape
    at, paired = pair_cosines(cosines, same)
    paired_same = np.where(at >= 0, same[np.arange(size), at], False)
    best = cosines.max(axis=1)
    rival = _without_self(cosines)
    twins = same.sum(axis=0)
    stem_rival = (twins[None, :] - same) > 0
    taken = np.where(stem_rival, 1.0, rival)
    where = cosines.argmax(axis=1)
    claimed = taken[np.arange(size), where] - best
    # what an other word has left when the rest of the own side is answered by it
    free = np.maximum(1 - taken, 0) * other.content[None, :]
    mass = other.weights[None, :] * free
    norm = float(other.weights.mean())
    answered = np.where(paired_same, 1.0, np.maximum(paired, 0))
    lack = own.weights * own.content * (1 - answered)
    before, after = _anchors(at, answered)
    found = (before >= 0) & (after >= 0)
    step = np.where(found, np.abs(after - before), _FAR)
    back = np.where(same.any(axis=0), 1.0, cosines.max(axis=0))
    early = own.early @ other.early.T
    early_where, here = early.argmax(axis=1), np.arange(size)
    own_affinity, other_affinity = own.vectors @ own_vector, own.vectors @ other_vector
    shift = other_affinity - own_affinity
    weights = own.weights / own.weights.sum()
    counts = (own.keys[:, None] == own.keys[None, :]).sum(axis=1)
    neighbours = _neighbours(answered)
    mean_best = float((np.where(same.any(axis=1), 1.0, best) * weights).sum())
    written = alike_words(own.surfaces, other.surfaces, ~paired_same & own.content)
    told = own.content & ~paired_same
    lower = [surface.lower() for surface in own.surfaces]
    columns: dict[str, NDArray[np.generic] | float] = {
        "weight": own.weights,
        "marked": own.marked,
        "figure": np.array([word[:1].isdigit() for word in lower]),
        "adverb": np.array([word.endswith(("ly", "wise", "ward")) for word in lower]),
        "modifier": np.array([word.endswith(MODIFIER_ENDINGS) for word in lower]),
        "noun_ending": np.array([word.endswith(NOUN_ENDINGS) for word in lower]),
        "first": np.arange(size) == 0,
        "last": np.arange(size) == size - 1,
        "best": best,
        "same": same.any(axis=1),
        "paired": paired,
        "paired_same": paired_same,
        "claimed": claimed,
        "free": (cosines * free).max(axis=1),
        "second": np.partition(cosines, -2, axis=1)[:, -2] if count > 1 else np.zeros(size),
        "left_over": np.log1p(mass.sum(axis=1) / norm),
        "most_left_over": mass.max(axis=1) / norm,
        "own_left_over": np.log1p((lack.sum() - lack) / norm),
        "place_found": found,
        "step": np.minimum(step, _FAR),
        "between_free": _between(before, after, mass) / norm,
        "between_best": _between(before, after, cosines * (free > 0)),
        "between_words": np.minimum(np.maximum(step - 1, 0), _FAR),
        "neighbours_paired": neighbours,
        "neighbours_same": _neighbours(paired_same.astype(np.float64)),
        "content_before": np.concatenate([[False], own.content[:-1]]),
        "content_after": np.concatenate([own.content[1:], [False]]),
        "function_around": _neighbours((~own.content).astype(np.float64)),
        "other_affinity": other_affinity,
        "own_affinity": own_affinity,
        "relative_affinity": shift - float((shift * weights).sum()),
        "mean_best": mean_best,
        "mean_same": float((same.any(axis=1) * weights).sum()),
        "mean_back": float((back * other.weights).sum() / other.weights.sum()),
        "longer": math.log(size / count),
        "words": math.log(size),
        "content_balance": float(own.content.sum()) - float(other.content.sum()),
        "doubled": np.maximum(counts - same.sum(axis=1), 0) * same.any(axis=1),
        "light": np.array([is_light(word) for word in lower]),
        "alike": written.max(axis=1),
        "alike_free": (written * free).max(axis=1),
        "relative_best": best - (float(best[told].mean()) if told.any() else 0.0),
        "relative_paired": paired - (float(paired[told].mean()) if told.any() else 0.0),
        "capital": np.array([surface[:1].isupper() for surface in own.surfaces]),
        "length": np.array([len(word) for word in lower]),
        # what a word is called shows in a lower layer, before its sentence has coloured it
        "early_best": early.max(axis=1),
        "early_second": np.partition(early, -2, axis=1)[:, -2] if count > 1 else early[:, 0],
        "early_of_best": early[here, where],
        "best_of_early": cosines[here, early_where],
        "mutual": cosines.argmax(axis=0)[where] == here,
        "early_mutual": early.argmax(axis=0)[early_where] == here,
        "place": here / size,
        "missing_before": own.missing[:, 0],
        "missing_after": own.missing[:, 1],
        "misplaced": own.misplaced,
        "missing_there": _missing_there(before, after, other.missing),
        "other_missing": float(np.logaddexp(0, other.missing[:, 0]).mean()),
        "own_missing": float(np.logaddexp(0, own.missing[:, 0]).mean()),
    }
    rows = np.empty((size, len(GAP_FEATURES)))
    for column, name in enumerate(GAP_FEATURES):
        rows[:, column] = columns[name]
    return rows


def said_words(rows: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which words stand on the other side, and are not needed there for another: these are no gaps.

    Args:
        rows: Shape (words, len(GAP_FEATURES)), of :func:`gap_features`.

    Returns:
        Shape (words,).
    """
    paired, same, doubled = (
        rows[:, GAP_FEATURES.index(name)] > 0 for name in ("paired_same", "same", "doubled")
    )
    return np.asarray(paired | (same & ~doubled))


def _anchors(
    at: NDArray[np.int64], answered: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each word, where the words next to it that are answered well are answered; -1: none."""
    size = len(at)
    before, after = np.full(size, -1, dtype=np.int64), np.full(size, -1, dtype=np.int64)
    last = -1
    for i in range(size):
        before[i] = last
        if answered[i] >= _ANSWERED:
            last = at[i]
    last = -1
    for i in range(size - 1, -1, -1):
        after[i] = last
        if answered[i] >= _ANSWERED:
            last = at[i]
    return before, after


_ANSWERED = 0.6


def _between(
    before: NDArray[np.int64], after: NDArray[np.int64], values: NDArray[np.floating]
) -> NDArray[np.float64]:
    """The greatest value of each row between two columns; of the whole row without both."""
    found = np.zeros(len(before))
    for i, (a, b) in enumerate(zip(before.tolist(), after.tolist(), strict=True)):
        if a < 0 or b < 0:
            found[i] = values[i].max()
            continue
        low, high = min(a, b) + 1, max(a, b)
        found[i] = values[i, low:high].max() if high > low else 0.0
    return found


def _missing_there(
    before: NDArray[np.int64], after: NDArray[np.int64], missing: NDArray[np.float32]
) -> NDArray[np.float64]:
    """How surely something is missing between two of the other side's words; low without any."""
    found = np.full(len(before), _NOWHERE)
    last = len(missing) - 1
    for i, (a, b) in enumerate(zip(before.tolist(), after.tolist(), strict=True)):
        if a < 0 and b < 0:
            continue
        one, two = (a + 1 if a >= 0 else 0), (b if b >= 0 else last)
        low, high = min(one, two, last), min(max(one, two), last)
        if high - low < _NEAR:
            found[i] = missing[low : high + 1, 0].max()
        if b < 0:
            found[i] = max(found[i], missing[last, 1])
    return found


def _neighbours(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean of each word's two neighbours; 1 stands for the edge."""
    padded = np.concatenate([[1.0], values, [1.0]])
    return np.asarray((padded[:-2] + padded[2:]) / 2)
