"""`harness calibrate`: scores of another encoder made probabilities, by people's labels."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harness.cli.meta_eval_options import Format, OutputFormat, Resamples
from harness.cli.options import (
    BatchSize,
    CalibrationFile,
    Dtype,
    EncoderName,
    Quiet,
    calibration_of,
    encoder_source,
)
from harness.cli.progress import progress_bar
from harness.cli.streams import notify, print_text
from harness.errors import ConfigError

if TYPE_CHECKING:
    from harness.calibrate import Fitted

__all__ = ["calibrate"]


def calibrate(
    labels: Annotated[
        Path, typer.Argument(metavar="LABELS", help="JSON lines, as of `harness meta-eval units`.")
    ],
    *,
    encoder: EncoderName = None,
    out: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="FILE", help="Where the calibration is written."),
    ] = Path("calibration.json"),
    folds: Annotated[
        int, typer.Option("--folds", min=2, help="Of the cross-validation, by document.")
    ] = 5,
    reliability: Annotated[
        bool,
        typer.Option(
            "--reliability",
            help="Fit and write nothing: hold the calibration in use against the labels.",
        ),
    ] = False,
    calibration: CalibrationFile = None,
    dtype: Dtype = None,
    batch_size: BatchSize = None,
    resamples: Resamples = 1000,
    format: OutputFormat = Format.table,  # noqa: A002  # the option is --format, as with every verb
    quiet: Quiet = False,
) -> None:
    """Fit the coverage of an encoder to people's labels of content units.

    A line of LABELS: {id, system, reference, summary, units: [{text, present}]}.
    """
    from harness.calibrate import calibrate as fit
    from harness.calibrate import measure
    from harness.metaeval.report import render
    from harness.metaeval.unit_labels import read_units
    from harness.writing import check_output

    if calibration is not None and not reliability:
        raise ConfigError(
            "--calibration names what is held against the labels, and nothing is held without "
            "--reliability",
            cure="add --reliability, or leave --calibration out",
        )
    known = calibration_of(calibration)
    if not reliability:
        check_output(out, labels)
    rows = read_units(labels)
    source = encoder_source(encoder or "embedded", dtype or "float32", batch_size)()
    with progress_bar(quiet=quiet) as progress:
        if reliability:
            report = measure(
                rows, source, known, data=labels.name, resamples=resamples, progress=progress
            )
        else:
            fitted = fit(
                rows, source, folds=folds, data=labels.name, resamples=resamples, progress=progress
            )
            report = fitted.report
            _write(out, fitted, labels)
    print_text(render(report, format.value))
    if not quiet and not reliability:
        notify(f"calibration: {out}")


def _write(out: Path, fitted: Fitted, labels: Path) -> None:
    from harness import __version__
    from harness.evidence.calibration_file import calibration_text
    from harness.writing import write_text

    provenance = {
        "harness": __version__,
        **fitted.provenance,
        "SHA-256 of the labels": hashlib.sha256(labels.read_bytes()).hexdigest(),
    }
    write_text(calibration_text(fitted.calibration, provenance), out)
