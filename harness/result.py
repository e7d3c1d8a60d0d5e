"""The typed result tree. Its JSON is the contract (schema ``harness-result/1``).

Everything that `harness run` says is in this tree, and nothing in it refers to anything outside
it: a report, a gate or a comparison needs the tree alone. Offsets count Unicode code points in the
paragraph's ``text``; ``end`` is exclusive. What cannot be scored is ``None``, never 0 or 1.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from harness.errors import ResultError

__all__ = [
    "EVIDENCE_METRICS",
    "SCHEMA",
    "SEVERITIES",
    "SEVERITY_WEIGHTS",
    "CandidateParagraph",
    "CandidateUnit",
    "DocumentResult",
    "Evidence",
    "Finding",
    "MetricInfo",
    "MustCover",
    "ParagraphKind",
    "ParagraphResult",
    "ReferenceDocument",
    "ReferenceParagraph",
    "ReferenceUnit",
    "Result",
    "RunInfo",
    "Scores",
    "Severity",
    "Span",
    "SystemResult",
    "json_schema",
    "load_result",
    "result_file",
]

SCHEMA: Literal["harness-result/1"] = "harness-result/1"

ParagraphKind = Literal["body", "heading", "boilerplate"]
UnitKind = Literal["body", "boilerplate"]
CoverageStatus = Literal["covered", "partial", "omitted"]
SupportStatus = Literal["supported", "partial", "unsupported"]
Severity = Literal["minor", "major", "critical"]
Scores = dict[str, float | None]

EVIDENCE_METRICS = ("coverage", "support", "adequacy")
"""The scores that harness makes of evidence; all others are computed from the texts alone."""

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""From the least to the gravest."""

# Freitag et al. 2021 (https://arxiv.org/abs/2104.14478) give a minor error 1 and a major one 5;
# critical errors, which they do not have, follow MQM's progression (https://themqm.org).
SEVERITY_WEIGHTS: dict[Severity, int] = {"minor": 1, "major": 5, "critical": 25}


class _Node(BaseModel):
    """A node of the tree: immutable, and strict about names it does not know when it is made."""

    model_config = ConfigDict(frozen=True, extra="ignore", ser_json_inf_nan="null")


class Span(_Node):
    """A stretch of one paragraph's text."""

    paragraph: int = Field(ge=0, description="index of the paragraph in its file, from 0")
    start: int = Field(ge=0, description="first code point")
    end: int = Field(ge=0, description="one past the last code point")
    text: str = Field(description="the stretch itself, verbatim")


class Evidence(Span):
    """A stretch of the other text that answers a unit."""

    similarity: float = Field(ge=-1, le=1, description="how alike the two are")


class ReferenceUnit(_Node):
    """A content unit of the reference: is it in the candidate?"""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    kind: UnitKind
    coverage: float | None = Field(ge=0, le=1)
    adequacy: float | None = Field(
        None, ge=0, le=1, description="coverage, less what changed facts take from it"
    )
    status: CoverageStatus | None
    evidence: tuple[Evidence, ...] = ()


class CandidateUnit(_Node):
    """A content unit of the candidate: is it in the reference?"""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    kind: UnitKind
    support: float | None = Field(ge=0, le=1)
    status: SupportStatus | None
    evidence: tuple[Evidence, ...] = ()


class ParagraphResult(_Node):
    """A paragraph of the reference, as one candidate answers it."""

    index: int = Field(ge=0)
    status: CoverageStatus | None
    aligned: tuple[int, ...] = Field((), description="candidate paragraphs that answer it")
    scores: Scores
    units: tuple[ReferenceUnit, ...]


class CandidateParagraph(_Node):
    """A paragraph of the candidate."""

    index: int = Field(ge=0)
    text: str
    kind: ParagraphKind
    aligned: tuple[int, ...] = Field((), description="reference paragraphs that it answers")
    units: tuple[CandidateUnit, ...]


class MustCover(_Node):
    """A content unit of units/DOC.txt, which the candidate must cover."""

    text: str
    coverage: float | None = Field(ge=0, le=1)
    status: CoverageStatus | None
    evidence: tuple[Evidence, ...] = ()


class Finding(_Node):
    """One error, typed as MQM types it (https://themqm.org)."""

    id: str = Field(min_length=1, description="made of the content; survives moved offsets")
    category: str = Field(description="Accuracy/Omission, Accuracy/Addition, …")
    severity: Severity
    fact: str | None = Field(description="number, date, name, negation, …; null if no fact")
    reference: Span | None
    candidate: Span | None
    explanation: str = Field(min_length=1)


