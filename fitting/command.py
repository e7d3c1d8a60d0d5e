"""What the scripts of this folder share as commands: their arguments, and how they write."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

__all__ = ["read_arguments", "write_model", "write_whole"]


def read_arguments(description: str | None) -> tuple[Path, bool]:
    """The folder of the data, and whether figures of a cross-validation are asked for."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("data", type=Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    return arguments.data, arguments.check


def write_model(document: Mapping[str, object], target: Path) -> None:
    """Write a model, a number a line, all or nothing."""
    write_whole(json.dumps(document, indent=0), target)


def write_whole(text: str, target: Path) -> None:
    """Write a file of which nobody sees a half; a line break is put at its end."""
    draft = target.with_suffix(".tmp")
    draft.write_text(text + "\n", encoding="utf-8")
    draft.replace(target)
