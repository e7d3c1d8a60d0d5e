"""Where a run's files go: ``reports/RUN/result.json`` and ``report.html``."""

from __future__ import annotations

import os
from pathlib import Path

from harness.errors import ConfigError, OutputError
from harness.reports import write_report
from harness.result import Result

__all__ = ["RUNS", "check_run_name", "check_target", "write_run"]

RUNS = "reports"
_RESERVED = {"", ".", ".."}


def check_run_name(name: str) -> str:
    """The name, if it can be a folder's.

    Raises:
        ConfigError: It is empty, hidden, or would lead elsewhere.
    """
    bad = set("/\\:\0").intersection(name) or name.startswith(".") or not name.isprintable()
    if bad or name.strip() in _RESERVED:
        raise ConfigError(
            f"{name!r} cannot be a run's name",
            cure="give a plain name, such as --name before-tuning; --out says in which folder",
        )
    return name


def check_target(folder: Path | str) -> None:
    """See before the work that a run's folder can be made and written; makes nothing.

    Raises:
        OutputError: A file is in its way, or it may not be written.
    """
    folder = Path(folder)
    nearest = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK):
        return
    problem = "its folder may not be written" if nearest.is_dir() else f"{nearest} is a file"
    raise OutputError(
        f"the run cannot be written: {problem}",
        path=folder,
        cure="give another place with --out, or make its folder writable",
    )


def write_run(result: Result, folder: Path | str) -> Path:
    """Write a run's result.json and report.html, each whole or not at all.

    Args:
        result: What the run made.
        folder: The run's folder; made if it is not there.

    Returns:
        The path of the report to read.

    Raises:
        OutputError: They cannot be written.
    """
    folder = Path(folder)
    check_target(folder)  # for its cure: a run's place is given by --out
    write_report(result, "json", folder / "result.json")
    return write_report(result, "html", folder / "report.html")