class DocumentResult(_Node):
    """One system's version of one document."""

    id: str
    scores: Scores
    paragraphs: tuple[ParagraphResult, ...]
    candidate_paragraphs: tuple[CandidateParagraph, ...]
    must_cover: tuple[MustCover, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def was_searched(self) -> bool:
        """Whether findings were looked for: without a scored unit, having none means nothing."""
        return any(u.coverage is not None for p in self.paragraphs for u in p.units)


class SystemResult(_Node):
    """All documents of one system; its scores are the means of its units', or sacrebleu's."""

    name: str
    scores: Scores
    documents: tuple[DocumentResult, ...]


class ReferenceParagraph(_Node):
    """A paragraph of the reference, verbatim."""

    index: int = Field(ge=0)
    text: str
    kind: ParagraphKind


class ReferenceDocument(_Node):
    """A reference document."""

    id: str
    paragraphs: tuple[ReferenceParagraph, ...]


class MetricInfo(_Node):
    """What a metric's numbers mean."""

    range: tuple[float | None, float | None] = Field(description="least and greatest value")
    higher_is_better: bool
    signature: str


class RunInfo(_Node):
    """How the result was made. Whatever changes a score is in the signature."""

    name: str
    signature: str
    encoder: str
    versions: dict[str, str]
    config: dict[str, Any]
    warnings: tuple[str, ...] = ()
    missing: tuple[str, ...] = Field((), description="SYSTEM/DOC left out by --allow-missing")


class Result(_Node):
    """The whole of a run."""

    schema_: Literal["harness-result/1"] = Field(SCHEMA, alias="schema")
    run: RunInfo
    metrics: dict[str, MetricInfo]
    references: tuple[ReferenceDocument, ...]
    systems: tuple[SystemResult, ...]

    model_config = ConfigDict(
        frozen=True,
        extra="ignore",
        ser_json_inf_nan="null",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    def to_json(self, *, indent: int | None = 1) -> str:
        """The tree as one JSON document, UTF-8 text, keys in the contract's order."""
        return self.model_dump_json(by_alias=True, indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes, *, path: Path | str | None = None) -> Result:
        """Read what :meth:`to_json` wrote.

        Raises:
            ResultError: The text is no JSON, or not of this schema; names what is wrong.
        """
        cure = "give the result.json that `harness run` wrote, or run it again"
        try:
            result = cls.model_validate_json(text)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"]) or "the document"
            problem = f"not a {SCHEMA} document: {place}: {first['msg']}"
            if first["type"] == "json_invalid":
                problem = f"no JSON: {first['ctx']['error']}"
            raise ResultError(problem, path=path, cure=cure) from error
        for system in result.systems:
            for document in system.documents:
                # that there is none is a verdict, and nothing said of them is none
                for key in ("findings", "must_cover"):
                    if key not in document.model_fields_set:
                        raise ResultError(
                            f"{system.name}/{document.id} says nothing of {key}, not even []",
                            path=path,
                            cure=cure,
                        )
        return result


def result_file(run: Path | str) -> Path:
    """The result.json of a run that is named by its folder or by that file."""
    run = Path(run)
    return run / "result.json" if run.is_dir() else run


def load_result(path: Path | str) -> Result:
    """Read a run's folder, or its result.json.

    Raises:
        ResultError: It is missing, unreadable, or of another schema.
    """
    path = result_file(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ResultError(
            f"cannot be read: {error.strerror or error}",
            path=path,
            cure="name a run's folder or its result.json" + _near(path.parent),
        ) from error
    return Result.from_json(data, path=path)


def _near(folder: Path) -> str:
    """The runs of a project, or of its reports/, for whoever named that in a run's place."""
    found = sorted(each.parent for each in folder.glob("[!.]*/result.json"))
    found = found or sorted(each.parent for each in folder.glob("reports/[!.]*/result.json"))
    return f"; there is {', '.join(map(str, found[:5]))}" if found else ""


def json_schema() -> dict[str, Any]:
    """The published JSON Schema (draft 2020-12) of result.json."""
    schema = Result.model_json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://translation-harness.invalid/harness-result-1.schema.json",
        **schema,
    }
