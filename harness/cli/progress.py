"""Progress on stderr, for what takes longer than a user waits without asking."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

__all__ = ["is_watched", "progress_bar"]

Report = Callable[[str, int, int], None]


def is_watched() -> bool:
    """Whether stderr is a terminal.

    Rich's ``Console.is_terminal`` is true of a file, too, where ``FORCE_COLOR`` is set, as in many
    a CI's environment: the log would hold a line of bar for each step.
    """
    return sys.stderr is not None and sys.stderr.isatty()


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Report | None]:
    """A bar on stderr that goes when all is done; nothing where stderr is no terminal.

    Args:
        quiet: Show nothing.

    Yields:
        A function that takes what is being done, how much of it is done, and how much there is;
        None if nothing is shown.
    """
    if quiet or not is_watched():
        yield None
        return
    columns = (
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=None)

        def report(what: str, done: int, total: int) -> None:
            bars.update(task, description=what, completed=done, total=total)

        yield report
