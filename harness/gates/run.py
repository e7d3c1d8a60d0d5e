"""A run beside its baseline: what is on both sides, and what is on one alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from harness.gates.baseline import Baseline, BaselineDocument, known
from harness.gates.places import Version
from harness.gates.rules import Scope
from harness.gates.samples import DocumentSample, Tester, reference_digest, system_samples
from harness.result import ReferenceDocument, Result, SystemResult

__all__ = ["Run"]


class Run:
    """A result with the baseline that belongs to it.

    Args:
        result: The run.
        baseline: None where there is none.
    """

    def __init__(self, result: Result, baseline: Baseline | None) -> None:
        self.result = result
        self.baseline = baseline
        self._systems = {system.name: system for system in result.systems}
        self._references = {reference.id: reference for reference in result.references}

    @cached_property
    def tester(self) -> Tester:
        """Tests differences between the two."""
        return Tester(self.result)

    @cached_property
    def _samples(self) -> dict[str, dict[str, DocumentSample]]:
        return {name: system_samples(self.result, each) for name, each in self._systems.items()}

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What the run has and the baseline has not, and metrics that one side lacks."""
        if self.baseline is None:
            return ()
        found = []
        for system in self.result.systems:
            then = self.baseline.systems.get(system.name)
            if then is None:
                found.append(f"{system.name} is not in the baseline: it is held to the rest alone")
                continue
            new = [d.id for d in system.documents if d.id not in then.documents]
            found += [f"{system.name}/{document} is not in the baseline" for document in new]
        metrics = {*self.result.metrics, *self.baseline.metrics}
        for name in sorted(metrics):
            if name not in self.result.metrics:
                found.append(f"{name} is in the baseline and not in the run")
            elif name not in self.baseline.metrics:
                found.append(f"{name} is not in the baseline")
        return tuple(found)

    def systems(self, scope: Scope) -> list[SystemResult]:
        """The run's systems within a scope."""
        return [system for system in self.result.systems if scope.has_system(system.name)]

    def documents(self, scope: Scope) -> Iterator[tuple[Version, str]]:
        """The run's documents within a scope, and their systems."""
        for system in self.systems(scope):
            for version in self.versions(system.name):
                if scope.has_document(version.document.id):
                    yield version, system.name

    def versions(self, system: str, document: str | None = None) -> list[Version]:
        """A system's documents, or the one named, with the statistics of both sides."""
        found = []
        for each in self._systems[system].documents:
            if document in (None, each.id):
                then = self.then(system, each.id)
                found.append(
                    Version(
                        document=each,
                        reference=self._references.get(
                            each.id, ReferenceDocument(id=each.id, paragraphs=())
                        ),
                        after=self._samples[system].get(each.id, DocumentSample()),
                        before=None if then is None else then.sample,
                    )
                )
        return found

    def then(self, system: str, document: str) -> BaselineDocument | None:
        """A document as the baseline has it."""
        if self.baseline is None or system not in self.baseline.systems:
            return None
        return self.baseline.systems[system].documents.get(document)

    def gone(self) -> Iterator[tuple[str, str | None]]:
        """Systems (with None) and documents that only the baseline has."""
        systems = {} if self.baseline is None else self.baseline.systems
        for name, system in systems.items():
            if name not in self._systems:
                yield name, None
                continue
            there = {document.id for document in self._systems[name].documents}
            yield from ((name, document) for document in system.documents if document not in there)

    def changed_references(self) -> list[str]:
        """Documents whose reference is not the baseline's."""
        if self.baseline is None:
            return []
        return [
            reference.id
            for reference in self.result.references
            if reference.id in self.baseline.references
            and self.baseline.references[reference.id] != reference_digest(reference)
        ]

    def score(self, system: str, document: str | None, metric: str) -> float | None:
        """A score of the run; None for one that is null, NaN or infinite."""
        found = self._systems[system]
        if document is None:
            return known(found.scores.get(metric))
        scores = next(each.scores for each in found.documents if each.id == document)
        return known(scores.get(metric))

    def score_then(self, system: str, document: str | None, metric: str) -> float | None:
        """A score of the baseline; None for one that is null or not there."""
        then = None if self.baseline is None else self.baseline.systems.get(system)
        if then is None:
            return None
        if document is None:
            return known(then.scores.get(metric))
        found = then.documents.get(document)
        return None if found is None else known(found.scores.get(metric))

    def comparable(self, system: str) -> tuple[list[str], bool]:
        """Documents of a system that both sides have of one reference, and whether those are all.

        Only where they are all do the system's own scores speak of the same texts.
        """
        then = None if self.baseline is None else self.baseline.systems.get(system)
        if then is None:
            return [], False
        changed = set(self.changed_references())
        there = [document.id for document in self._systems[system].documents]
        common = [name for name in there if name in then.documents and name not in changed]
        return common, len(common) == len(there) == len(then.documents)
