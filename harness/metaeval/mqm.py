"""Segment and system scores against people's MQM ratings, beside published metrics'.

Protocol, that of the WMT metrics tasks: human translations are not among the systems judged, and
neither are systems that nobody rated. Grouped by item, a coefficient is computed over the systems
of each segment and averaged over the segments that have one; for Kendall's tau-b those are the
segments in which neither people nor the metric tie all systems.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from harness.encoders import Encoder
from harness.errors import InputError
from harness.metaeval.files import read_json_lines
from harness.metaeval.measures import (
    AUTOMATIC_MQM,
    encoder_peers,
    evidence_scores,
    find_measure,
    score_unique,
)
from harness.metaeval.mqm_tree import MqmTree
from harness.metaeval.protocols import Measure, Pair, Progress, Scorer
from harness.metaeval.report import Cell, Report, Table, notes_on
from harness.result import EVIDENCE_METRICS
from harness.statistics.agreement import calibrate_ties, item_accuracies, soft_pairwise_accuracy
from harness.statistics.correlation import grouped_kendall_taus
from harness.statistics.intervals import (
    Statistic,
    estimate,
    pairwise_statistic,
    pearson_statistic,
    ratio_statistic,
    tau_statistic,
)

__all__ = [
    "Rated",
    "agreement_row",
    "evaluate_mqm",
    "rated_scores",
    "read_scores",
    "score_lines",
    "score_systems",
]

FloatArray = NDArray[np.float64]
Scores = Mapping[str, FloatArray]
"""Shape (segments,) by system, NaN where there is no score."""

_COLUMNS = (
    "metric",
    "tau",
    "tau by item",
    "acc*eq",
    "ε",
    "SPA",
    "pairwise accuracy",
    "system Pearson",
)


def evaluate_mqm(
    tree: MqmTree,
    *,
    scorer: Scorer,
    encoder: Encoder,
    metric: str = "adequacy",
    resamples: int = 1000,
    progress: Progress | None = None,
) -> tuple[Report, Scores]:
    """Score every system's segments, and hold the scores against people's.

    Args:
        tree: The data.
        scorer: Harness's own.
        encoder: For the peers.
        metric: ``adequacy``, ``coverage``, ``support``, ``MQM``, a peer's name or a text metric's.
        resamples: Of the bootstrap over documents.
        progress: Told how far the work has come.

    Returns:
        The report, and the metric's scores of every system.

    Raises:
        InputError: Fewer than two systems have human scores.
        MetricError: There is no such metric.
    """
    if len(tree.rated) < 2:  # agreement is about pairs
        raise InputError(
            f"people rated {len(tree.rated)} of its systems",
            path=tree.root,
            cure="human-scores/ must rate at least two machine translations",
        )
    evidence = (*EVIDENCE_METRICS, AUTOMATIC_MQM)
    own = metric in evidence
    measure = evidence_scores(scorer) if own else find_measure(metric, encoder)
    names = [metric, *(name for name in evidence if own and name != metric)]
    ours = score_systems(tree, measure, names, tree.outputs, progress)
    peers: dict[str, Scores] = {}
    for peer, peer_names in (
        (encoder_peers(encoder), ("cosine", "token-F1")),
        (find_measure("chrF2", encoder), ("chrF2",)),
    ):
        wanted = [name for name in peer_names if name != metric]
        if wanted:
            peers |= score_systems(tree, peer, wanted, tree.rated, progress)
    files = tree.metric_files()
    rows = [agreement_row(tree, name, scores, resamples) for name, scores in ours.items()]
    rows += [agreement_row(tree, name, scores, resamples) for name, scores in peers.items()]
    for number, (name, path) in enumerate(files, start=1):
        rows.append(agreement_row(tree, f"{name} (published)", tree.metric_scores(path), resamples))
        if progress is not None:
            progress("published metrics", number, len(files))
    counts = {
        "segments": len(tree.reference),
        "documents": len(set(tree.documents)),
        "systems rated": len(tree.rated),
    }
    table = Table(f"{tree.pair} against {tree.reference_name}, MQM", _COLUMNS, tuple(rows))
    notes = notes_on(counts["documents"], _NOTES, resamples=resamples)
    return Report("mqm", str(tree.root), counts, (table,), notes), ours[metric]


_NOTES = (
    "95 % intervals by bootstrap over documents; that of acc*eq keeps the threshold ε.",
    "Human translations and unrated systems are left out.",
    "MQM: minus the findings' weights (minor 1, major 5, critical 25).",
    (
        "tau: Kendall's tau-b over all segments and systems; by item: over the systems of a"
        " segment, mean over the segments where it is defined."
    ),
    (
        "acc*eq: Deutsch et al. 2023; SPA: Thompson et al. 2024, 1,000 permutations; pairwise"
        " accuracy and Pearson: of the systems' means."
    ),
)


def score_lines(scores: Scores) -> list[dict[str, Any]]:
    """The lines of ``--scores``; ``segment`` counts from 0."""
    return [
        {
            "system": system,
            "segment": segment,
            "score": None if np.isnan(score) else float(score),
        }
        for system, found in scores.items()
        for segment, score in enumerate(found)
    ]


class _Line(BaseModel):
    """A line of ``--scores``."""

    model_config = ConfigDict(extra="forbid")

    system: str
    segment: int
    score: float | None


def read_scores(path: Path, tree: MqmTree) -> dict[str, FloatArray]:
    """What :func:`score_lines` made, read again; shape (segments,) by system.

    Raises:
        InputError: A line is not as it must be, or a system of the file or a segment is not the
            tree's, or a segment is there twice or not at all.
    """
    count = len(tree.reference)
    found: dict[str, dict[int, float]] = {}
    for number, line in read_json_lines(path, _Line):
        segments = found.setdefault(line.system, {})
        problem = None
        if line.system not in tree.outputs:
            problem = f"{tree.pair} has no system {line.system!r}"
        elif not 0 <= line.segment < count:
            problem = f"there is no segment {line.segment}: {tree.pair} has {count}, from 0"
        elif line.segment in segments:
            problem = f"segment {line.segment} of {line.system} is there twice"
        if problem is not None:
            raise InputError(
                problem, path=path, line=number, cure="give what --scores wrote for this data"
            )
        segments[line.segment] = np.nan if line.score is None else line.score
    for system, segments in found.items():
        if len(segments) != count:
            raise InputError(
                f"{len(segments)} scores of system {system!r} for {count} segments",
                path=path,
                cure="give what --scores wrote for this data, whole",
            )
    return {
        system: np.array([segments[index] for index in range(count)], dtype=np.float64)
        for system, segments in found.items()
    }


class Rated(NamedTuple):
    """A metric's scores beside people's, for the systems that have both.

    Attributes:
        systems: Their names.
        human: Shape (systems, segments); NaN where nobody rated.
        metric: The same shape; NaN where there is no score.
        documents: Shape (segments,): each segment's document, numbered from 0.
    """

    systems: list[str]
    human: FloatArray
    metric: FloatArray
    documents: NDArray[np.int64]


def rated_scores(tree: MqmTree, scores: Scores) -> Rated:
    """A metric's scores of the systems that people rated, beside theirs."""
    systems = [system for system in tree.rated if system in scores]
    shape = (len(systems), len(tree.reference))
    number = {name: index for index, name in enumerate(dict.fromkeys(tree.documents))}
    return Rated(
        systems=systems,
        human=np.array([tree.human_scores[system] for system in systems]).reshape(shape),
        metric=np.array([scores[system] for system in systems]).reshape(shape),
        documents=np.array([number[document] for document in tree.documents], dtype=np.int64),
    )


