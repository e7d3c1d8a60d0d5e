"""How well a way of fitting does on documents that it has not seen, and how far it can be believed.

Units of one document stand together in one fold: 25 systems' summaries of a document share their
units, and a network that has seen some of them knows too much of the others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harness.calibrate.fitting import Recipe
from harness.calibrate.signals import LabelledSignals
from harness.errors import InputError
from harness.evidence.calibration import Networks
from harness.metaeval.report import Cell, Table
from harness.metaeval.unit_labels import UnitLabels
from harness.statistics.agreement import reliability
from harness.statistics.intervals import auc_statistic, estimate, ratio_statistic

__all__ = [
    "COLUMNS",
    "Judged",
    "assign_folds",
    "calibration_error",
    "cross_validate",
    "figures",
    "reliability_table",
]

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]

COLUMNS = ("score", "ROC AUC", "Brier", "calibration error", "used")
_FEWEST = 5
"""Labels of each kind without which no fold can learn anything."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One way of scoring the labelled units.

    Attributes:
        name: For the tables.
        scores: Shape (units,); NaN for a unit without words.
        used: It is what the calibration holds.
    """

    name: str
    scores: FloatArray
    used: bool

    def brier(self, present: BoolArray) -> float:
        """Mean squared error of the probabilities (Brier 1950), 0 to 1."""
        return float(np.nanmean((self.scores - present) ** 2))


def assign_folds(labels: UnitLabels, folds: int) -> IntArray:
    """Deal the documents out, as evenly as their units allow.

    Args:
        labels: People's.
        folds: At least 2.

    Returns:
        Shape (units,): each unit's fold, from 0; one for all units of a document.

    Raises:
        InputError: There are fewer documents than folds, or too few labels of one kind are left
            where a fold is taken away.
    """
    count = len(labels.documents)
    if not 2 <= folds <= count:
        raise InputError(
            f"{folds} folds of {count} documents: two are the least, and each needs a document",
            cure=f"give --folds 2 to {count}, or label more documents"
            if count > 1
            else "label the units of at least two documents",
        )
    document = labels.row_document[labels.unit_row]
    sizes = np.bincount(document, minlength=count)
    fold_of, load = np.zeros(count, dtype=np.int64), np.zeros(folds, dtype=np.int64)
    for number in np.argsort(-sizes, kind="stable"):
        fold_of[number] = load.argmin()
        load[fold_of[number]] += max(1, sizes[number])
    fold: IntArray = fold_of[document]
    for left_out in range(folds):
        known = labels.present[fold != left_out]
        for kind, found in (("present", int(known.sum())), ("absent", int((~known).sum()))):
            if found < _FEWEST:
                raise InputError(
                    f"{found} units are {kind} where one fold of {folds} is left out, and from "
                    f"fewer than {_FEWEST} nothing can be learnt",
                    cure=f"label more units that are {kind}, in several documents",
                )
    return fold


def cross_validate(
    signals: LabelledSignals, recipe: Recipe, base: Networks, fold: IntArray
) -> FloatArray:
    """Score every unit by networks that were fitted on other documents.

    Args:
        signals: Of the labelled units.
        recipe: The way of fitting.
        base: The shipped networks.
        fold: Shape (units,), as :func:`assign_folds` gives it.

    Returns:
        Shape (units,); NaN for a unit without words.
    """
    parts = signals.parts
    scores = np.full(len(signals.present), np.nan)
    for left_out in range(int(fold.max()) + 1):
        test = fold == left_out
        rows = parts.asked & ~test[parts.unit]
        fitted = recipe(base, parts.features[rows], signals.present[parts.unit[rows]])
        scores[test] = parts.scores(fitted.probability, len(scores))[test]
    return scores


def figures(judged: Judged, signals: LabelledSignals, *, resamples: int) -> tuple[Cell, ...]:
    """A row under :data:`COLUMNS`; intervals by bootstrap over documents."""
    present, document, count = signals.present, signals.document, signals.documents
    area = auc_statistic(present, judged.scores, document, count)
    squared = ratio_statistic((judged.scores - present) ** 2, document, count)
    return (
        judged.name,
        estimate(area, count, resamples=resamples),
        estimate(squared, count, resamples=resamples),
        calibration_error(present, judged.scores),
        judged.used,
    )


def calibration_error(present: BoolArray, scores: FloatArray) -> float | None:
    """Mean distance of what was promised from what came true, over ten bins.

    The expected calibration error of Naeini, Cooper and Hauskrecht (2015), 0 to 1.

    Returns:
        None where there is no score.
    """
    total = int((~np.isnan(scores)).sum())
    if not total:
        return None
    return sum(
        b.count / total * abs(b.predicted - b.observed)
        for b in reliability(present, scores)
        if b.predicted is not None and b.observed is not None
    )


def reliability_table(judged: Judged, present: BoolArray) -> Table:
    """What was promised and what came true, in ten bins."""
    return Table(
        f"Reliability of {judged.name}",
        ("score", "units", "mean score", "share present"),
        tuple(
            (f"{b.low:.1f}–{b.high:.1f}", b.count, b.predicted, b.observed)
            for b in reliability(present, judged.scores)
        ),
    )
