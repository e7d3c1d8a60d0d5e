"""What commands print: results on stdout, everything else on stderr."""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

from rich.console import Console

from harness.reports.text import visible

if TYPE_CHECKING:
    from harness.result import Result

__all__ = [
    "PipeConsole",
    "command",
    "inert",
    "notify",
    "prepare_streams",
    "print_result",
    "print_text",
]

# What the runner of GitHub Actions takes for a command in any line of a log, to mask words in it,
# to open annotations, or to hear no more commands.
_COMMAND = re.compile(r"^[^\S\n]*:(?=:)|##(?=\[)", re.MULTILINE)


class PipeConsole(Console):
    """Rich's console, but that a reader who goes away is told to the caller.

    Rich's own exits with status 1, which is that of a gate that failed. What it prints is
    :func:`inert`: a text of the input may be folded so that any of its words begins a line.
    """

    def print(self, *objects: Any, **options: Any) -> None:
        """As rich prints, once all of it is known."""
        if not _is_on_github():
            super().print(*objects, **options)
            return
        with self.capture() as printed:
            super().print(*objects, **options)
        self.file.write(inert(printed.get()))

    def on_broken_pipe(self) -> NoReturn:
        """Leave it to :func:`harness.cli.main`."""
        raise BrokenPipeError


def prepare_streams() -> None:
    """Have stdout and stderr take any text: closed ones swallow it, others are UTF-8.

    So a table has one encoding with the formats that :func:`print_text` prints, and no locale,
    and no file name that is no UTF-8, ends a command.
    """
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


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
    command(inert(visible(line)))


def command(line: str) -> None:
    """Print a line on stderr that the runner of GitHub Actions is to obey."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def inert(text: str) -> str:
    """The text with nothing in it that a runner of GitHub Actions would obey.

    A word joiner, which is not seen, parts the marks that begin a command. Elsewhere the text stays
    as it is.
    """
    return _COMMAND.sub("\\g<0>\u2060", text) if _is_on_github() else text


def _is_on_github() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"
