"""Whole files or none: what every result, report and table of scores is written by."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from harness.errors import OutputError

__all__ = ["write_text"]


def write_text(text: str, path: Path | str) -> Path:
    """Write UTF-8 text to a file, whole or not at all, line ends as they are.

    The text goes to a temporary file in the same folder, which then takes the place of ``path`` in
    one step, so that a reader never sees half of it.

    Raises:
        OutputError: The folder or file cannot be written.
    """
    path = Path(path)
    if path.is_dir():
        raise OutputError(
            "cannot be written: it is a folder",
            path=path,
            cure="name a file, for example one within it",
        )
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", errors="replace"))
        temporary.chmod(mode)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
        raise OutputError(
            f"cannot be written: {error.strerror or error}",
            path=path,
            cure="name another file, or make its folder writable",
        ) from error
    return path


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
