"""Where text meets the disk: whole files or none, and never in the place of what was read."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from harness.errors import OutputError

__all__ = ["ELSEWHERE", "check_output", "check_target", "write_text", "write_texts"]

ELSEWHERE = "give another place with --out"
"""Where else a run's files can go."""


def write_text(text: str, path: Path | str) -> Path:
    """Write UTF-8 text to a file, whole or not at all, line ends as they are.

    The text goes to a temporary file in the same folder, which then takes the place of ``path`` in
    one step, so that a reader never sees half of it. A link stays, and what it leads to is
    replaced; a device or a pipe (``/dev/null``, ``>(gzip)``) is written to.

    Raises:
        OutputError: The folder or file cannot be written.
    """
    [written] = write_texts({Path(path): text})
    return written


def write_texts(texts: Mapping[Path, str], elsewhere: str = "name another file") -> list[Path]:
    """Write files that belong together, each as :func:`write_text` has it, and all or none.

    All are on the disk before the first takes its place: where the disk is full, what stood there
    stands there still.

    Args:
        texts: By file, in the order in which they take their places.
        elsewhere: How the user says where else they may go, for the error's cure.

    Returns:
        The files.

    Raises:
        OutputError: A folder or file cannot be written.
    """
    waiting: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, text in texts.items():
            data = text.encode("utf-8", errors="replace")
            _not_a_folder(path)
            if _is_stream(path):
                with path.open("wb") as stream:
                    stream.write(data)
            else:
                real = Path(os.path.realpath(path))
                waiting.append((_temporary(real, data), real))
        while waiting:
            temporary, path = waiting[0]
            temporary.replace(path)
            del waiting[0]
    except OSError as error:
        room = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise OutputError(
            f"cannot be written: {error.strerror or error}",
            path=path,
            cure=f"{elsewhere}, or make {'room on the disk' if room else 'its folder writable'}",
        ) from error
    finally:  # also where the user breaks it off
        for temporary, _ in waiting:
            with contextlib.suppress(OSError):
                temporary.unlink()
    return list(texts)


def _temporary(path: Path, data: bytes) -> Path:
    """The data in a file beside the one whose place it is to take."""
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:50]}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(mode)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def check_output(path: Path | str, *read: Path | str | None) -> None:
    """See before the work that a file can be written; makes nothing.

    Args:
        path: The file.
        read: What the command reads: it must not be written over.

    Raises:
        OutputError: It is one of those, a folder, or its folder may not be written.
    """
    path = Path(path)
    real = os.path.realpath(path)
    if any(each is not None and os.path.realpath(each) == real for each in read):
        raise OutputError(
            "the command reads this file, and would write over it",
            path=path,
            cure="name another file",
        )
    try:
        _not_a_folder(path)
        stream = _is_stream(path)
    except OSError as error:  # a name that is too long, for one
        raise OutputError(
            f"cannot be written: {error.strerror or error}", path=path, cure="name another file"
        ) from error
    if not stream:
        _check_folder(Path(real).parent, path, "cannot be written", "name another file")


def check_target(folder: Path | str, files: tuple[str, ...] = ()) -> None:
    """See before the work that a run's folder can be made and written; makes nothing.

    Args:
        folder: The run's.
        files: Names of the files that it is to hold.

    Raises:
        OutputError: A file is in its way, a folder in that of its files, or it may not be written.
    """
    folder = Path(folder)
    problem, cure = "the run cannot be written", ELSEWHERE
    _check_folder(folder, folder, problem, cure)
    for name in files:
        if (folder / name).is_dir():
            raise OutputError(
                f"{problem}: it is a folder", path=folder / name, cure=f"{cure}, or take it away"
            )


def _check_folder(folder: Path, named: Path, problem: str, cure: str) -> None:
    try:
        nearest = next(path for path in (folder, *folder.absolute().parents) if path.exists())
        is_folder = nearest.is_dir()
    except OSError as error:
        raise OutputError(f"{problem}: {error.strerror or error}", path=named, cure=cure) from error
    if is_folder and os.access(nearest, os.W_OK | os.X_OK):
        return
    what = "its folder may not be written" if is_folder else f"{nearest} is a file"
    raise OutputError(f"{problem}: {what}", path=named, cure=f"{cure}, or make its folder writable")


def _not_a_folder(path: Path) -> None:
    if path.is_dir():
        raise OutputError(
            "cannot be written: it is a folder",
            path=path,
            cure="name a file, for example one within it",
        )


def _is_stream(path: Path) -> bool:
    """Whether it is there and neither a file nor a folder: a device, a pipe."""
    return path.exists() and not path.is_file()


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
