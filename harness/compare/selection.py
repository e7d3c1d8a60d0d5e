"""Which systems and documents are compared: runs merged, documents made the same for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from harness.compare.model import counted
from harness.errors import ResultError
from harness.result import DocumentResult, ReferenceDocument, Result, SystemResult

__all__ = ["Contender", "Selection", "select"]

_LISTED = 20
"""How many documents an error names before it only counts the rest."""


@dataclass(frozen=True, slots=True)
class Contender:
    """One system of one run.

    Attributes:
        name: Unique among those compared: ``SYSTEM``, or ``SYSTEM@RUN`` where runs share it.
        run: Index of its run.
        documents: Its versions of the documents compared, in their order.
    """

    name: str
    run: int
    documents: tuple[DocumentResult, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """What is compared.

    Attributes:
        contenders: The systems, in the order of the runs.
        references: The documents compared, the same for all, in the first run's order.
        left_out: Ids of documents that are not.
        aligned: Segments are lines, not documents.
        labels: One a run, all different.
        warnings: What the reader must know before believing a figure.
    """

    contenders: tuple[Contender, ...]
    references: tuple[ReferenceDocument, ...]
    left_out: tuple[str, ...]
    aligned: bool
    labels: tuple[str, ...]
    warnings: tuple[str, ...]

    def index(self, name: str | None) -> int:
        """Where a system stands among the contenders; the first if None.

        Raises:
            ResultError: There is no such system; the nearest is named.
        """
        names = [contender.name for contender in self.contenders]
        if name is None:
            return 0
        if name not in names:
            near = get_close_matches(name, names, n=1)
            hint = f"did you mean {near[0]}? " if near else ""
            raise ResultError(f"no system {name!r}", cure=f"{hint}there are {', '.join(names)}")
        return names.index(name)


def select(
    results: Sequence[Result], *, labels: Sequence[str] | None = None, common: bool = False
) -> Selection:
    """Merge runs, and see to it that all systems have the same documents.

    Args:
        results: One run or more.
        labels: What to call the runs; their own names if None.
        common: Restrict to the documents that all systems have with the same reference.

    Raises:
        ResultError: They are no results; there is no system or no common document; or systems
            lack documents, or runs hold different references, and ``common`` is false: all of
            them are listed.
    """
    _check_results(results)
    names = _unique([result.run.name for result in results] if labels is None else list(labels))
    systems = [(run, system) for run, result in enumerate(results) for system in result.systems]
    if not systems:
        raise ResultError("there is no system to compare", cure="score one first: `harness run`")
    references = _references(results)
    faults = _missing(systems, names, list(references)) + _differing(results, references)
    if faults and not common:
        raise ResultError(
            "the systems cannot be compared, for their documents are not the same:"
            + "".join(f"\n    {fault}" for fault in faults),
            cure="score what is missing, or compare the common documents alone: --common",
        )
    kept = _common(results, systems, references)
    if not kept:
        raise ResultError(
            "the systems have no document in common"
            + "".join(f"\n    {fault}" for fault in faults),
            cure="compare systems that were scored on the same references",
        )
    aligned = [bool(result.run.config.get("aligned")) for result in results]
    left_out = tuple(document for document in references if document not in kept)
    return Selection(
        contenders=_contenders(systems, names, kept),
        references=tuple(references[document] for document in kept),
        left_out=left_out,
        aligned=all(aligned),
        labels=names,
        warnings=tuple(_warnings(results, names, aligned, len(kept), left_out)),
    )


def _check_results(results: object) -> None:
    """See that these are results: a path, or one result alone, is easily given for a list."""
    cure = "give a list of results, such as [load_result('reports/monday')]"
    if not isinstance(results, Sequence) or isinstance(results, str | bytes):
        raise ResultError(f"there is no list of results in {type(results).__name__}", cure=cure)
    for result in results:
        if not isinstance(result, Result):
            raise ResultError(f"a {type(result).__name__} is no result", cure=cure)


def _unique(labels: list[str]) -> tuple[str, ...]:
    counts = Counter(labels)
    return tuple(
        label if counts[label] == 1 else f"{label}#{number}"
        for number, label in enumerate(labels, start=1)
    )


def _references(results: Sequence[Result]) -> dict[str, ReferenceDocument]:
    """The references of all runs by id; of two with one id, the first."""
    found: dict[str, ReferenceDocument] = {}
    for result in results:
        for reference in result.references:
            found.setdefault(reference.id, reference)
    return found


def _missing(
    systems: Sequence[tuple[int, SystemResult]], labels: Sequence[str], wanted: Sequence[str]
) -> list[str]:
    faults = []
    for run, system in systems:
        there = {document.id for document in system.documents}
        lacking = [document for document in wanted if document not in there]
        if lacking:
            place = f"{system.name}, run {labels[run]}" if len(labels) > 1 else system.name
            faults.append(f"{place} lacks {_listed(lacking)}")
    return faults


def _differing(results: Sequence[Result], references: dict[str, ReferenceDocument]) -> list[str]:
    other = [
        reference.id
        for result in results
        for reference in result.references
        if _texts(reference) != _texts(references[reference.id])
    ]
    return [f"the runs hold different references of {_listed(other)}"] if other else []


def _texts(reference: ReferenceDocument) -> list[tuple[str, str]]:
    return [(paragraph.text, paragraph.kind) for paragraph in reference.paragraphs]


def _common(
    results: Sequence[Result],
    systems: Sequence[tuple[int, SystemResult]],
    references: dict[str, ReferenceDocument],
) -> list[str]:
    there = [{document.id for document in system.documents} for _, system in systems]
    differing = {
        reference.id
        for result in results
        for reference in result.references
        if _texts(reference) != _texts(references[reference.id])
    }
    return [d for d in references if d not in differing and all(d in each for each in there)]


def _contenders(
    systems: Sequence[tuple[int, SystemResult]], labels: Sequence[str], kept: Sequence[str]
) -> tuple[Contender, ...]:
    counts = Counter(system.name for _, system in systems)
    found = []
    for run, system in systems:
        name = system.name if counts[system.name] == 1 else f"{system.name}@{labels[run]}"
        by_id = {document.id: document for document in system.documents}
        found.append(Contender(name, run, tuple(by_id[document] for document in kept)))
    return tuple(found)


def _warnings(
    results: Sequence[Result],
    labels: Sequence[str],
    aligned: Sequence[bool],
    kept: int,
    left_out: Sequence[str],
) -> list[str]:
    found = []
    if left_out:
        found.append(
            f"restricted to {counted(kept, 'documents')} that all systems have; left out: "
            f"{_listed(left_out)}"
        )
    if len({result.run.signature for result in results}) > 1:
        found.append(
            "the runs' signatures differ, so a difference may come from how they were scored: "
            + "; ".join(f"{a}: {r.run.signature}" for a, r in zip(labels, results, strict=True))
        )
    for name in dict.fromkeys(metric for result in results for metric in result.metrics):
        signatures = {r.metrics[name].signature for r in results if name in r.metrics}
        if len(signatures) > 1:
            found.append(f"the signatures of {name} differ: {'; '.join(sorted(signatures))}")
    if len(set(aligned)) > 1:
        found.append("not all runs are of aligned lines: documents are taken as the segments")
    return found


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - _LISTED
    return ", ".join(names[:_LISTED]) + (f" and {rest} more" if rest > 0 else "")
