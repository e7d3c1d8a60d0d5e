"""Adequacy and findings against planted errors (DEMETR, Karpinska et al. 2022, and sets like it).

Each item is a translation and a copy of it with one error. A good metric scores the translation
above the copy, by more the worse the error is, and says what is wrong: it raises a finding of the
right category on the copy and not on the translation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from harness.encoders import Encoder
from harness.metaeval.expected import accepted_findings, is_expected
from harness.metaeval.files import read_json_lines
from harness.metaeval.measures import encoder_peers, find_measure, score_unique
from harness.metaeval.protocols import Pair, PairResult, Progress, Scorer
from harness.metaeval.report import Cell, Report, Table, notes_on
from harness.result import EVIDENCE_METRICS, SEVERITIES, Finding
from harness.statistics.intervals import Estimate, estimate, ratio_statistic

__all__ = [
    "Perturbation",
    "PerturbationScores",
    "evaluate_perturbations",
    "read_perturbations",
    "score_lines",
]

FloatArray = NDArray[np.float64]


class Perturbation(BaseModel):
    """One line of the data."""

    perturbation: str
    severity: str
    id: str | int
    language: str
    reference: str
    translation: str
    perturbed: str


@dataclass(frozen=True, slots=True)
class PerturbationScores:
    """One metric's scores, NaN where there is none.

    Attributes:
        name: The metric's.
        translation: Shape (items,).
        perturbed: Shape (items,).
    """

    name: str
    translation: FloatArray
    perturbed: FloatArray

    @property
    def above(self) -> FloatArray:
        """1 where the translation scores above its copy, 0 where not, NaN where unknown."""
        unknown = np.isnan(self.translation) | np.isnan(self.perturbed)
        verdict: FloatArray = np.where(unknown, np.nan, self.translation > self.perturbed)
        return verdict

    @property
    def fall(self) -> FloatArray:
        """How much the copy lost."""
        return self.translation - self.perturbed


def read_perturbations(path: Path) -> list[Perturbation]:
    """Read the data.

    Raises:
        InputError: A line is not as :class:`Perturbation` says.
    """
    return [row for _, row in read_json_lines(path, Perturbation)]


def evaluate_perturbations(
    rows: Sequence[Perturbation],
    *,
    scorer: Scorer,
    encoder: Encoder,
    metric: str = "adequacy",
    data: str = "perturbations",
    resamples: int = 1000,
    progress: Progress | None = None,
) -> tuple[Report, PerturbationScores]:
    """Score translations and their perturbed copies by a metric and its peers.

    Arguments as in :func:`harness.metaeval.units.evaluate_units`; the clusters of the bootstrap
    are the sentences (language and id), which come back under many perturbations.

    Raises:
        MetricError: There is no such metric.
    """
    pairs = [
        (Pair(row.reference, row.translation), Pair(row.reference, row.perturbed)) for row in rows
    ]
    every = sorted(pair for both in pairs for pair in both)
    results: dict[Pair, PairResult] = {}
    if metric in EVIDENCE_METRICS:
        results = score_unique(every, _results(scorer), what="pairs", progress=progress)
        main = _gather(metric, pairs, {p: {metric: getattr(r, metric)} for p, r in results.items()})
    else:
        measure = find_measure(metric, encoder)
        scored = score_unique(every, measure, what=metric, progress=progress)
        main = _gather(metric, pairs, scored)
    peers = []
    for measure, names in (
        (encoder_peers(encoder), ("cosine", "token-F1")),
        (find_measure("chrF2", encoder), ("chrF2",)),
    ):
        scored = score_unique(every, measure, what=", ".join(names), progress=progress)
        peers += [_gather(name, pairs, scored) for name in names if name != metric]
    named = {p: results[p].findings for p in results}
    caught = _Caught(rows, pairs, named) if named else None
    tables = (
        _kinds_table(rows, main, peers, caught, resamples),
        _severity_table(rows, [main, *peers], resamples),
    )
    counts = {
        "pairs": len(rows),
        "perturbations": len({row.perturbation for row in rows}),
        "distinct texts": len(set(every)),
    }
    sentences = len({(row.language, row.id) for row in rows})
    notes = notes_on(sentences, _NOTES, resamples=resamples, of="sentence")
    return Report("perturbations", data, counts, tables, notes), main


_NOTES = (
    "95 % intervals by bootstrap over sentences.",
    (
        "a metric's column: share of pairs in which the translation scores above its perturbed"
        " copy; ties count as not above."
    ),
    (
        "finding: share of pairs in which a finding of the right category is raised on the copy and"
        " not on the translation; on copy, on translation: on each alone."
    ),
    (
        "base: shown, not judged: id33 is empty or shuffled text; in id35 the copy is the reference"
        " itself, which should score above the translation."
    ),
)


def score_lines(rows: Sequence[Perturbation], scores: PerturbationScores) -> list[dict[str, Any]]:
    """The lines of ``--scores``."""

    def known(value: float) -> float | None:
        return None if np.isnan(value) else float(value)

    return [
        {
            "perturbation": row.perturbation,
            "id": row.id,
            "translation": known(translation),
            "perturbed": known(perturbed),
        }
        for row, translation, perturbed in zip(
            rows, scores.translation, scores.perturbed, strict=True
        )
    ]


def _results(scorer: Scorer) -> Any:
    return lambda chunk: scorer.score_pairs(
        [pair.reference for pair in chunk], [pair.candidate for pair in chunk]
    )


def _gather(
    name: str,
    pairs: Sequence[tuple[Pair, Pair]],
    scored: Mapping[Pair, Mapping[str, float | None]],
) -> PerturbationScores:
    columns = np.array(
        [[scored[pair][name] for pair in both] for both in pairs], dtype=np.float64
    ).reshape(-1, 2)
    return PerturbationScores(name, columns[:, 0], columns[:, 1])


class _Caught:
    """On which items a finding of the right category stands on the copy, and on the translation."""

    def __init__(
        self,
        rows: Sequence[Perturbation],
        pairs: Sequence[tuple[Pair, Pair]],
        findings: Mapping[Pair, Sequence[Finding]],
    ) -> None:
        self.on_translation, self.on_copy = (
            np.array(
                [
                    any(is_expected(row.perturbation, f) for f in findings[both[side]])
                    for row, both in zip(rows, pairs, strict=True)
                ],
                dtype=np.float64,
            )
            for side in (0, 1)
        )

    @property
    def rightly(self) -> FloatArray:
        return self.on_copy * (1 - self.on_translation)


class _Sentences:
    """The clusters of some rows."""

    def __init__(self, rows: Sequence[Perturbation], resamples: int) -> None:
        number: dict[tuple[str, str | int], int] = {}
        self.index = np.array(
            [number.setdefault((row.language, row.id), len(number)) for row in rows]
        )
        self.count = len(number)
        self.resamples = resamples

    def mean(self, values: FloatArray) -> Estimate:
        statistic = ratio_statistic(values, self.index, self.count)
        return estimate(statistic, self.count, resamples=self.resamples)


def _kinds_table(
    rows: Sequence[Perturbation],
    main: PerturbationScores,
    peers: Sequence[PerturbationScores],
    caught: _Caught | None,
    resamples: int,
) -> Table:
    lines = []
    kinds = sorted({(_rank(row.severity), row.perturbation, row.severity) for row in rows})
    for _, kind, severity in kinds:
        where = np.array([i for i, row in enumerate(rows) if row.perturbation == kind])
        sentences = _Sentences([rows[i] for i in where], resamples)
        cells: list[Cell] = [kind, severity, len(where), sentences.mean(main.above[where])]
        cells += [sentences.mean(peer.above[where]).value for peer in peers]
        cells.append(sentences.mean(main.fall[where]).value)
        if caught is not None:
            finding: list[Cell] = [
                sentences.mean(caught.rightly[where]),
                float(caught.on_copy[where].mean()),
                float(caught.on_translation[where].mean()),
            ]
            cells += finding if accepted_findings(kind) else [None] * len(finding)
        lines.append(tuple(cells))
    columns = ["perturbation", "severity", "pairs", main.name, *(peer.name for peer in peers)]
    columns += ["mean fall"]
    columns += ["finding", "on copy", "on translation"] if caught is not None else []
    return Table("By perturbation", tuple(columns), tuple(lines))


def _rank(severity: str) -> int:
    return SEVERITIES.index(severity) if severity in SEVERITIES else len(SEVERITIES)


def _severity_table(
    rows: Sequence[Perturbation], metrics: Sequence[PerturbationScores], resamples: int
) -> Table:
    lines = []
    for metric in metrics:
        falls = []
        for severity in SEVERITIES:
            where = np.array([i for i, row in enumerate(rows) if row.severity == severity], int)
            sentences = _Sentences([rows[i] for i in where], resamples)
            falls.append(sentences.mean(metric.fall[where]))
        known = [fall.value for fall in falls if fall.value is not None]
        rising = all(low < high for low, high in pairwise(known))
        in_order = rising if len(known) == len(SEVERITIES) else None
        lines.append((metric.name, *falls, in_order))
    return Table(
        "Mean fall from the translation to its copy, by severity",
        ("metric", *SEVERITIES, "minor < major < critical"),
        tuple(lines),
    )
