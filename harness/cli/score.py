"""`harness score`: a few files against one reference, nothing written."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harness.cli.options import (
    Aligned,
    BatchSize,
    CalibrationFile,
    Dtype,
    EncoderName,
    Full,
    KeepBoilerplate,
    Language,
    Metrics,
    Paragraphs,
    Quiet,
    calibration_of,
    encoder_source,
    said,
)
from harness.cli.progress import progress_bar
from harness.cli.streams import PipeConsole, print_result
from harness.errors import InputError

if TYPE_CHECKING:
    from harness.documents import Document
    from harness.runs import Options

__all__ = ["score"]

_STDIN = "-"


def score(
    reference: Annotated[
        Path,
        typer.Argument(metavar="REFERENCE", help="The text that counts as complete and right."),
    ],
    candidates: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME=]CANDIDATE",
            help="Texts under judgement; NAME is the file's name if left out. - is stdin.",
        ),
    ] = None,
    *,
    input: Annotated[  # noqa: A002  # sacrebleu's name for it
        list[str] | None,
        typer.Option("--input", "-i", metavar="CANDIDATE", help="As the argument."),
    ] = None,
    references: Annotated[
        list[Path] | None,
        typer.Option(
            "--reference", "-r", metavar="FILE", help="A further reference; may be repeated."
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
    format: Annotated[  # noqa: A002  # the option is --format, as with every verb
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="table, or a format of `harness report`."
        ),
    ] = "table",
    full: Full = False,
    quiet: Quiet = False,
) -> None:
    """Score files against one reference. Without a candidate, stdin is read."""
    from harness.reports import find_writer
    from harness.runs import score_files
    from harness.runs.config import Config

    if format != "table":
        find_writer(format, besides=("table",))  # a mistyped format is told before the work
    if str(reference) == _STDIN:
        raise InputError("the reference cannot be read from stdin", cure="name its file")
    given = said(
        encoder=encoder,
        dtype=dtype,
        lang=lang,
        paragraphs=paragraphs,
        aligned=aligned,
        keep_boilerplate=keep_boilerplate,
        metrics=metric,
    )
    scoring = Config().merge(scoring=given).scoring
    options = scoring.options()
    named = _named([*(candidates or ()), *(input or ())] or [_STDIN])
    texts: dict[str, Path | str | Document] = {
        name: _read_stdin(reference, options) if path == _STDIN else path
        for name, path in named.items()
    }
    with progress_bar(quiet=quiet) as progress:
        result = score_files(
            reference,
            texts,
            further={f"{number}": path for number, path in enumerate(references or (), start=2)},
            encoder=encoder_source(scoring.encoder, scoring.dtype, batch_size),
            options=options,
            calibration=calibration_of(calibration),
            progress=progress,
        )
    print_result(result, format, PipeConsole(), full=full)


def _named(arguments: list[str]) -> dict[str, str]:
    """Candidates by name: NAME= before the path, or the file's name without its suffix."""
    found: dict[str, str] = {}
    for argument in arguments:
        name, equals, path = argument.partition("=")
        if not equals or Path(argument).exists():
            name, path = ("stdin" if argument == _STDIN else Path(argument).stem), argument
        if not name or not path:
            if Path(argument).is_dir():
                raise InputError(
                    "it is a folder", path=argument, cure="name a file; `harness run` takes folders"
                )
            raise InputError(f"{argument!r} is no NAME=FILE", cure="write, for example, mt=out.txt")
        if name in found:
            raise InputError(
                f"two candidates are called {name!r}: {found[name]} and {path}",
                cure=f"name them NAME=FILE, for example {_another_name(path, name)}={path}",
            )
        if path == _STDIN and _STDIN in found.values():
            raise InputError(
                "stdin is named twice, and can be read once", cure="put one of the texts in a file"
            )
        found[name] = path
    return found


def _another_name(path: str, taken: str) -> str:
    parent = Path(path).resolve().parent.name
    return parent if parent and parent != taken else f"{taken}-2"


def _read_stdin(reference: Path, options: Options) -> Document:
    from harness.documents import decode
    from harness.runs.reading import parse_as_asked

    if sys.stdin is None or sys.stdin.isatty():
        raise InputError(
            "no candidate", cure="name a file to score, or send its text through a pipe"
        )
    text, warnings = decode(sys.stdin.buffer.read(), "stdin")
    document = parse_as_asked(text, reference.stem, options)
    return replace(document, warnings=(*warnings, *document.warnings))
