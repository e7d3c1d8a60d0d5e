"""Options that several commands share: one name and one meaning each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

if TYPE_CHECKING:
    from harness.encoders import Encoder
    from harness.evidence.calibration import Calibration

__all__ = [
    "Aligned",
    "BatchSize",
    "CalibrationFile",
    "CoveredAt",
    "Dtype",
    "EncoderName",
    "Full",
    "KeepBoilerplate",
    "Language",
    "Metrics",
    "OmittedBelow",
    "Paragraphs",
    "Quiet",
    "SupportedAt",
    "UnsupportedBelow",
    "calibration_of",
    "encoder_source",
    "said",
]

Metrics = Annotated[
    list[str] | None,
    typer.Option(
        "--metric",
        "-m",
        metavar="NAME",
        help="Score this metric alone; may be repeated. `default` and `all` stand for several; "
        "`harness metrics` lists them.",
        show_default="default",
    ),
]
EncoderName = Annotated[
    str | None,
    typer.Option(
        "--encoder",
        metavar="NAME",
        help="`embedded`, or a sentence-transformers model: a folder or a name in the hub's cache.",
        show_default="embedded",
    ),
]
CalibrationFile = Annotated[
    Path | None,
    typer.Option(
        "--calibration",
        metavar="FILE",
        help="What `harness calibrate` fitted for this encoder.",
        show_default="the embedded encoder's",
    ),
]
Dtype = Annotated[
    Literal["float32", "bfloat16", "float16"] | None,
    typer.Option(
        "--dtype",
        help="Of the encoder; only float32 repeats exactly everywhere.",
        show_default="float32",
    ),
]
BatchSize = Annotated[
    int | None,
    typer.Option(
        "--batch-size",
        min=1,
        metavar="TOKENS",
        help="Tokens that the encoder sees at once; changes no score.",
        show_default="fits the device",
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        "-l",
        metavar="CODE",
        help="Language of the texts, such as de or zh: chooses BLEU's tokeniser.",
        show_default="detected; BLEU cuts as 13a",
    ),
]
Paragraphs = Annotated[
    Literal["auto", "blank", "line"] | None,
    typer.Option(
        "--paragraphs",
        help="Where paragraphs end: at blank lines, at each line, or as it looks.",
        show_default="auto",
    ),
]
Aligned = Annotated[
    bool | None,
    typer.Option(
        "--aligned/--no-aligned",
        help="Line i of a candidate answers line i of the reference, as in MT tests.",
        show_default="no",
    ),
]
KeepBoilerplate = Annotated[
    bool | None,
    typer.Option(
        "--keep-boilerplate/--no-keep-boilerplate",
        help="Count by-lines, captions and calls to the reader like the rest.",
        show_default="no",
    ),
]
CoveredAt = Annotated[
    float | None,
    typer.Option(min=0, max=1, help="Coverage from which a unit is covered.", show_default="0.7"),
]
OmittedBelow = Annotated[
    float | None,
    typer.Option(min=0, max=1, help="Coverage below which it is omitted.", show_default="0.6"),
]
SupportedAt = Annotated[
    float | None,
    typer.Option(
        min=0,
        max=1,
        help="Support from which a candidate's unit is supported.",
        show_default="0.7",
    ),
]
UnsupportedBelow = Annotated[
    float | None,
    typer.Option(min=0, max=1, help="Support below which it is unsupported.", show_default="0.5"),
]
Full = Annotated[bool, typer.Option("--full", help="Show every paragraph and finding.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Nothing on stderr but errors.")]


def said(
    *,
    encoder: str | None,
    dtype: str | None,
    lang: str | None,
    paragraphs: str | None,
    aligned: bool | None,
    keep_boilerplate: bool | None,
    metrics: list[str] | None,
) -> dict[str, Any]:
    """What the command line says of [scoring]; None is what it does not say."""
    return {
        "encoder": encoder,
        "dtype": dtype,
        "lang": lang,
        "paragraphs": paragraphs,
        "aligned": aligned,
        "keep_boilerplate": keep_boilerplate,
        "metrics": tuple(metrics) if metrics else None,
    }


def calibration_of(path: Path | None) -> Calibration | None:
    """Read a calibration, if one is named.

    Raises:
        ConfigError: It cannot be used.
    """
    if path is None:
        return None
    from harness.evidence.calibration_file import read_calibration

    return read_calibration(path)


def encoder_source(name: str, dtype: str, batch_size: int | None) -> Callable[[], Encoder]:
    """What loads the encoder, once it is known that it is needed."""

    def load() -> Encoder:
        from harness.encoders import load_encoder

        if name == "fake":  # without a model: dtype and batches mean nothing to it
            return load_encoder(name)
        options: dict[str, Any] = {} if batch_size is None else {"batch_tokens": batch_size}
        return load_encoder(name, dtype=dtype, **options)

    return load