def agreement_row(
    tree: MqmTree, name: str, scores: Scores, resamples: int = 1000
) -> tuple[Cell, ...]:
    """How well a metric's scores agree with people's.

    Args:
        tree: The data with people's scores.
        name: The metric's.
        scores: The metric's, higher is better, by system.
        resamples: Of the bootstrap over documents; 0 for none.
    """
    systems, human, metric, documents = rated_scores(tree, scores)
    if len(systems) < 2:  # agreement is about pairs
        return (name, *([None] * (len(_COLUMNS) - 1)))
    count = int(documents.max(initial=-1)) + 1

    def cell(statistic: Statistic) -> Cell:
        return estimate(statistic, count, resamples=resamples)

    def mean(values: FloatArray) -> Cell:
        return cell(ratio_statistic(values, documents, count))

    everywhere = np.tile(documents, len(systems))
    calibrated = calibrate_ties(human, metric)
    return (
        name,
        cell(tau_statistic(human.ravel(), metric.ravel(), everywhere, count)),
        mean(grouped_kendall_taus(human, metric)),
        mean(item_accuracies(human, metric, epsilon=calibrated.epsilon)) if calibrated else None,
        calibrated.epsilon if calibrated else None,
        soft_pairwise_accuracy(human, metric),
        cell(pairwise_statistic(human, metric, documents)),
        cell(pearson_statistic(human, metric, documents)),
    )


def score_systems(
    tree: MqmTree,
    measure: Measure,
    names: Sequence[str],
    systems: Iterable[str],
    progress: Progress | None = None,
) -> dict[str, Scores]:
    """Score every segment of some systems, each as an aligned text by itself.

    Args:
        tree: The data.
        measure: What scores.
        names: Which of its scores are kept.
        systems: Whose outputs.
        progress: Told how far the work has come.

    Returns:
        By name of score: shape (segments,) by system.
    """
    pairs = {
        system: [Pair(r, c) for r, c in zip(tree.reference, tree.outputs[system], strict=True)]
        for system in systems
    }
    found = score_unique(
        sorted(pair for group in pairs.values() for pair in group),
        measure,
        what=", ".join(names),
        progress=progress,
    )
    return {
        name: {
            system: np.array([found[pair][name] for pair in group], dtype=np.float64)
            for system, group in pairs.items()
        }
        for name in names
    }
