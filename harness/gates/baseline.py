"""A baseline: what a later run is held against. Small, deterministic, made to be committed.

It holds scores, finding ids, hashes of omitted and added units and the sums that significance
needs, and no sentence of any text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from math import isfinite
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from harness.errors import ResultError
from harness.gates.known_units import DocumentUnits
from harness.gates.samples import DocumentSample, reference_digest, system_samples
from harness.result import Finding, MetricInfo, Result, Scores, Severity

__all__ = [
    "BASELINE_SCHEMA",
    "Baseline",
    "BaselineDocument",
    "BaselineFinding",
    "BaselineSystem",
    "known",
    "load_baseline",
    "make_baseline",
]

BASELINE_SCHEMA: Literal["harness-baseline/2"] = "harness-baseline/2"


class _Node(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class BaselineFinding(_Node):
    """A finding that was there."""

    id: str
    category: str
    severity: Severity


class BaselineDocument(_Node):
    """One system's version of one document."""

    scores: Scores
    findings: tuple[BaselineFinding, ...]
    units: dict[str, tuple[str, ...]] = Field(
        {}, description="by id of an omission or addition: hashes of the units that it holds whole"
    )
    statistics: dict[str, tuple[tuple[float, ...], ...]] = Field(
        description="rows that add: 'own' by reference paragraph, text metrics by segment"
    )

    @property
    def sample(self) -> DocumentSample:
        """Its statistics, ready to be paired."""
        return DocumentSample(dict(self.statistics))


class BaselineSystem(_Node):
    """One system."""

    scores: Scores
    documents: dict[str, BaselineDocument]


class Baseline(_Node):
    """The whole file."""

    schema_: Literal["harness-baseline/2"] = Field(alias="schema")
    signature: str
    metrics: dict[str, MetricInfo]
    references: dict[str, str] = Field(description="a hash of each reference's paragraphs")
    systems: dict[str, BaselineSystem]

    model_config = ConfigDict(
        frozen=True,
        extra="ignore",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    def only(self, system: str, document: str | None = None) -> Baseline:
        """The same for one system alone, or for one of its documents."""
        found = self.systems.get(system)
        if found is not None and document is not None:
            kept = {name: each for name, each in found.documents.items() if name == document}
            found = found.model_copy(update={"documents": kept})
        return self.model_copy(update={"systems": {} if found is None else {system: found}})

    def to_json(self) -> str:
        """The file's text: sorted, a row of numbers a line, so that its changes can be read."""
        tree = self.model_dump(mode="json", by_alias=True)
        return "".join(_dump(tree, "")) + "\n"


def make_baseline(result: Result) -> Baseline:
    """What a later run is held against.

    The same result gives the same baseline, whatever the run's name and the machine.
    """
    return Baseline(
        schema_=BASELINE_SCHEMA,
        signature=result.run.signature,
        metrics=dict(sorted(result.metrics.items())),
        references={
            reference.id: reference_digest(reference)
            for reference in sorted(result.references, key=lambda reference: reference.id)
        },
        systems={
            system.name: BaselineSystem(
                scores=_finite(system.scores),
                documents={
                    document.id: BaselineDocument(
                        scores=_finite(document.scores),
                        findings=_findings(document.findings),
                        units=DocumentUnits(document).whole(),
                        statistics=samples[document.id].rows if document.id in samples else {},
                    )
                    for document in sorted(system.documents, key=lambda document: document.id)
                },
            )
            for system in sorted(result.systems, key=lambda system: system.name)
            for samples in [system_samples(result, system)]
        },
    )


def load_baseline(path: Path | str) -> Baseline:
    """Read a baseline.

    Raises:
        ResultError: It is missing, unreadable, of another schema, or holds no system.
    """
    path = Path(path)
    cure = f"write it anew from a run that is good: harness baseline write RUN --out {path}"
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        cure = f"write it from a run that is good: harness baseline write RUN --out {path}"
        raise ResultError("there is no such baseline", path=path, cure=cure) from error
    except OSError as error:
        raise ResultError(
            f"cannot be read: {error.strerror or error}", path=path, cure=cure
        ) from error
    try:
        baseline = Baseline.model_validate_json(data)
    except ValidationError as error:
        if b'"harness-result/1"' in data[:200]:  # it must not be written over
            cure = f"that is a run: make a baseline of it with harness baseline write {path}"
        raise ResultError(_fault(data, error), path=path, cure=cure) from error
    if not baseline.systems:
        raise ResultError("it holds no system, so nothing could fall", path=path, cure=cure)
    return baseline


def known(score: float | None) -> float | None:
    """A score, or None for one that is none: null, NaN, infinite."""
    return score if score is not None and isfinite(score) else None


def _finite(scores: Mapping[str, float | None]) -> Scores:
    return {name: known(score) for name, score in sorted(scores.items())}


def _findings(findings: tuple[Finding, ...]) -> tuple[BaselineFinding, ...]:
    found = sorted(findings, key=lambda finding: (finding.id, finding.category))
    return tuple(BaselineFinding(id=f.id, category=f.category, severity=f.severity) for f in found)


def _fault(data: bytes, error: ValidationError) -> str:
    """What is wrong with a file, from its schema's name where it has one."""
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError) as fault:
        return f"no JSON: {fault}"
    schema = tree.get("schema") if isinstance(tree, dict) else None
    if schema != BASELINE_SCHEMA:
        said = f"the schema is {schema!r}" if schema else "it names no schema"
        return f"not a {BASELINE_SCHEMA} document: {said}"
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"]) or "the document"
    return f"not a {BASELINE_SCHEMA} document: {place}: {first['msg']}"


def _dump(value: Any, margin: str) -> Iterator[str]:
    """JSON with one line for whatever holds no further list or object."""
    inner = f"{margin} "
    if isinstance(value, dict) and any(isinstance(each, dict | list) for each in value.values()):
        yield "{"
        for number, (key, each) in enumerate(value.items()):
            yield f"{',' if number else ''}\n{inner}{json.dumps(key, ensure_ascii=False)}: "
            yield from _dump(each, inner)
        yield f"\n{margin}}}"
    elif isinstance(value, list) and any(isinstance(each, dict | list) for each in value):
        yield "["
        for number, each in enumerate(value):
            yield f"{',' if number else ''}\n{inner}"
            yield from _dump(each, inner)
        yield f"\n{margin}]"
    else:
        yield json.dumps(_whole(value), ensure_ascii=False, separators=(",", ":"))


def _whole(value: Any) -> Any:
    """Numbers without a needless ``.0``: most statistics are counts."""
    if isinstance(value, list):
        return [_whole(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
