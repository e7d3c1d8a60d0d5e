"""Segment and system scores against people's MQM ratings, beside published metrics'.

Protocol, that of the WMT metrics tasks: human translations are not among the systems judged, and
neither are systems that nobody rated. Grouped by item, a coefficient is computed over the systems
of each segment and averaged over the segments that have one; for Kendall's tau-b those are the
segments in which neither people nor the metric tie all systems.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from harness.encoders import Encoder
from harness.errors import InputError
from harness.metaeval.measures import (
    AUTOMATIC_MQM,
    EVIDENCE_SCORES,
    encoder_peers,
    evidence_scores,
    find_measure,
    score_unique,
)
from harness.metaeval.mqm_tree import MqmTree
from harness.metaeval.protocols import Measure, Pair, Progress, Scorer
from harness.metaeval.report import Cell, Report, Table
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

__all__ = ["agreement_row", "evaluate_mqm", "score_lines"]

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
    evidence = (*EVIDENCE_SCORES, AUTOMATIC_MQM)
    own = metric in evidence
    measure = evidence_scores(scorer) if own else find_measure(metric, encoder)
    names = [metric, *(name for name in evidence if own and name != metric)]
    ours = _score_systems(tree, measure, names, tree.outputs, progress)
    peers: dict[str, Scores] = {}
    for peer, peer_names in (
        (encoder_peers(encoder), ("cosine", "token-F1")),
        (find_measure("chrF2", encoder), ("chrF2",)),
    ):
        wanted = [name for name in peer_names if name != metric]
        if wanted:
            peers |= _score_systems(tree, peer, wanted, tree.rated, progress)
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
    return Report("mqm", str(tree.root), counts, (table,), _NOTES), ours[metric]


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


def score_lines(tree: MqmTree, scores: Scores) -> list[dict[str, Any]]:
    """The lines of ``--scores``; ``segment`` counts from 0."""
    return [
        {
            "system": system,
            "segment": segment,
            "score": None if np.isnan(score) else float(score),
        }
        for system in tree.outputs
        for segment, score in enumerate(scores[system])
    ]


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
    systems = [system for system in tree.rated if system in scores]
    human = np.array([tree.human_scores[system] for system in systems])
    metric = np.array([scores[system] for system in systems])
    if len(systems) < 2:  # agreement is about pairs
        return (name, *([None] * (len(_COLUMNS) - 1)))
    names = list(dict.fromkeys(tree.documents))
    number = {document: index for index, document in enumerate(names)}
    documents = np.array([number[document] for document in tree.documents])

    def cell(statistic: Statistic) -> Cell:
        return estimate(statistic, len(names), resamples=resamples)

    def mean(values: FloatArray) -> Cell:
        return cell(ratio_statistic(values, documents, len(names)))

    everywhere = np.tile(documents, len(systems))
    calibrated = calibrate_ties(human, metric)
    return (
        name,
        cell(tau_statistic(human.ravel(), metric.ravel(), everywhere, len(names))),
        mean(grouped_kendall_taus(human, metric)),
        mean(item_accuracies(human, metric, epsilon=calibrated.epsilon)) if calibrated else None,
        calibrated.epsilon if calibrated else None,
        soft_pairwise_accuracy(human, metric),
        cell(pairwise_statistic(human, metric, documents)),
        cell(pearson_statistic(human, metric, documents)),
    )


def _score_systems(
    tree: MqmTree,
    measure: Measure,
    names: Sequence[str],
    systems: Sequence[str] | Mapping[str, Any],
    progress: Progress | None,
) -> dict[str, Scores]:
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
