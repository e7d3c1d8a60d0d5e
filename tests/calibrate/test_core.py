"""From labels to a calibration."""

from __future__ import annotations

import json

import numpy as np
import pytest

from harness.calibrate import Fitted, calibrate, measure
from harness.encoders.fake import FakeEncoder
from harness.errors import ConfigError, InputError
from harness.evidence.calibration import load_calibration
from harness.evidence.calibration_file import calibration_text
from harness.metaeval.unit_labels import Summary
from harness.statistics import Estimate


@pytest.fixture(scope="module")
def fitted(rows: list[Summary]) -> Fitted:
    return calibrate(rows, FakeEncoder(), folds=3, data="made.jsonl", resamples=20)


def brier(fitted: Fitted, row: str) -> float:
    cell = fitted.report.figure(row, "Brier")
    assert isinstance(cell, Estimate)
    assert cell.value is not None
    return cell.value


def test_it_is_for_the_encoder_that_it_was_fitted_with(fitted: Fitted) -> None:
    assert fitted.calibration.fits(FakeEncoder().signature)
    assert not fitted.calibration.fits(FakeEncoder(dimension=64).signature)


def test_scores_come_as_near_to_the_labels_as_shipped_or_nearer(fitted: Fitted) -> None:
    # cross-validated on a few made documents, which the shipped ones fit by chance
    assert brier(fitted, "coverage, mapped") < brier(fitted, "coverage, as shipped") + 0.005


def test_units_take_the_way_that_errs_least(fitted: Fitted) -> None:
    ways = {way: brier(fitted, f"units, {way}") for way in ("mapped", "linear", "network")}
    best = min(ways, key=lambda way: ways[way])
    assert fitted.provenance["ways"]["units"] == best
    assert [way for way in ways if fitted.report.figure(f"units, {way}", "used")] == [best]


def test_coverage_is_the_shipped_network_moved_and_stretched(fitted: Fitted) -> None:
    found, shipped = fitted.calibration, load_calibration()
    assert found.coverage.members == shipped.coverage.members
    assert found.coverage.slope != 1


def test_support_stays_as_it_ships(fitted: Fitted) -> None:
    assert fitted.calibration.support == load_calibration().support


def test_reliability_is_shown_of_what_is_used(fitted: Fitted) -> None:
    way = fitted.provenance["ways"]["units"]
    assert [table.title for table in fitted.report.tables[1:]] == [
        "Reliability of coverage, mapped",
        f"Reliability of units, {way}",
    ]


def test_the_same_labels_give_the_same_file(rows: list[Summary], fitted: Fitted) -> None:
    again = calibrate(rows, FakeEncoder(), folds=3, data="made.jsonl", resamples=0)
    texts = [calibration_text(each.calibration, each.provenance) for each in (fitted, again)]
    assert texts[0] == texts[1]


def test_the_provenance_counts_what_was_read(fitted: Fitted) -> None:
    counts = {"units": 60, "summaries": 12, "documents": 6, "systems": 2}
    assert counts.items() <= fitted.provenance.items()
    assert json.loads(json.dumps(fitted.provenance)) == fitted.provenance


def test_labels_that_say_the_contrary_are_an_error_with_the_cure(misled: list[Summary]) -> None:
    with pytest.raises(InputError, match=r"do not rise(.|\n)*`present` is true"):
        calibrate(misled, FakeEncoder(), folds=3)


def test_too_few_documents_are_told_before_anything_is_encoded(rows: list[Summary]) -> None:
    told: list[object] = []
    with pytest.raises(InputError, match="documents"):
        calibrate(rows[:2], FakeEncoder(), progress=lambda *each: told.append(each))
    assert told == []


def test_a_calibration_is_measured_as_it_is(rows: list[Summary], fitted: Fitted) -> None:
    shipped = measure(rows, FakeEncoder(), resamples=0)
    assert shipped.figure("coverage", "Brier") == Estimate(brier(fitted, "coverage, as shipped"))
    own = measure(rows, FakeEncoder(), fitted.calibration, resamples=0).figure("coverage", "Brier")
    assert isinstance(own, Estimate)
    assert np.isfinite(own.value or np.nan)
    assert own != shipped.figure("coverage", "Brier")


def test_a_calibration_of_another_encoder_is_not_measured(
    rows: list[Summary], fitted: Fitted
) -> None:
    with pytest.raises(ConfigError, match="was fitted for the encoder"):
        measure(rows, FakeEncoder(dimension=64), fitted.calibration)
