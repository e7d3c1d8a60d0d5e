"""A project folder into texts: read, and every fault of it told before anything is scored."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from harness.documents import Document
from harness.errors import ProjectError
from harness.runs.corpus import Corpus, ReferenceSet
from harness.runs.layout import Layout, find_layout
from harness.runs.options import Options
from harness.runs.reading import check_lines, is_empty, read_as_asked, read_units

__all__ = ["read_project"]


def read_project(
    folder: Path | str, options: Options | None = None, *, allow_missing: bool = False
) -> Corpus:
    """Read a project's references, candidates and units (docs/usage.md, "Your texts").

    Args:
        folder: Holds references/ and candidates/.
        options: How the texts are read.
        allow_missing: Go on where a system lacks a document; ``Corpus.missing`` says so.

    Raises:
        ProjectError: A folder is missing or holds nothing, ids collide, a candidate has no
            reference, a candidate document is missing (all are listed), a reference is empty, a
            further one too, or with ``aligned`` the lines do not match.
        DocumentError: A text cannot be read.
    """
    folder = Path(folder)
    options = options or Options()
    layout = find_layout(folder)
    _check_references(folder, layout)
    missing = _missing(layout)
    if missing and not allow_missing:
        raise ProjectError(
            f"{_count(len(missing), 'candidate document')} missing:{_list(missing)}",
            path=folder / "candidates",
            cure="add them, or go on without them: --allow-missing",
        )
    units = {id_: read_units(layout.units[id_]) for id_ in layout.references if id_ in layout.units}
    references = {
        id_: _reference(layout, id_, options, units[id_][0] if id_ in units else ())
        for id_ in layout.references
    }
    empty = [
        path.name for id_, path in layout.references.items() if is_empty(references[id_].document)
    ]
    if empty:
        raise ProjectError(
            f"nothing to cover, for the reference has no text:{_list(empty)}",
            path=folder / "references",
            cure="put the text there, or take the file and its candidates away",
        )
    empty = [
        f"{name}/{layout.further[name][id_].name}"
        for id_, reference in references.items()
        for name, document in reference.further.items()
        if is_empty(document)
    ]
    if empty:
        raise ProjectError(
            f"{_count(len(empty), 'further reference')} with no text:{_list(empty)}",
            path=folder / "references",
            cure="put the text there, or take the file away: sacrebleu would take it for a "
            "translation of no words, and its scores would rise",
        )
    systems = {
        system: {id_: read_as_asked(path, id_, options) for id_, path in paths.items()}
        for system, paths in layout.candidates.items()
    }
    if options.aligned:
        systems = {
            system: {
                id_: check_lines(references[id_], document) for id_, document in documents.items()
            }
            for system, documents in systems.items()
        }
    return Corpus(
        references=references,
        systems=systems,
        warnings=(
            *layout.ignored,
            *_strays(layout),
            *(
                f"units/{layout.units[id_].name} holds no unit: nothing must be covered"
                for id_, (found, _) in units.items()
                if not found
            ),
            *_warnings(folder, references, systems, [each for _, each in units.values()]),
        ),
        missing=tuple(missing),
    )


def _check_references(folder: Path, layout: Layout) -> None:
    """Every candidate and every further reference must have its reference."""
    alone = [
        f"{system}/{path.name}{_near(id_, layout)}"
        for system, paths in layout.candidates.items()
        for id_, path in paths.items()
        if id_ not in layout.references
    ]
    if alone:
        raise ProjectError(
            f"{_count(len(alone), 'candidate document')} without a reference:{_list(alone)}",
            path=folder / "candidates",
            cure="a candidate bears the name of its reference: candidates/SYSTEM/DOC.txt answers "
            "references/DOC.txt",
        )
    alone = [
        f"{name}/{path.name}{_near(id_, layout)}"
        for name, paths in layout.further.items()
        for id_, path in paths.items()
        if id_ not in layout.references
    ]
    if alone:
        raise ProjectError(
            f"{_count(len(alone), 'further reference')} of no document:{_list(alone)}",
            path=folder / "references",
            cure="references/NAME/DOC.txt stands beside references/DOC.txt; if this is the only "
            "reference, move it there",
        )


def _near(id_: str, layout: Layout) -> str:
    """A reference whose name differs in capitals or spaces alone: ``News 1`` and ``news-1``."""
    near = (path for each, path in layout.references.items() if _folded(each) == _folded(id_))
    found = next(near, None)
    return "" if found is None else f" (is it of references/{found.name}?)"


def _folded(id_: str) -> str:
    return re.sub(r"[\s_-]+", "", id_.casefold())


def _missing(layout: Layout) -> list[str]:
    return [
        f"{system}/{id_}"
        for system, paths in layout.candidates.items()
        for id_ in layout.references
        if id_ not in paths
    ]


def _reference(
    layout: Layout, id_: str, options: Options, must_cover: tuple[str, ...]
) -> ReferenceSet:
    further = {
        name: read_as_asked(paths[id_], id_, options)
        for name, paths in layout.further.items()
        if id_ in paths
    }
    found = ReferenceSet(
        document=read_as_asked(layout.references[id_], id_, options),
        further=further,
        must_cover=must_cover,
    )
    if options.aligned:
        further = {name: check_lines(found, document) for name, document in further.items()}
    return ReferenceSet(found.document, further, found.must_cover)


def _strays(layout: Layout) -> list[str]:
    return [
        f"{folder}/{path.name} is ignored: there is no reference {id_!r}{_near(id_, layout)}"
        for folder, paths in (("units", layout.units), ("sources", layout.sources))
        for id_, path in paths.items()
        if id_ not in layout.references
    ]


def _warnings(
    folder: Path,
    references: dict[str, ReferenceSet],
    systems: dict[str, dict[str, Document]],
    units: Iterable[tuple[str, ...]],
) -> list[str]:
    """What the readers noticed, with paths as they are within the project; empty candidates."""
    documents = [
        document
        for reference in references.values()
        for document in (reference.document, *reference.further.values())
    ]
    documents += [document for found in systems.values() for document in found.values()]
    root = f"{folder}/"
    noticed = [*(document.warnings for document in documents), *units]
    warnings = [warning.removeprefix(root) for each in noticed for warning in each]
    warnings += [
        f"candidates/{system}/{id_} is empty: it covers nothing"
        for system, found in systems.items()
        for id_, document in found.items()
        if is_empty(document)
    ]
    return warnings


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _list(names: Iterable[str]) -> str:
    """All names, one a line."""
    return "".join(f"\n    {name}" for name in names)
