"""Labelled data in, raw scores out: JSON lines, read with care and written whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from harness.errors import InputError
from harness.writing import write_text

__all__ = ["read_json_lines", "read_lines", "write_json_lines"]

Model = TypeVar("Model", bound=BaseModel)
_NAMED = 5
"""Files of a folder that an error names."""


def read_lines(path: Path) -> list[str]:
    """The lines of a UTF-8 file, split at line feeds alone, as segments are in MT data.

    Raises:
        InputError: The file is missing, a folder, unreadable or not UTF-8.
    """
    if path.is_dir():
        inside = sorted(child.name for child in path.glob("*.*") if child.is_file())
        cure = f"name a file in it: {', '.join(inside[:_NAMED])}" if inside else "name a file"
        raise InputError("is a folder", path=path, cure=cure)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror or error}", path=path, cure="check the path"
        ) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise InputError(
            "is not UTF-8", path=path, line=line, cure="convert the file to UTF-8"
        ) from error
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return [line.removesuffix("\r") for line in lines]


def read_json_lines(path: Path, model: type[Model]) -> list[tuple[int, Model]]:
    """Read one object a line; blank lines are passed over.

    Args:
        path: The file.
        model: What each line must hold.

    Returns:
        The objects, each with its line, counted from 1.

    Raises:
        InputError: The file cannot be read or holds nothing, or a line is not what it must be;
            names the file, the line and the key.
    """
    wanted = ", ".join(model.model_fields)
    found = []
    for number, line in enumerate(read_lines(path), start=1):
        if not line.strip():
            continue
        try:
            found.append((number, model.model_validate_json(line)))
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(str(part) for part in first["loc"])
            problem = f"{key}: {first['msg']}" if key else f"not a JSON object: {first['msg']}"
            raise InputError(
                problem, path=path, line=number, cure=f"each line holds {wanted}"
            ) from error
    if not found:
        raise InputError("holds no line", path=path, cure=f"give JSON lines with {wanted}")
    return found


def write_json_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write one JSON object a line, the whole file or nothing.

    Raises:
        OutputError: The file cannot be written.
    """
    write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), path)
