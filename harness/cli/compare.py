"""`harness compare`: which system is better, and is it significant."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from harness.cli.progress import is_watched
from harness.cli.streams import PipeConsole, print_text
from harness.result import Result, load_result

__all__ = ["compare"]

Form = Literal["table", "json", "markdown", "html", "latex"]


def compare(
    runs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="RUN", help="Runs' folders or result.json files; the newest run if left out."
        ),
    ] = None,
    *,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline",
            "-b",
            metavar="SYSTEM",
            help="The system to hold the others against; the first if left out.",
        ),
    ] = None,
    common: Annotated[
        bool, typer.Option("--common", help="Compare the documents that all systems have.")
    ] = False,
    metric: Annotated[
        list[str] | None,
        typer.Option(
            "--metric",
            "-m",
            metavar="NAME",
            help="A metric to compare by; may be repeated. All if left out.",
        ),
    ] = None,
    paragraphs: Annotated[
        int, typer.Option(min=0, help="How many differing paragraphs to show a system.")
    ] = 5,
    resamples: Annotated[int, typer.Option(min=100, help="Bootstrap resamples.")] = 1000,
    trials: Annotated[int, typer.Option(min=100, help="Randomisation trials.")] = 10_000,
    seed: Annotated[int, typer.Option(min=0, help="Of both.")] = 12345,
    level: Annotated[
        float, typer.Option(min=0, max=1, help="p-values up to this are significant.")
    ] = 0.05,
    format: Annotated[  # noqa: A002  # the option is --format, as with every verb
        Form, typer.Option("--format", "-f", help="How to print it.")
    ] = "table",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress on stderr.")] = False,
) -> None:
    """Say which system is better by which metric, and whether that is significant."""
    # made here, for numpy and sacrebleu take time that `harness --help` has not
    from harness.cli.report import newest_run
    from harness.compare import Options
    from harness.compare import compare as compare_results
    from harness.compare.formats import FORMATS
    from harness.compare.terminal import terminal

    paths = runs or [newest_run()]
    results = [load_result(path) for path in paths]
    with Console(stderr=True, quiet=quiet or not is_watched()).status("Comparing …"):
        comparison = compare_results(
            results,
            labels=_labels(paths, results),
            baseline=baseline,
            common=common,
            metrics=metric,
            paragraphs=paragraphs,
            options=Options(resamples=resamples, trials=trials, seed=seed, level=level),
        )
    if format == "table":
        console = PipeConsole()
        console.print(terminal(comparison, width=console.width))
    else:
        print_text(FORMATS[format](comparison))


def _labels(paths: list[Path], results: list[Result]) -> list[str]:
    """What to call the runs: their names, or where those are the same, their folders."""
    names = [result.run.name for result in results]
    if len(set(names)) == len(names):
        return names
    return [(path if path.is_dir() else path.parent).resolve().name for path in paths]
