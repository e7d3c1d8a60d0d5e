"""`harness baseline write`: what later runs are held against."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from harness.cli.options import Quiet
from harness.cli.report import newest_run
from harness.cli.streams import print_text

__all__ = ["app"]

app = typer.Typer(help="What later runs are held against.", no_args_is_help=True)


@app.callback()
def _root() -> None:
    """Keep `write` a command of its own."""


@app.command(short_help="Write the baseline of a run.")
def write(
    run: Annotated[
        Path | None,
        typer.Argument(
            metavar="RUN", help="A run's folder or result.json; the newest in reports/ if left out."
        ),
    ] = None,
    *,
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="FILE", help="Where to; - is stdout.")
    ] = "baseline.json",
    quiet: Quiet = False,
) -> None:
    """Write a run's scores, finding ids and statistics; commit the file with the texts."""
    del quiet  # every command takes it; nothing but errors goes to stderr here
    from harness.gates import make_baseline
    from harness.result import load_result, result_file
    from harness.writing import check_output, write_text

    path = newest_run() if run is None else run
    text = make_baseline(load_result(path)).to_json()
    if out == "-":
        print_text(text)
    else:
        check_output(out, result_file(path))
        print_text(f"{write_text(text, out)}\n")
