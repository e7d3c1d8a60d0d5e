"""Cross-validation by document, and its figures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from harness.calibrate.signals import LabelledSignals
from harness.calibrate.validation import (
    COLUMNS,
    Judged,
    assign_folds,
    calibration_error,
    cross_validate,
    figures,
    reliability_table,
)
from harness.errors import InputError
from harness.evidence.calibration import Networks, load_calibration
from harness.metaeval.unit_labels import Summary, UnitLabels
from harness.statistics import Estimate


def test_all_units_of_a_document_are_in_one_fold(
    rows: list[Summary], signals: LabelledSignals
) -> None:
    fold = assign_folds(UnitLabels(rows), 3)
    for document in range(signals.documents):
        assert len(set(fold[signals.document == document].tolist())) == 1


def test_folds_are_about_equally_large(rows: list[Summary]) -> None:
    sizes = np.bincount(assign_folds(UnitLabels(rows), 3))
    assert sizes.tolist() == [20, 20, 20]


@pytest.mark.parametrize("folds", [1, 7])
def test_folds_that_cannot_be_dealt_are_an_error_with_the_cure(
    rows: list[Summary], folds: int
) -> None:
    with pytest.raises(InputError, match=r"6 documents.*\n.*--folds 2 to 6"):
        assign_folds(UnitLabels(rows), folds)


def test_one_document_is_too_few(rows: list[Summary]) -> None:
    with pytest.raises(InputError, match="at least two documents"):
        assign_folds(UnitLabels(rows[:2]), 2)


def test_labels_of_one_kind_are_an_error_that_names_the_kind(rows: list[Summary]) -> None:
    alike = [
        row.model_copy(
            update={"units": [u.model_copy(update={"present": True}) for u in row.units]}
        )
        for row in rows
    ]
    with pytest.raises(InputError, match=r"0 units are absent(.|\n)*label more units"):
        assign_folds(UnitLabels(alike), 3)


def test_no_unit_is_scored_by_what_was_fitted_on_its_document(
    rows: list[Summary], signals: LabelledSignals
) -> None:
    fold = assign_folds(UnitLabels(rows), 3)
    # each part bears its number, so that it can be told again
    features = np.zeros_like(signals.parts.features)
    features[:, 0] = np.arange(len(features))
    numbered = replace(signals, parts=replace(signals.parts, features=features))
    left_out: list[set[int]] = []

    def recipe(
        base: Networks, features: NDArray[np.float64], present: NDArray[np.bool_]
    ) -> Networks:
        units = signals.parts.unit[features[:, 0].astype(int)]
        left_out.append({0, 1, 2} - set(fold[units].tolist()))
        return base

    cross_validate(numbered, recipe, load_calibration().units, fold)
    assert left_out == [{0}, {1}, {2}]


def test_the_calibration_error_is_the_mean_distance_over_the_bins() -> None:
    present = np.array([True, False, True, True])
    # two units promised 0.25 of which half came true; two promised 0.85, both true
    error = calibration_error(present, np.array([0.25, 0.25, 0.85, 0.85]))
    assert error == pytest.approx((0.25 + 0.15) / 2)


def test_nothing_scored_has_no_calibration_error() -> None:
    assert calibration_error(np.array([True]), np.array([np.nan])) is None


def test_figures_stand_under_their_columns(signals: LabelledSignals) -> None:
    perfect = Judged("perfect", signals.present.astype(np.float64), used=True)
    row = dict(zip(COLUMNS, figures(perfect, signals, resamples=0), strict=True))
    assert row == {
        "score": "perfect",
        "ROC AUC": Estimate(1.0),
        "Brier": Estimate(0.0),
        "calibration error": 0.0,
        "used": True,
    }


def test_the_reliability_table_has_ten_bins_that_hold_all_units() -> None:
    judged = Judged("x", np.array([0.05, 0.5, 1.0]), used=True)
    table = reliability_table(judged, np.array([False, True, True]))
    assert [row[1] for row in table.rows] == [1, 0, 0, 0, 0, 1, 0, 0, 0, 1]
