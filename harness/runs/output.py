"""Where a run's files go: ``reports/RUN/result.json`` and ``report.html``."""

from __future__ import annotations

import os
from pathlib import Path

from harness.errors import ConfigError
from harness.reports import write
from harness.result import Result
from harness.writing import ELSEWHERE, check_target, write_texts

__all__ = ["RUNS", "RUN_FILES", "check_run_name", "write_run"]

RUNS = "reports"
RUN_FILES = ("result.json", "report.html")
_LONGEST = 200  # bytes: file systems take 255, and a temporary file's name is longer than its own
_RESERVED = {"", ".", ".."}


def check_run_name(name: str) -> str:
    """The name, if it can be a folder's.

    Raises:
        ConfigError: It is empty, hidden, or would lead elsewhere.
    """
    if len(os.fsencode(name)) > _LONGEST:
        raise ConfigError(f"{name[:40]}… is too long for a run's name", cure="give a shorter one")
    bad = set("/\\:\0").intersection(name) or name.startswith(".") or not name.isprintable()
    if bad or name.strip() in _RESERVED:
        raise ConfigError(
            f"{name!r} cannot be a run's name",
            cure="give a plain name, such as --name before-tuning; --out says in which folder",
        )
    return name


def write_run(result: Result, folder: Path | str) -> Path:
    """Write a run's result.json and report.html, both whole or neither: they are of one run.

    Args:
        result: What the run made.
        folder: The run's folder; made if it is not there.

    Returns:
        The path of the report to read.

    Raises:
        OutputError: They cannot be written.
    """
    folder = Path(folder)
    check_target(folder, RUN_FILES)  # for its cure: a run's place is given by --out
    data, page = (folder / name for name in RUN_FILES)
    write_texts({data: write(result, "json"), page: write(result, "html")}, ELSEWHERE)
    return page
