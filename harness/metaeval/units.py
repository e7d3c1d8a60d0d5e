"""Coverage against people's judgements of content units (REALSumm and sets like it).

People said of every content unit of a reference whether it is present in a system's summary. A
coverage that is a calibrated probability of that has an area under the ROC curve near 1 and a
Brier score near 0; a system's mean coverage should follow its mean presence, document by document
(Spearman over the systems) and over all (Pearson of the systems' means).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from harness.documents import Document, parse_text
from harness.encoders import Encoder
from harness.errors import InputError
from harness.metaeval.measures import (
    Scored,
    encoder_peers,
    find_measure,
    score_unique,
    unit_range,
)
from harness.metaeval.protocols import Measure, Pair, Progress, Scorer
from harness.metaeval.report import Cell, Report, Table, notes_on
from harness.metaeval.unit_labels import Summary, UnitLabels
from harness.result import EVIDENCE_METRICS
from harness.statistics.agreement import reliability
from harness.statistics.correlation import spearman
from harness.statistics.intervals import (
    auc_statistic,
    estimate,
    pearson_statistic,
    ratio_statistic,
)

__all__ = ["UnitScores", "evaluate_units", "score_lines"]

FloatArray = NDArray[np.float64]

_THRESHOLD = 0.5
_DOCUMENTS_AT_ONCE = 64  # summaries in one call of the scorer, so that progress moves
_COLUMNS = (
    "metric",
    "ROC AUC",
    "accuracy",
    "Brier",
    "per summary (Spearman)",
    "per system (Pearson)",
)


@dataclass(frozen=True)
class UnitScores:
    """One metric's scores of all the data; NaN where there is none.

    Attributes:
        name: The metric's.
        units: Shape (units of all summaries, in order).
        references: Shape (summaries,): the reference text as a whole.
    """

    name: str
    units: FloatArray
    references: FloatArray


def evaluate_units(
    rows: Sequence[Summary],
    *,
    scorer: Scorer,
    encoder: Encoder,
    metric: str = "coverage",
    data: str = "units",
    resamples: int = 1000,
    progress: Progress | None = None,
) -> tuple[Report, UnitScores]:
    """Score the units by a metric and its peers, and hold both against people.

    Args:
        rows: As :func:`read_units` returns them.
        scorer: Harness's own.
        encoder: For the peers; the scorer's own, for a fair comparison.
        metric: ``coverage``, a peer's name or a text metric's.
        data: What to call the data in the report.
        resamples: Of the bootstrap over documents.
        progress: Told how far the scoring has come.

    Raises:
        MetricError: There is no such metric.
    """
    facts = UnitLabels(rows)
    if metric in EVIDENCE_METRICS:
        main = _own_scores(facts, scorer, metric, progress)
    else:
        measure = find_measure(metric, encoder, by_sentence=True)
        main = _peer_scores(facts, measure, [metric], progress)[0]
    peers = [
        scores
        for measure, names in (
            (encoder_peers(encoder, by_sentence=True), ["cosine", "token-recall"]),
            (find_measure("ROUGE-1-recall", encoder), ["ROUGE-1-recall"]),
            (find_measure("chrF2", encoder), ["chrF2"]),
        )
        for scores in _peer_scores(facts, measure, [n for n in names if n != metric], progress)
    ]
    everything = [main, *peers]
    from_units = tuple(_unit_row(facts, scores, resamples) for scores in everything)
    from_text = tuple(_reference_row(facts, scores, resamples) for scores in everything)
    tables = [
        Table("Content units that people wrote", _COLUMNS, from_units),
        Table("The reference text alone", (_COLUMNS[0], *_COLUMNS[-2:]), from_text),
    ]
    if (probabilities := _as_probabilities(main)) is not None:
        tables.append(_reliability_table(main.name, facts.present, probabilities))
    counts = {
        "units": len(facts.present),
        "summaries": len(rows),
        "documents": len(facts.documents),
        "systems": len(facts.systems),
    }
    notes = notes_on(len(facts.documents), _NOTES, resamples=resamples)
    return Report("units", data, counts, tuple(tables), notes), main


_NOTES = (
    "95 % intervals by bootstrap over documents.",
    (
        f"accuracy: score ≥ {_THRESHOLD} against present; a peer's score is scaled to 0–1 by its"
        " range and is no probability."
    ),
    "per summary: Spearman over the systems, mean over the documents that have one.",
    (
        "cosine: the unit and the best sentence of the summary; token-recall: bert-score's recall"
        " with the same encoder; ROUGE-1-recall: not stemmed."
    ),
)


def score_lines(rows: Sequence[Summary], scores: UnitScores) -> list[dict[str, Any]]:
    """The lines of ``--scores``; ``unit`` counts from 0, null is the reference text."""
    lines: list[dict[str, Any]] = []
    at = 0
    for row, whole in zip(rows, scores.references, strict=True):
        numbered: list[tuple[int | None, float]] = [
            (unit, float(scores.units[at + unit])) for unit in range(len(row.units))
        ]
        at += len(row.units)
        for unit, score in [*numbered, (None, float(whole))]:
            known = None if np.isnan(score) else score
            lines.append({"id": row.id, "system": row.system, "unit": unit, "coverage": known})
    return lines


def _own_scores(
    facts: UnitLabels, scorer: Scorer, metric: str, progress: Progress | None
) -> UnitScores:
    if metric != "coverage":
        raise InputError(
            f"{metric} is no score of a content unit",
            cure="use coverage, a peer or a text metric",
        )
    units: list[float | None] = []
    for at in range(0, len(facts.rows), _DOCUMENTS_AT_ONCE):
        chunk = facts.rows[at : at + _DOCUMENTS_AT_ONCE]
        for covered in scorer.cover_many([([u.text for u in r.units], r.summary) for r in chunk]):
            units.extend(covered)
        if progress is not None:
            progress("units", at + len(chunk), len(facts.rows))
    parsed: dict[str, Document] = {}

    def cover_text(pairs: Sequence[Pair]) -> list[float | None]:
        found: list[float | None] = []
        for reference, summary in pairs:
            if reference not in parsed:
                parsed[reference] = parse_text(reference, id="reference", paragraphs="line")
            candidate = parse_text(summary, id="reference")
            result = scorer.score(parsed[reference], candidate)
            found.append(result.scores.get("coverage"))
        return found

    references = _of_references(facts, cover_text, "reference texts", progress)
    return UnitScores(metric, _array(units), _array(references))


def _of_references(
    facts: UnitLabels,
    score: Callable[[Sequence[Pair]], Sequence[Scored]],
    what: str,
    progress: Progress | None,
) -> list[Scored]:
    pairs = [Pair(row.reference_sentences, row.summary) for row in facts.by_document()]
    found = score_unique(pairs, score, what=what, progress=progress)
    return [found[Pair(row.reference_sentences, row.summary)] for row in facts.rows]


def _peer_scores(
    facts: UnitLabels, measure: Measure, names: Sequence[str], progress: Progress | None
) -> list[UnitScores]:
    if not names:
        return []
    what = ", ".join(names)
    found = score_unique(_unit_pairs(facts.by_document()), measure, what=what, progress=progress)
    pairs = _unit_pairs(facts.rows)
    whole = _of_references(facts, measure, what, progress)
    return [
        UnitScores(
            name, _array(found[pair][name] for pair in pairs), _array(r[name] for r in whole)
        )
        for name in names
    ]


def _unit_pairs(rows: Sequence[Summary]) -> list[Pair]:
    return [Pair(unit.text, row.summary) for row in rows for unit in row.units]


def _array(values: Iterable[float | None]) -> FloatArray:
    return np.array([np.nan if v is None else v for v in values], dtype=np.float64)


def _as_probabilities(scores: UnitScores) -> FloatArray | None:
    bounds = unit_range(scores.name)
    if bounds is None:
        return None
    low, high = bounds
    return np.clip((scores.units - low) / (high - low), 0.0, 1.0)


def _unit_row(facts: UnitLabels, scores: UnitScores, resamples: int) -> tuple[Cell, ...]:
    documents = len(facts.documents)
    unit_document = facts.row_document[facts.unit_row]
    auc = auc_statistic(facts.present, scores.units, unit_document, documents)
    cells: list[Cell] = [scores.name, estimate(auc, documents, resamples=resamples)]
    probabilities = _as_probabilities(scores)
    if probabilities is None:
        cells += [None, None]
    else:
        right = np.where(
            np.isnan(probabilities), np.nan, (probabilities >= _THRESHOLD) == facts.present
        )
        for values in (right, (probabilities - facts.present) ** 2):
            mean = ratio_statistic(values, unit_document, documents)
            cells.append(estimate(mean, documents, resamples=resamples))
    return (*cells, *_system_cells(facts, facts.row_means(scores.units), resamples))


def _reference_row(facts: UnitLabels, scores: UnitScores, resamples: int) -> tuple[Cell, ...]:
    return (scores.name, *_system_cells(facts, scores.references, resamples))


def _system_cells(facts: UnitLabels, row_scores: FloatArray, resamples: int) -> tuple[Cell, Cell]:
    human, metric = facts.table(facts.row_presence), facts.table(row_scores)
    documents = len(facts.documents)
    rhos = _array(spearman(human[:, d], metric[:, d]) for d in range(documents))
    per_summary = ratio_statistic(rhos, np.arange(documents), documents)
    return (
        estimate(per_summary, documents, resamples=resamples),
        estimate(pearson_statistic(human, metric), documents, resamples=resamples),
    )


def _reliability_table(name: str, present: NDArray[np.bool_], probabilities: FloatArray) -> Table:
    return Table(
        f"Reliability of {name}",
        ("score", "units", "mean score", "share present"),
        tuple(
            (f"{b.low:.1f}–{b.high:.1f}", b.count, b.predicted, b.observed)
            for b in reliability(present, probabilities)
        ),
    )
