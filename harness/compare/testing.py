"""All systems by one metric: scores, intervals, tests of every pair, clusters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import isfinite, sqrt

import numpy as np
from numpy.typing import NDArray

from harness.compare.model import Clusters, PairComparison, SystemScore, counted
from harness.statistics.clusters import rank_clusters, rank_ranges
from harness.statistics.correction import holm
from harness.statistics.paired import (
    Bootstrap,
    Randomisation,
    Scorer,
    paired_bootstrap,
    paired_randomisation,
)
from harness.statistics.resampling import (
    RESAMPLES,
    SEED,
    TRIALS,
    bootstrap_counts,
    swap_flags,
)

__all__ = ["DOCUMENTS_AS_CLUSTERS", "LEAST", "Measured", "Options", "Sample", "measure_systems"]

DOCUMENTS_AS_CLUSTERS = 20
"""From so many documents on, documents are resampled, not their segments."""

LEAST = 6
"""Below so many segments a paired test cannot reach 0.05: 2 of 2**5 sign patterns are 0.0625."""

_ROUNDING = 1e-9
"""Resamples whose scores are closer than this are the same."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to test.

    Attributes:
        resamples: Of the bootstrap.
        trials: Of approximate randomisation.
        seed: Of both; 12345 is sacrebleu's.
        level: p-values up to this are called significant.
    """

    resamples: int = RESAMPLES
    trials: int = TRIALS
    seed: int = SEED
    level: float = 0.05


@dataclass(frozen=True, slots=True)
class Sample:
    """What is tested: statistics of each system over the same clusters.

    Attributes:
        scorer: Scores of many sums at once.
        statistics: One array a system, shape (clusters, statistics).
        dtype: What resampled sums are scored in: single precision gives sacrebleu's figures.
        higher_is_better: The metric's direction.
        scores: Of the systems, where they are not just those of ``statistics``.
    """

    scorer: Scorer
    statistics: Sequence[NDArray[np.float64]]
    higher_is_better: bool
    dtype: type[np.floating] = np.float32
    scores: NDArray[np.float64] | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """Scores and tests of all systems by one metric, and why there are none."""

    systems: tuple[SystemScore, ...]
    pairs: tuple[PairComparison, ...]
    note: str | None


def measure_systems(
    names: Sequence[str], sample: Sample, kind: Clusters, options: Options
) -> Measured:
    """Score all systems, and test every pair of them.

    Args:
        names: The systems'.
        sample: Their statistics.
        kind: What the statistics' rows are, for the note.
        options: How to test.
    """
    count = len(sample.statistics[0])
    if count < LEAST:
        note = f"not enough data: {counted(count, kind)}; a paired test needs {LEAST}"
        totals = np.stack([rows.sum(axis=0) for rows in sample.statistics])
        scores = _known(sample.scorer(totals) if sample.scores is None else sample.scores)
        return Measured(_plain(names, scores), _untested(names, scores), note)
    drawn = paired_bootstrap(
        sample.scorer,
        sample.statistics,
        bootstrap_counts(count, resamples=options.resamples, seed=options.seed),
        dtype=sample.dtype,
    )
    trials = paired_randomisation(
        sample.scorer,
        sample.statistics,
        swap_flags(count, trials=options.trials, seed=options.seed),
    )
    usable = np.isfinite(drawn.scores) & np.isfinite(drawn.samples).all(axis=1)
    told = drawn.scores if sample.scores is None else sample.scores
    pairs = _pairs(names, told, drawn, trials, usable, sample, options)
    systems = _systems(names, told, drawn, usable, pairs, sample)
    lacking = [name for name, good in zip(names, usable, strict=True) if not good]
    return Measured(systems, pairs, _note(names, lacking))


def _note(names: Sequence[str], lacking: Sequence[str]) -> str | None:
    if lacking:
        return f"not enough data: too little of {', '.join(lacking)} is scored"
    if len(names) == 1:
        return "not enough data: one system only, so there is nothing to test it against"
    return None


def _known(scores: NDArray[np.float64]) -> list[float | None]:
    return [float(score) if isfinite(score) else None for score in scores]


def _plain(names: Sequence[str], scores: Sequence[float | None]) -> tuple[SystemScore, ...]:
    return tuple(
        SystemScore(
            system=name, score=score, mean=None, low=None, high=None, cluster=None, ranks=None
        )
        for name, score in zip(names, scores, strict=True)
    )


def _untested(names: Sequence[str], scores: Sequence[float | None]) -> tuple[PairComparison, ...]:
    return tuple(
        _pair(names[a], names[b], _difference(scores[a], scores[b]))
        for a, b in combinations(range(len(names)), 2)
    )


def _difference(first: float | None, second: float | None) -> float | None:
    return None if first is None or second is None else second - first


def _pair(first: str, second: str, difference: float | None) -> PairComparison:
    """A pair that is not tested."""
    return PairComparison(
        first=first,
        second=second,
        difference=difference,
        low=None,
        high=None,
        p_bootstrap=None,
        p_randomisation=None,
        p_holm=None,
        effect=None,
        wins=None,
        better=None,
    )


def _pairs(
    names: Sequence[str],
    told: NDArray[np.float64],
    drawn: Bootstrap,
    trials: Randomisation,
    usable: NDArray[np.bool_],
    sample: Sample,
    options: Options,
) -> tuple[PairComparison, ...]:
    found = []
    scores = _known(told)
    sign = 1 if sample.higher_is_better else -1
    for a, b in combinations(range(len(names)), 2):
        plain = _pair(names[a], names[b], _difference(scores[a], scores[b]))
        if not (usable[a] and usable[b]):
            found.append(plain)
            continue
        differences = drawn.differences(a, b)
        low, high = drawn.difference_interval(a, b)
        wins = np.mean(sign * differences > 0) + np.mean(differences == 0) / 2
        p_value = trials.p_value(a, b)
        tested = {
            "low": low,
            "high": high,
            "p_bootstrap": drawn.p_value(a, b),
            "p_randomisation": p_value if isfinite(p_value) else None,
            "effect": _effect(differences, sign * (plain.difference or 0.0), sample),
            "wins": float(wins),
        }
        found.append(plain.model_copy(update=tested))
    return _corrected(found, sign, options.level)


def _effect(differences: NDArray[np.float64], difference: float, sample: Sample) -> float | None:
    """The difference in standard deviations between clusters.

    A resampled score varies by the clusters' standard deviation over the root of their number:
    this turns it round, which for a mean gives Cohen's d of paired data, and holds for corpus
    scores (BLEU) too, which are no means.
    """
    spread = float(differences.std()) * sqrt(len(sample.statistics[0]))
    return difference / spread if spread > _ROUNDING else None  # else it is always the same


def _corrected(
    pairs: Sequence[PairComparison], sign: int, level: float
) -> tuple[PairComparison, ...]:
    found = []
    for pair, p_holm in zip(pairs, holm([p.p_randomisation for p in pairs]), strict=True):
        better = None
        if p_holm is not None and p_holm <= level and pair.difference:
            better = pair.second if sign * pair.difference > 0 else pair.first
        found.append(pair.model_copy(update={"p_holm": p_holm, "better": better}))
    return tuple(found)


def _systems(
    names: Sequence[str],
    told: NDArray[np.float64],
    drawn: Bootstrap,
    usable: NDArray[np.bool_],
    pairs: Sequence[PairComparison],
    sample: Sample,
) -> tuple[SystemScore, ...]:
    ranked = [index for index in range(len(names)) if usable[index]]
    place = {names[index]: rank for rank, index in enumerate(ranked)}
    significant = np.zeros((len(ranked), len(ranked)), dtype=bool)
    for pair in pairs:
        if pair.better is not None:
            a, b = place[pair.first], place[pair.second]
            significant[a, b] = significant[b, a] = True
    scores = [float(told[index]) for index in ranked]
    direction = sample.higher_is_better
    clusters = rank_clusters(scores, significant, higher_is_better=direction)
    ranges = rank_ranges(scores, significant, higher_is_better=direction)
    found = list(_plain(names, _known(told)))
    for rank, index in enumerate(ranked):
        low, high = drawn.interval(index)
        measured = {
            "mean": drawn.mean(index),
            "low": low,
            "high": high,
            "cluster": clusters[rank],
            "ranks": ranges[rank],
        }
        found[index] = found[index].model_copy(update=measured)
    return tuple(found)
