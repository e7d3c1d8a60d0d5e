"""Coverage against people's judgements of content units (REALSumm and sets like it).

People said of every content unit of a reference whether it is present in a system's summary. A
coverage that is a calibrated probability of that has an area under the ROC curve near 1 and a
Brier score near 0; a system's mean coverage should follow its mean presence, document by document
(Spearman over the systems) and over all (Pearson of the systems' means).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from harness.documents import Document, parse_text
from harness.encoders import Encoder
from harness.errors import InputError
from harness.metaeval.files import read_json_lines
from harness.metaeval.measures import (
    EVIDENCE_SCORES,
    encoder_peers,
    find_measure,
    score_unique,
    unit_range,
)
from harness.metaeval.protocols import Measure, Pair, Progress, Row, Scorer
from harness.metaeval.report import Cell, Report, Table
from harness.statistics.agreement import reliability
from harness.statistics.correlation import spearman
from harness.statistics.intervals import (
    auc_statistic,
    estimate,
    pearson_statistic,
    ratio_statistic,
)

__all__ = ["LabelledUnit", "Summary", "UnitScores", "evaluate_units", "read_units", "score_lines"]

FloatArray = NDArray[np.float64]

_SENTENCE_MARK = re.compile(r"</?t>")
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


class LabelledUnit(BaseModel):
    """A content unit, and whether people found it in the summary."""

    text: str
    present: bool


class Summary(BaseModel):
    """One line of the data: one system's summary of one document."""

    id: str | int
    system: str
    reference: str
    summary: str
    units: list[LabelledUnit]

    @property
    def reference_sentences(self) -> str:
        """The reference text, a sentence a line where it is marked up as ``<t> … </t>``."""
        parts = _SENTENCE_MARK.split(self.reference)
        return "\n".join(part.strip() for part in parts if part.strip())


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


class _Data:
    """The rows as arrays."""

    def __init__(self, rows: Sequence[Summary]) -> None:
        self.rows = rows
        self.documents = list(dict.fromkeys(row.id for row in rows))
        self.systems = list(dict.fromkeys(row.system for row in rows))
        number = {name: index for index, name in enumerate(self.documents)}
        self.row_document = np.array([number[row.id] for row in rows])
        number_of_system = {name: index for index, name in enumerate(self.systems)}
        self.row_system = np.array([number_of_system[row.system] for row in rows])
        self.unit_row = np.repeat(np.arange(len(rows)), [len(row.units) for row in rows])
        self.present = np.array([u.present for row in rows for u in row.units], dtype=bool)

    @cached_property
    def row_presence(self) -> FloatArray:
        """Mean presence of each summary's units."""
        return self.row_means(self.present.astype(np.float64))

    def row_means(self, values: FloatArray) -> FloatArray:
        """Mean over each summary's units, NaN left out."""
        known = ~np.isnan(values)
        size = np.bincount(self.unit_row[known], minlength=len(self.rows))
        total = np.bincount(self.unit_row[known], values[known], minlength=len(self.rows))
        means: FloatArray = np.where(size > 0, total / np.maximum(size, 1), np.nan)
        return means

    def by_document(self) -> list[Summary]:
        """The rows, those of a document together."""
        return [self.rows[index] for index in np.argsort(self.row_document, kind="stable")]

    def table(self, row_values: FloatArray) -> FloatArray:
        """Shape (systems, documents), NaN where a system has no summary of a document."""
        found = np.full((len(self.systems), len(self.documents)), np.nan)
        found[self.row_system, self.row_document] = row_values
        return found


def read_units(path: Path) -> list[Summary]:
    """Read the data.

    Raises:
        InputError: A line is not as :class:`Summary` says, or repeats a document and system.
    """
    seen: dict[tuple[str | int, str], int] = {}
    rows = []
    for line, row in read_json_lines(path, Summary):
        first = seen.setdefault((row.id, row.system), line)
        if first != line:
            raise InputError(
                f"system {row.system!r} has document {row.id!r} twice (also on line {first})",
                path=path,
                line=line,
                cure="keep one of the two lines",
            )
        rows.append(row)
    return rows


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
    facts = _Data(rows)
    if metric in EVIDENCE_SCORES:
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
    return Report("units", data, counts, tuple(tables), _NOTES), main


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


def _own_scores(facts: _Data, scorer: Scorer, metric: str, progress: Progress | None) -> UnitScores:
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
    facts: _Data,
    score: Callable[[Sequence[Pair]], Sequence[Any]],
    what: str,
    progress: Progress | None,
) -> list[Any]:
    pairs = [Pair(row.reference_sentences, row.summary) for row in facts.by_document()]
    found = score_unique(pairs, score, what=what, progress=progress)
    return [found[Pair(row.reference_sentences, row.summary)] for row in facts.rows]


def _peer_scores(
    facts: _Data, measure: Measure, names: Sequence[str], progress: Progress | None
) -> list[UnitScores]:
    if not names:
        return []
    what = ", ".join(names)
    found = score_unique(_unit_pairs(facts.by_document()), measure, what=what, progress=progress)
    pairs = _unit_pairs(facts.rows)
    whole: list[Row] = _of_references(facts, measure, what, progress)
    return [
        UnitScores(
            name, _array(found[pair][name] for pair in pairs), _array(r[name] for r in whole)
        )
        for name in names
    ]


def _unit_pairs(rows: Sequence[Summary]) -> list[Pair]:
    return [Pair(unit.text, row.summary) for row in rows for unit in row.units]


def _array(values: Any) -> FloatArray:
    return np.array([np.nan if v is None else v for v in values], dtype=np.float64)


def _as_probabilities(scores: UnitScores) -> FloatArray | None:
    bounds = unit_range(scores.name)
    if bounds is None:
        return None
    low, high = bounds
    return np.clip((scores.units - low) / (high - low), 0.0, 1.0)


def _unit_row(facts: _Data, scores: UnitScores, resamples: int) -> tuple[Cell, ...]:
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


def _reference_row(facts: _Data, scores: UnitScores, resamples: int) -> tuple[Cell, ...]:
    return (scores.name, *_system_cells(facts, scores.references, resamples))


def _system_cells(facts: _Data, row_scores: FloatArray, resamples: int) -> tuple[Cell, Cell]:
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
