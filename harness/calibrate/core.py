"""From people's labels to a calibration, and from a calibration to how far it can be believed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from harness.calibrate.fitting import RECIPES, Recipe, fit_map
from harness.calibrate.signals import LabelledSignals, read_signals
from harness.calibrate.validation import (
    COLUMNS,
    Judged,
    assign_folds,
    cross_validate,
    figures,
    reliability_table,
)
from harness.encoders import Encoder
from harness.errors import InputError
from harness.evidence.calibration import Calibration, Networks, load_calibration
from harness.metaeval.report import Cell, Report, Table, notes_on
from harness.metaeval.unit_labels import Summary, UnitLabels
from harness.statistics.intervals import Estimate

__all__ = ["Fitted", "calibrate", "measure"]

Progress = Callable[[str, int, int], None]

_NEARLY_FLAT = 0.05
_DIGITS = 4
_NOTES = (
    "95 % intervals by bootstrap over documents.",
    "calibration error: mean distance of score and share present, over ten bins.",
    (
        "as shipped: the networks of the embedded encoder, unchanged. mapped: their probabilities"
        " moved and stretched. linear, network: fitted anew on these labels alone."
    ),
    (
        "The shipped networks learnt from REALSumm: on labels of its documents, `as shipped` and"
        " `mapped` look better than they are."
    ),
    (
        "support, the quality within adequacy and the gaps within units stay as they are for the"
        " embedded encoder: labels of units cannot fit them."
    ),
)


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was fitted, and how well it does.

    Attributes:
        calibration: Of the encoder; it has no path yet.
        report: Cross-validated figures, for people.
        provenance: What the calibration's file says of how it came to be: JSON values that depend
            on the labels, the encoder and this version alone.
    """

    calibration: Calibration
    report: Report
    provenance: Mapping[str, Any]


def calibrate(
    rows: Sequence[Summary],
    encoder: Encoder,
    *,
    folds: int = 5,
    data: str = "labels",
    resamples: int = 1000,
    progress: Progress | None = None,
) -> Fitted:
    """Fit the calibration of an encoder to people's labels of content units.

    Given units are scored by whichever way of fitting has the least Brier score on documents that
    were left out. Coverage of whole texts is always mapped: such labels are of summaries, and what
    the shipped network knows of translations would be lost by fitting it anew. Support stays as
    it ships; docs/calibrating.md says why.

    Args:
        rows: As :func:`harness.metaeval.unit_labels.read_units` returns them.
        encoder: What the calibration is for.
        folds: Of the cross-validation, which keeps documents together; 2 to the number of them.
        data: What to call the labels.
        resamples: Of the bootstrap; 0 for no intervals.
        progress: Told what is done.

    Raises:
        InputError: There are too few labels or documents, or the scores do not rise with them.
    """
    base = load_calibration()
    fold = assign_folds(UnitLabels(rows), folds)  # too few labels are told before the work
    signals = read_signals(rows, encoder, progress=progress)
    coverage = _fit(fit_map, base.coverage, signals)
    if coverage.slope < _NEARLY_FLAT:
        raise InputError(
            f"with the encoder {encoder.name} the scores do not rise with people's labels",
            cure="see whether `present` is true of what is in the summary, or use another encoder",
        )
    way, judged_units = _choose(base.units, signals, fold)
    judged = [
        _as_it_is("coverage, as shipped", base.coverage, signals),
        Judged(
            "coverage, mapped", cross_validate(signals, fit_map, base.coverage, fold), used=True
        ),
        _as_it_is("units, as shipped", base.units, signals),
        *judged_units,
    ]
    found = tuple(figures(each, signals, resamples=resamples) for each in judged)
    tables = (
        Table(f"Cross-validated by document ({folds} folds)", COLUMNS, found),
        *(reliability_table(each, signals.present) for each in judged if each.used),
    )
    calibration = Calibration(
        coverage,
        base.support,
        _fit(RECIPES[way], base.units, signals),
        encoder.signature,
        signature="",
    )
    provenance = {
        "labels": data,
        **_counts(rows),
        "share present": round(float(signals.present.mean()), _DIGITS),
        "folds": folds,
        "shipped": base.signature,
        "ways": {"coverage": "mapped", "support": "as shipped", "units": way},
        "cross-validated": [_named(cells) for cells in found],
    }
    notes = notes_on(_counts(rows)["documents"], _NOTES, resamples=resamples)
    report = Report("calibrate", data, _counts(rows), tables, notes)
    return Fitted(calibration, report, provenance)


def measure(
    rows: Sequence[Summary],
    encoder: Encoder,
    calibration: Calibration | None = None,
    *,
    data: str = "labels",
    resamples: int = 1000,
    progress: Progress | None = None,
) -> Report:
    """Hold a calibration, as it is, against people's labels.

    Args:
        rows: As :func:`harness.metaeval.unit_labels.read_units` returns them.
        encoder: What gives the signals.
        calibration: The one that ships with the package if left out.
        data: What to call the labels.
        resamples: Of the bootstrap; 0 for no intervals.
        progress: Told what is done.

    Raises:
        ConfigError: The calibration was fitted for another encoder.
    """
    if calibration is not None:
        calibration.check(encoder.signature)
    calibration = calibration or load_calibration()
    signals = read_signals(rows, encoder, progress=progress)
    judged = [
        _as_it_is(name, networks, signals)
        for name, networks in (("coverage", calibration.coverage), ("units", calibration.units))
    ]
    found = tuple(figures(each, signals, resamples=resamples)[:-1] for each in judged)
    tables = (
        Table("As it is", COLUMNS[:-1], found),
        *(reliability_table(each, signals.present) for each in judged),
    )
    notes = notes_on(_counts(rows)["documents"], _NOTES[:2], resamples=resamples)
    return Report("reliability", data, _counts(rows), tables, notes)


def _fit(recipe: Recipe, base: Networks, signals: LabelledSignals) -> Networks:
    """Fit on all labels; what stands word for word in the summary needs no network."""
    parts = signals.parts
    asked = parts.asked
    return recipe(base, parts.features[asked], signals.present[parts.unit[asked]])


def _choose(
    base: Networks, signals: LabelledSignals, fold: NDArray[np.int64]
) -> tuple[str, list[Judged]]:
    """The way of fitting that errs least on documents left out, and how each of them did."""
    judged = {
        way: Judged(f"units, {way}", cross_validate(signals, recipe, base, fold), used=False)
        for way, recipe in RECIPES.items()
    }
    best = min(judged, key=lambda way: judged[way].brier(signals.present))
    return best, [replace(each, used=way == best) for way, each in judged.items()]


def _as_it_is(name: str, networks: Networks, signals: LabelledSignals) -> Judged:
    scores = signals.parts.scores(networks.probability, len(signals.present))
    return Judged(name, scores, used=False)


def _counts(rows: Sequence[Summary]) -> dict[str, int]:
    labels = UnitLabels(rows)
    return {
        "units": len(labels.present),
        "summaries": len(rows),
        "documents": len(labels.documents),
        "systems": len(labels.systems),
    }


def _named(cells: Sequence[Cell]) -> dict[str, Any]:
    """A row of figures for the file, without its intervals."""
    values = [cell.value if isinstance(cell, Estimate) else cell for cell in cells]
    return {
        name: round(value, _DIGITS) if isinstance(value, float) else value
        for name, value in zip(COLUMNS, values, strict=True)
    }
