"""Labelled data in, raw scores out: JSON lines, read with care and written whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from harness.errors import InputError, OutputError

__all__ = ["read_json_lines", "read_lines", "write_json_lines", "write_text"]

Model = TypeVar("Model", bound=BaseModel)


def read_lines(path: Path) -> list[str]:
    """The lines of a UTF-8 file, split at line feeds alone, as segments are in MT data.

    Raises:
        InputError: The file is missing, unreadable or not UTF-8.
    """
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
    """Write one JSON object a line; see :func:`write_text`."""
    write_text(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def write_text(path: Path, text: str) -> None:
    """Write a file by way of a temporary one, so that nobody ever reads half of it.

    Raises:
        OutputError: It cannot be written.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        # mkstemp keeps others out; a result is as readable as any new file.
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()
        raise OutputError(
            f"cannot be written: {error.strerror or error}",
            path=path,
            cure="name a file in a folder that you may write to",
        ) from error
