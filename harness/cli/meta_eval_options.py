"""Options that the verbs of ``harness meta-eval`` share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "DataFile",
    "EncoderName",
    "Folder",
    "Format",
    "Metric",
    "OutputFormat",
    "Quiet",
    "Resamples",
    "ScoresFile",
]


class Format(StrEnum):
    """How the figures are printed."""

    table = "table"
    json = "json"
    markdown = "markdown"


DataFile = Annotated[Path, typer.Argument(metavar="FILE", help="JSON lines of labelled data.")]
Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The labelled data.")]
ScoresFile = Annotated[
    Path | None,
    typer.Option("--scores", metavar="FILE", help="Also write the raw scores, as JSON lines."),
]
Metric = Annotated[
    str, typer.Option("--metric", "-m", metavar="NAME", help="Evaluate another metric.")
]
OutputFormat = Annotated[Format, typer.Option("--format", "-f", help="How to print the figures.")]
EncoderName = Annotated[
    str,
    typer.Option("--encoder", metavar="NAME", help="A sentence-transformers model, name or path."),
]
Resamples = Annotated[
    int,
    typer.Option("--resamples", min=0, help="Of the bootstrap over documents; 0: no intervals."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress on stderr.")]
