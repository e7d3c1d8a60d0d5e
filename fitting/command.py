"""What the scripts of this folder share as commands: their arguments, and how they write."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from harness.writing import write_text

__all__ = ["data_folder", "read_arguments", "write_model"]


def data_folder(text: str) -> Path:
    """An argument that names the folder of the data, for argparse: a usage line if it is none."""
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"{text!r} is no folder; name the one that holds the data")
    return path


def read_arguments(description: str | None) -> tuple[Path, bool]:
    """The folder of the data, and whether figures of a cross-validation are asked for."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("data", type=data_folder)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    return arguments.data, arguments.check


def write_model(document: Mapping[str, object], target: Path) -> None:
    """Write a model, a number a line, all or nothing."""
    write_text(json.dumps(document, indent=0) + "\n", target)
