"""``harness meta-eval``: how well scores agree with people's judgements."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

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
from harness.cli.streams import print_text

if TYPE_CHECKING:
    from harness.encoders import Encoder
    from harness.metaeval.protocols import Progress, Scorer
    from harness.metaeval.report import Report
    from harness.result import RunInfo

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

    rows = read_units(path)
    tools = _load(encoder, calibration)
    with _progress(quiet=quiet) as progress:
        report, found = evaluate_units(
            rows,
            scorer=tools.scorer,
            encoder=tools.encoder,
            metric=metric,
            data=path.name,
            resamples=resamples,
            progress=progress,
        )
    if scores is not None:
        write_json_lines(scores, score_lines(rows, found))
    _print(report, form, tools.warnings)


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

    rows = read_perturbations(path)
    tools = _load(encoder, calibration)
    with _progress(quiet=quiet) as progress:
        report, found = evaluate_perturbations(
            rows,
            scorer=tools.scorer,
            encoder=tools.encoder,
            metric=metric,
            data=path.name,
            resamples=resamples,
            progress=progress,
        )
    if scores is not None:
        write_json_lines(scores, score_lines(rows, found))
    _print(report, form, tools.warnings)


@app.command()
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

    if path.is_file():
        tree = read_annotations(path, reference=reference)
    else:
        tree = read_tree(path, pair=pair, reference=reference)
    tools = _load(encoder, calibration)
    with _progress(quiet=quiet) as progress:
        report, found = evaluate_mqm(
            tree,
            scorer=tools.scorer,
            encoder=tools.encoder,
            metric=metric,
            resamples=resamples,
            progress=progress,
        )
    if scores is not None:
        write_json_lines(scores, score_lines(found))
    _print(report, form, tools.warnings)


@app.command()
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
    from harness.files import write_text
    from harness.metaeval.documents import evaluate_documents
    from harness.metaeval.gold import read_gold
    from harness.metaeval.runner import score_folder

    gold = read_gold(path)
    tools = _load(encoder, calibration)
    with _progress(quiet=quiet) as progress:
        info = _run_info(path, tools)
        result = score_folder(path, scorer=tools.scorer, info=info, progress=progress)
    if scores is not None:
        write_text(result.to_json(), scores)
    _print(evaluate_documents(gold, result, data=path.name), form, tools.warnings)


@dataclass(frozen=True)
class _Tools:
    """What scores: harness, and the encoder that it shares with the peers."""

    encoder: Encoder
    scorer: Scorer
    signature: str
    config: dict[str, Any]
    warnings: tuple[str, ...] = ()


def _load(encoder: str, calibration: Path | None) -> _Tools:
    from harness.encoders import load_encoder
    from harness.scoring import Scorer

    fitted = calibration_of(calibration)
    loaded = load_encoder(encoder)
    scorer = Scorer(loaded, calibration=fitted)
    config = {**scorer.config.as_dict(), "calibration": scorer.calibration}
    return _Tools(loaded, scorer, scorer.signature, config, scorer.warnings)


def _run_info(path: Path, tools: _Tools) -> RunInfo:
    from importlib.metadata import PackageNotFoundError, version

    from harness.result import RunInfo

    try:
        release = version("translation-harness")
    except PackageNotFoundError:  # run from the sources
        release = "source"
    return RunInfo(
        name=path.resolve().name,
        signature=f"{tools.encoder.signature}|{tools.signature}|version:{release}",
        encoder=tools.encoder.name,
        versions={"translation-harness": release},
        config=tools.config,
    )


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Progress | None]:
    """Bars on stderr, one for each thing that is done."""
    if quiet:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bars:
        yield _reporter(bars.add_task, bars.update)


def _reporter(add: Callable[..., int], update: Callable[..., None]) -> Progress:
    tasks: dict[str, int] = {}

    def report(what: str, done: int, total: int) -> None:
        if what not in tasks or done < 1:
            tasks[what] = add(what, total=total)
        update(tasks[what], completed=done, total=total)

    return report


def _print(report: Report, form: Format, warnings: tuple[str, ...]) -> None:
    """The figures; the warnings stand with the notes."""
    from harness.metaeval.report import render

    print_text(render(replace(report, notes=(*report.notes, *warnings)), form.value))
