"""`harness init`: a commented harness.toml whose values are the defaults."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from harness.cli.options import Quiet
from harness.cli.streams import print_text
from harness.errors import OutputError

__all__ = ["init"]


def init(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The project.")] = Path(),
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a harness.toml that stands there.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Write a commented harness.toml; it asks for just what is done without one."""
    del quiet  # every command takes it; nothing but errors goes to stderr here
    from harness.runs import check_folder
    from harness.runs.config import CONFIG_FILE
    from harness.runs.starter import starter_config
    from harness.writing import write_text

    check_folder(folder)  # else a mistyped one would be made, and the project go without its rules
    path = folder / CONFIG_FILE
    if path.exists() and not force:
        raise OutputError(
            "stands there already",
            path=path,
            cure=f"change it, or replace it: {_command(folder)} --force",
        )
    print_text(f"{write_text(starter_config(), path)}\n")


def _command(folder: Path) -> str:
    return "harness init" if folder == Path() else f"harness init {shlex.quote(str(folder))}"
