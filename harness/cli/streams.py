"""What commands print: results on stdout, everything else on stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from harness.result import Result

__all__ = ["notify", "print_result", "print_text"]


def print_result(result: Result, format: str, console: Console, *, full: bool = False) -> None:  # noqa: A002
    """Print a result on stdout, for people (`table`) or in a report's format.

    Raises:
        ConfigError: There is no such format.
    """
    from harness.reports import render_terminal, write

    if format == "table":
        render_terminal(result, console, full=full)
    else:
        print_text(write(result, format))


def print_text(text: str) -> None:
    """Print on stdout as UTF-8, whatever the terminal's encoding, line ends as they are."""
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
    else:
        stream.write(text.encode("utf-8", errors="replace"))
        stream.flush()


def notify(line: str) -> None:
    """Print a line on stderr."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
