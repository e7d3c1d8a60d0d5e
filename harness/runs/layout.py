"""Where the texts of a project lie: its folders listed, by name, before any file is opened."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from harness.documents import supported_suffixes
from harness.errors import DocumentError, ProjectError
from harness.runs.given import readable

__all__ = ["Layout", "check_folder", "find_layout"]

_REFERENCES, _CANDIDATES, _UNITS, _SOURCES = "references", "candidates", "units", "sources"
_FOLDERS = (_REFERENCES, _CANDIDATES, _UNITS, _SOURCES)


@dataclass(frozen=True, slots=True)
class Layout:
    """The files of a project, by what they are; names are sorted, and in Unicode's form NFC.

    Attributes:
        references: By document id.
        further: By the further reference's name, then by document id.
        candidates: By system, then by document id.
        units: Lists of content units that must be covered, by document id.
        sources: Source texts, by document id.
        ignored: What lies there and is not used, as warnings.
    """

    references: dict[str, Path]
    further: dict[str, dict[str, Path]]
    candidates: dict[str, dict[str, Path]]
    units: dict[str, Path]
    sources: dict[str, Path]
    ignored: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Ignored:
    """Collects warnings of what is passed over, with paths as they are within the project."""

    root: Path
    warnings: list[str] = field(default_factory=list)

    def add(self, path: Path, why: str) -> None:
        self.warnings.append(f"{path.relative_to(self.root).as_posix()} is ignored: {why}")


def find_layout(folder: Path) -> Layout:
    """List a project's files (docs/usage.md, "Your texts").

    Hidden files are passed over; a file whose suffix has no reader, and a folder where none
    belongs, are reported in ``ignored``.

    Raises:
        ProjectError: The folder is no project, or two files claim one document id, or two folders
            one name.
        DocumentError: Where a text should be there is a folder, or a link to nothing.
    """
    check_folder(folder)
    ignored = _Ignored(folder)
    for path in _children(folder):
        meant = _meant(path)
        if meant is not None and any(map(_readable, _children(path))):
            ignored.add(path, f"the folder is called {meant}")
    references, further = _references(folder / _REFERENCES, ignored)
    return Layout(
        references=references,
        further=further,
        candidates=_candidates(folder / _CANDIDATES, ignored),
        units=_optional(folder / _UNITS, ignored),
        sources=_optional(folder / _SOURCES, ignored),
        ignored=tuple(ignored.warnings),
    )


def check_folder(folder: Path) -> None:
    """See that a project's folder is there.

    Raises:
        ProjectError: It is not.
    """
    if not folder.is_dir():
        problem = "it is a file, not a folder" if folder.exists() else "there is no such folder"
        raise ProjectError(
            problem, path=folder, cure="name the folder that holds references/ and candidates/"
        )


def _meant(path: Path) -> str | None:
    """Which of our folders another one is meant to be, by its capitals: ``Units``."""
    name = path.name.casefold()
    if path.name == name or name not in _FOLDERS or not path.is_dir():
        return None
    ours = path.with_name(name)
    # where capitals make no other name, as on a Mac, it is the folder itself
    return None if ours.exists() and ours.samefile(path) else name


def _references(
    folder: Path, ignored: _Ignored
) -> tuple[dict[str, Path], dict[str, dict[str, Path]]]:
    files, folders = _entries(
        folder, "put the texts that count as right there: DOC.txt, or name the folder that holds it"
    )
    references = _documents(files, ignored)
    if not references:
        raise ProjectError(
            "holds no reference",
            path=folder,
            cure=f"put one text a document there, such as conference.txt ({_suffixes()})",
        )
    return references, _by_folder(folders, ignored)


def _candidates(folder: Path, ignored: _Ignored) -> dict[str, dict[str, Path]]:
    entries = _entries(folder, "make a folder for each system there: SYSTEM/DOC.txt")
    # here no text can stand, so a folder is a system whatever its name: candidates/v1.txt/
    folders = sorted((each for part in entries for each in part if each.is_dir()), key=_by_name)
    files = [each for part in entries for each in part if each not in folders]
    if not folders:
        raise ProjectError(
            "holds no system",
            path=folder,
            cure="make a folder for each system, with its texts under their references' names: "
            "candidates/SYSTEM/DOC.txt",
        )
    for path in files:
        if path.exists():
            why = "a candidate lies in its system's folder, candidates/SYSTEM/DOC.txt"
        else:
            why = "it is a link to nothing"
        ignored.add(path, why)
    return _by_folder(folders, ignored)


def _optional(folder: Path, ignored: _Ignored) -> dict[str, Path]:
    if folder.is_dir():
        return _documents(_children(folder), ignored)
    if folder.exists() or folder.is_symlink():
        ignored.add(folder, f"it is no folder; {folder.name}/DOC.txt is read")
    return {}


def _entries(folder: Path, cure: str) -> tuple[list[Path], list[Path]]:
    """The files and the folders in a folder that must be there.

    A folder that is named like a text counts as a file, so that reading it says what is wrong.
    """
    if not folder.is_dir():
        problem = "it is a file, not a folder" if folder.exists() else "the folder is missing"
        near = [each.name for each in _children(folder.parent) if _meant(each) == folder.name]
        if near and not folder.exists():
            problem, cure = f"{problem}, but {near[0]} is there", f"rename it: {folder.name}"
        raise ProjectError(problem, path=folder, cure=cure)
    children = _children(folder)
    folders = [child for child in children if child.is_dir() and not _readable(child)]
    return [child for child in children if child not in folders], folders


def _children(folder: Path) -> list[Path]:
    """What lies in a folder, by name, without what is hidden."""
    try:
        found = sorted(folder.iterdir(), key=_by_name)
    except OSError as error:
        raise ProjectError(
            f"cannot be listed: {error.strerror or error}",
            path=folder,
            cure="check that you may read it",
        ) from error
    return [path for path in found if not path.name.startswith(".")]


def _by_name(path: Path) -> str:
    return path.name


def _by_folder(folders: Iterable[Path], ignored: _Ignored) -> dict[str, dict[str, Path]]:
    """Texts by document id, by their folder's name."""
    found: dict[str, Path] = {}
    for folder in folders:
        name = _name_of(folder, folder.name)
        if name in found:
            raise _collision(found[name], folder, f"the folder {name!r}")
        found[name] = folder
    return {name: _documents(_children(found[name]), ignored) for name in sorted(found)}


