"""``harness meta-eval``: how well scores agree with people's judgements."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harness.cli.meta_eval_options import (
    DataFile,
    EncoderName,
    Folder,
    Format,
    Metric,
    OutputFormat,
    Quiet,
    Resamples,
    ScoresFile,
)
from harness.cli.options import CalibrationFile, calibration_of
from harness.cli.progress import progress_bar
from harness.cli.streams import print_text

if TYPE_CHECKING:
    from harness.metaeval.report import Report
    from harness.scoring import Scorer

__all__ = ["app"]

app = typer.Typer(
    help="Agreement with human labels: how far can the scores be trusted?", no_args_is_help=True
)


@app.command()
def units(
    path: DataFile,
    scores: ScoresFile = None,
    metric: Metric = "coverage",
    form: OutputFormat = Format.table,
    encoder: EncoderName = "embedded",
    calibration: CalibrationFile = None,
    resamples: Resamples = 1000,
    quiet: Quiet = False,  # noqa: FBT002  # typer makes --quiet of it
) -> None:
    """Coverage against people's "this content unit is present"."""
    from harness.metaeval.files import write_json_lines
    from harness.metaeval.unit_labels import read_units
    from harness.metaeval.units import evaluate_units, score_lines

    _check_scores(scores, path)
    rows = read_units(path)
    scorer = _load(encoder, calibration)
    with progress_bar(quiet=quiet) as progress:
        report, found = evaluate_units(
            rows,
            scorer=scorer,
            encoder=scorer.encoder,
            metric=metric,
            data=path.name,
            resamples=resamples,
            progress=progress,
        )
    if scores is not None:
        write_json_lines(scores, score_lines(rows, found))
    _print(report, form, scorer.warnings)


@app.command()
def perturbations(
    path: DataFile,
    scores: ScoresFile = None,
    metric: Metric = "adequacy",
    form: OutputFormat = Format.table,
    encoder: EncoderName = "embedded",
    calibration: CalibrationFile = None,
    resamples: Resamples = 1000,
    quiet: Quiet = False,  # noqa: FBT002  # typer makes --quiet of it
) -> None:
    """Adequacy and findings against planted errors."""
    from harness.metaeval.files import write_json_lines
    from harness.metaeval.perturbations import (
        evaluate_perturbations,
        read_perturbations,
        score_lines,
    )

    _check_scores(scores, path)
    rows = read_perturbations(path)
    scorer = _load(encoder, calibration)
    with progress_bar(quiet=quiet) as progress:
        report, found = evaluate_perturbations(
            rows,
            scorer=scorer,
            encoder=scorer.encoder,
            metric=metric,
            data=path.name,
            resamples=resamples,
            progress=progress,
        )
    if scores is not None:
        write_json_lines(scores, score_lines(rows, found))
    _print(report, form, scorer.warnings)


@app.command(short_help="Adequacy against MQM ratings, beside other metrics.")
def mqm(
    path: Folder,
    pair: Annotated[str, typer.Option("--pair", help="Language pair, such as zh-en.")] = "zh-en",
    reference: Annotated[str, typer.Option("--reference", help="Which reference.")] = "refA",
    scores: ScoresFile = None,
    metric: Metric = "adequacy",
    form: OutputFormat = Format.table,
    encoder: EncoderName = "embedded",
    calibration: CalibrationFile = None,
    resamples: Resamples = 1000,
    quiet: Quiet = False,  # noqa: FBT002  # typer makes --quiet of it
) -> None:
    """Adequacy against MQM ratings (a tree of mt-metrics-eval, or a TSV), beside other metrics."""
    from harness.metaeval.files import write_json_lines
    from harness.metaeval.mqm import evaluate_mqm, score_lines
    from harness.metaeval.mqm_annotations import read_annotations
    from harness.metaeval.mqm_tree import read_tree

    _check_scores(scores, path)
    if path.is_file():
        tree = read_annotations(path, reference=reference)
    else:
        tree = read_tree(path, pair=pair, reference=reference)
    scorer = _load(encoder, calibration)
    with progress_bar(quiet=quiet) as progress:
        report, found = evaluate_mqm(
            tree,
            scorer=scorer,
            encoder=scorer.encoder,
            metric=metric,
            resamples=resamples,
            progress=progress,
        )
    if scores is not None:
        write_json_lines(scores, score_lines(found))
    _print(report, form, scorer.warnings)


@app.command(short_help="Errors planted in whole documents: which are found.")
def documents(
    path: Folder,
    scores: Annotated[
        Path | None,
        typer.Option("--scores", metavar="FILE", help="Also write the run's result.json."),
    ] = None,
    form: OutputFormat = Format.table,
    encoder: EncoderName = "embedded",
    calibration: CalibrationFile = None,
    quiet: Quiet = False,  # noqa: FBT002  # typer makes --quiet of it
) -> None:
    """Omissions, additions, alignment and changed numbers planted in whole documents."""
    from harness.metaeval.documents import evaluate_documents
    from harness.metaeval.gold import read_gold
    from harness.result import EVIDENCE_METRICS
    from harness.runs import Options, evaluate_corpus, read_project
    from harness.writing import write_text

    _check_scores(scores, path)
    gold = read_gold(path)
    options = Options(metrics=EVIDENCE_METRICS)
    corpus = read_project(path, options, allow_missing=True)
    scorer = _load(encoder, calibration)
    with progress_bar(quiet=quiet) as progress:
        result = evaluate_corpus(
            corpus,
            scorer=scorer,
            options=options,
            name=path.resolve().name,
            progress=progress,
        )
    if scores is not None:
        write_text(result.to_json(), scores)
    _print(evaluate_documents(gold, result, data=path.name), form, result.run.warnings)


def _check_scores(scores: Path | None, data: Path) -> None:
    """See before the work, which may take hours, that the scores can be written."""
    from harness.writing import check_output

    if scores is not None:
        check_output(scores, data)


def _load(encoder: str, calibration: Path | None) -> Scorer:
    """What scores; its encoder is the peers', too."""
    from harness.encoders import load_encoder
    from harness.scoring import Scorer

    fitted = calibration_of(calibration)
    return Scorer(load_encoder(encoder), calibration=fitted)


def _print(report: Report, form: Format, warnings: tuple[str, ...]) -> None:
    """The figures; the warnings stand with the notes."""
    from harness.metaeval.report import render

    print_text(render(replace(report, notes=(*report.notes, *warnings)), form.value))
