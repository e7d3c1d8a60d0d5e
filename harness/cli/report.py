"""``harness report``: a result in the format that its reader wants."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from harness.cli.options import Quiet
from harness.cli.streams import PipeConsole, print_text
from harness.errors import ResultError
from harness.reports import find_writer, formats, render_terminal, write, write_report
from harness.result import Result, load_result, result_file
from harness.writing import check_output, write_text

__all__ = ["newest_run", "report"]

_TERMINAL = "table"
_RUNS = Path("reports")


def newest_run(folder: Path = _RUNS) -> Path:
    """The run written last in a folder of runs: the newest ``*/result.json``.

    Raises:
        ResultError: The folder holds no run.
    """
    runs = [path for path in folder.glob("*/result.json") if path.is_file()]
    if not runs:
        raise ResultError(
            "no run stands here",
            path=folder,
            cure="make one with `harness run`, or name a run's folder or result.json",
        )
    return max(runs, key=lambda path: (path.stat().st_mtime_ns, path)).parent


def report(
    run: Annotated[
        Path | None,
        typer.Argument(
            metavar="RUN", help="A run's folder or result.json; the newest in reports/ if left out."
        ),
    ] = None,
    format_: Annotated[
        str,
        typer.Option("--format", "-f", help=f"table, {', '.join(formats())}.", metavar="FORMAT"),
    ] = _TERMINAL,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="Where to; - is stdout. By default stdout, html into the run's folder.",
        ),
    ] = None,
    full: Annotated[  # noqa: FBT002 - typer makes --full of it
        bool, typer.Option("--full", help="With table: every paragraph and finding.")
    ] = False,
    quiet: Quiet = False,  # noqa: FBT002 - typer makes --quiet of it
) -> None:
    """Show a run, or write it in another format."""
    del quiet  # every command takes it; nothing but errors goes to stderr here
    path = newest_run() if run is None else run
    if out is not None and out != "-":
        check_output(out, result_file(path))
    if format_ == _TERMINAL:
        _show(load_result(path), out, full=full)
        return
    writer = find_writer(format_, besides=(_TERMINAL,))
    result = load_result(path)
    if out is None and writer.page:
        folder = path if path.is_dir() else path.parent
        out = str(folder / f"report{writer.suffix}")
    if out is None or out == "-":
        print_text(write(result, writer.name))
        return
    written = write_report(result, writer.name, out)
    # A path is the answer where the report itself is not: the shell can go on with it.
    print_text(f"{written}\n")


def _show(result: Result, out: str | None, *, full: bool) -> None:
    if out is None or out == "-":
        render_terminal(result, PipeConsole(), full=full)
        return
    text = io.StringIO()
    render_terminal(result, Console(file=text, width=100), full=full)
    write_text(text.getvalue(), out)
