"""The registry of report formats: one writer a format, a writer turns a result into one text.

A further format is one module: a function from a result to a text, under :func:`writer`, imported
in ``harness/reports/__init__.py``.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.errors import ConfigError
from harness.result import Result
from harness.writing import write_text

__all__ = ["Writer", "find_writer", "formats", "write", "write_report", "writer"]


@dataclass(frozen=True, slots=True)
class Writer:
    """A report format.

    Attributes:
        name: What ``--format`` calls it.
        suffix: How its files end, with the dot.
        function: Turns a result into the whole text of the report; pure.
        page: The report is read in a browser, so it goes to a file unless told otherwise.
    """

    name: str
    suffix: str
    function: Callable[[Result], str]
    page: bool = False


_WRITERS: dict[str, Writer] = {}


def writer(
    name: str, *, suffix: str, page: bool = False
) -> Callable[[Callable[[Result], str]], Callable[[Result], str]]:
    """Register the decorated function as the writer of a format.

    Raises:
        ValueError: The name is taken by another function.
    """

    def register(function: Callable[[Result], str]) -> Callable[[Result], str]:
        if name in _WRITERS:
            raise ValueError(f"the report format {name!r} is registered already")
        _WRITERS[name] = Writer(name, suffix, function, page)
        return function

    return register


def formats() -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return tuple(sorted(_WRITERS))


def find_writer(
    format: str,  # noqa: A002 - the word that users type
    besides: Sequence[str] = (),
) -> Writer:
    """The writer of a format.

    Args:
        format: Its name.
        besides: What the caller knows that is no report, for the message.

    Raises:
        ConfigError: There is no such format; suggests the nearest.
    """
    if format in _WRITERS:
        return _WRITERS[format]
    known = (*besides, *formats())
    by_suffix = [each.name for each in _WRITERS.values() if each.suffix == f".{format.lower()}"]
    near = by_suffix or difflib.get_close_matches(format.lower(), known, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    raise ConfigError(
        f"unknown report format {format!r}",
        cure=f"{hint}the formats are {', '.join(known)}",
    )


def write(result: Result, format: str) -> str:  # noqa: A002 - the word that users type
    """Write a result in a format.

    Args:
        result: What a run made.
        format: One of :func:`formats`.

    Returns:
        The whole report, one text.

    Raises:
        ConfigError: There is no such format.
    """
    return find_writer(format).function(result)


def write_report(
    result: Result,
    format: str,  # noqa: A002 - the word that users type
    path: Path | str,
) -> Path:
    """Write a report to a file, whole or not at all.

    Args:
        result: What a run made.
        format: One of :func:`formats`.
        path: The file. Missing folders are made; a report that stands there is replaced.

    Returns:
        The path written.

    Raises:
        ConfigError: There is no such format.
        OutputError: The file cannot be written; nothing half-written is left.
    """
    return write_text(write(result, format), path)
