"""`harness run`: every system and document of a project, scored and reported."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from harness.cli.options import (
    Aligned,
    BatchSize,
    CalibrationFile,
    CoveredAt,
    Dtype,
    EncoderName,
    Full,
    KeepBoilerplate,
    Language,
    Metrics,
    OmittedBelow,
    Paragraphs,
    Quiet,
    SupportedAt,
    UnsupportedBelow,
    calibration_of,
    encoder_source,
    said,
)
from harness.cli.progress import progress_bar
from harness.cli.streams import PipeConsole, notify, print_result

__all__ = ["run"]


def run(
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help="The project: holds references/ and candidates/."),
    ] = Path(),
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="DIR",
            help="Where the run's files go: DIR/RUN, or DIR itself without --name.",
            show_default="FOLDER/reports/RUN",
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            "--name",
            "-n",
            metavar="RUN",
            help="The run's name; a run of that name is replaced.",
            show_default="latest",
        ),
    ] = None,
    metric: Metrics = None,
    encoder: EncoderName = None,
    calibration: CalibrationFile = None,
    dtype: Dtype = None,
    batch_size: BatchSize = None,
    lang: Language = None,
    paragraphs: Paragraphs = None,
    aligned: Aligned = None,
    keep_boilerplate: KeepBoilerplate = None,
    allow_missing: Annotated[
        bool | None,
        typer.Option(
            "--allow-missing/--no-allow-missing",
            help="Go on where a system lacks a document.",
            show_default="no",
        ),
    ] = None,
    covered_at: CoveredAt = None,
    omitted_below: OmittedBelow = None,
    supported_at: SupportedAt = None,
    unsupported_below: UnsupportedBelow = None,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            metavar="FILE",
            help="Where what is not said here stands.",
            show_default="FOLDER/harness.toml",
        ),
    ] = None,
    format: Annotated[  # noqa: A002  # the option is --format, as with every verb
        Literal["table", "json"], typer.Option("--format", "-f", help="How to print the result.")
    ] = "table",
    full: Full = False,
    quiet: Quiet = False,
) -> None:
    """Score every system and document of a project, and report on it.

    The texts: references/DOC.txt, and what SYSTEM made of it in candidates/SYSTEM/DOC.txt.
    """
    from harness.runs import (
        DEFAULT_RUN,
        RUN_FILES,
        RUNS,
        check_folder,
        check_run_name,
        run_project,
        write_run,
    )
    from harness.runs.config import load_config, read_config
    from harness.runs.given import readable
    from harness.writing import check_target

    run_name = check_run_name(DEFAULT_RUN if name is None else name)
    check_folder(folder)  # else a mistyped one would be told as a place that cannot be written
    if out is None:
        target = folder / RUNS / run_name
    elif name is None:
        target, run_name = out, readable(out.resolve().name) or run_name
    else:
        target = out / run_name
    check_target(target, RUN_FILES)
    given = said(
        encoder=encoder,
        dtype=dtype,
        lang=lang,
        paragraphs=paragraphs,
        aligned=aligned,
        keep_boilerplate=keep_boilerplate,
        metrics=metric,
    )
    found = load_config(folder) if config is None else read_config(config)
    scoring = found.merge(
        scoring=given | {"allow_missing": allow_missing},
        thresholds={
            "covered_at": covered_at,
            "omitted_below": omitted_below,
            "supported_at": supported_at,
            "unsupported_below": unsupported_below,
        },
    ).scoring
    if calibration is None and scoring.calibration is not None:
        if encoder in (None, found.scoring.encoder):
            home = folder if config is None else config.resolve().parent
            calibration = home / scoring.calibration
        elif not quiet:
            notify(
                f"{scoring.calibration} is not used: harness.toml names it for the encoder "
                f"{found.scoring.encoder}; --calibration asks for it all the same"
            )
    with progress_bar(quiet=quiet) as progress:
        result = run_project(
            folder,
            encoder=encoder_source(scoring.encoder, scoring.dtype, batch_size),
            options=scoring.options(),
            scoring=scoring.scoring_config(),
            calibration=calibration_of(calibration),
            allow_missing=scoring.allow_missing,
            name=run_name,
            progress=progress,
        )
    report = write_run(result, target)
    print_result(result, format, PipeConsole(), full=full)
    if not quiet:
        notify(f"report: {report}")
