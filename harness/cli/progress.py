"""Progress on stderr, for what takes longer than a user waits without asking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

__all__ = ["progress_bar"]

Report = Callable[[str, int, int], None]


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Report | None]:
    """A bar on stderr that goes when all is done; nothing where stderr is no terminal.

    Args:
        quiet: Show nothing.

    Yields:
        A function that takes what is being done, how much of it is done, and how much there is;
        None if nothing is shown.
    """
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    columns = (
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task("", total=None)

        def report(what: str, done: int, total: int) -> None:
            bars.update(task, description=what, completed=done, total=total)

        yield report