def _documents(paths: Iterable[Path], ignored: _Ignored) -> dict[str, Path]:
    """Texts by document id."""
    found: dict[str, Path] = {}
    for path in paths:
        if not _readable(path):
            what = "a folder" if path.is_dir() else "not a text by its suffix"
            ignored.add(path, f"{what} ({_suffixes()} are read)")
            continue
        _check_text(path)
        id_ = _name_of(path, path.stem)
        if id_ in found:
            raise _collision(found[id_], path, f"the document {id_!r}")
        found[id_] = path
    return dict(sorted(found.items()))


def _check_text(path: Path) -> None:
    """See that what is named like a text can be one, before others are missed for its sake."""
    if path.is_dir():
        raise DocumentError(
            "it is a folder, not a text",
            path=path,
            cure="put the text there, or give the folder a name without a suffix",
        )
    if path.is_symlink() and not path.exists():
        raise DocumentError(
            "it is a link to nothing", path=path, cure="mend the link, or take it away"
        )


def _composed(name: str) -> str:
    """The name as most systems store it: archives made on a Mac hold ü as u and its dots."""
    return unicodedata.normalize("NFC", name)


def _name_of(path: Path, name: str) -> str:
    """What a file or folder is called in the result."""
    if readable(name) != name:  # result.json is UTF-8, which only the end of the run would tell
        raise ProjectError(
            f"its name is not UTF-8: {path.name!a}",
            path=path.parent,
            cure="rename it, for example with convmv",
        )
    return _composed(name)


def _collision(first: Path, second: Path, what: str) -> ProjectError:
    names = f"{first.name} and {second.name}"
    why = ""
    if _composed(first.name) == _composed(second.name):  # they look the same in print
        names = f"{first.name!a} and {second.name!a}"
        why = ": they differ only in how the accents are stored"
    return ProjectError(
        f"{names} are both {what}{why}",
        path=first.parent,
        cure="keep one of them, or rename it",
    )


def _readable(path: Path) -> bool:
    return path.suffix.lower() in supported_suffixes()


def _suffixes() -> str:
    return ", ".join(supported_suffixes())
