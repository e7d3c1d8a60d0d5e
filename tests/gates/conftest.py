from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from harness.evidence.aggregate import combine, document_totals
from harness.result import (
    CandidateParagraph,
    CandidateUnit,
    DocumentResult,
    Finding,
    MetricInfo,
    MustCover,
    ParagraphResult,
    ReferenceDocument,
    ReferenceParagraph,
    ReferenceUnit,
    Result,
    RunInfo,
    SystemResult,
)

WORDS = "the harbour board met in the old customs house today"

MakeResult = Callable[..., Result]
MakeFinding = Callable[..., Finding]


def text(index: int) -> str:
    return f"Paragraph {index}: {WORDS}."


def document(
    id_: str,
    coverages: Sequence[float | None],
    findings: Sequence[Finding],
    must_cover: Sequence[MustCover],
) -> DocumentResult:
    """Paragraph i of the candidate answers paragraph i, one unit each, supported as covered."""
    made = DocumentResult(
        id=id_,
        scores={},
        paragraphs=tuple(
            ParagraphResult(
                index=i,
                status=None if value is None else "covered",
                aligned=(i,),
                scores={"coverage": value},
                units=(
                    ReferenceUnit(
                        start=0,
                        end=len(text(i)),
                        text=text(i),
                        kind="body",
                        coverage=value,
                        status=None,
                    ),
                ),
            )
            for i, value in enumerate(coverages)
        ),
        candidate_paragraphs=tuple(
            CandidateParagraph(
                index=i,
                text=f"Candidate {i}.",
                kind="body",
                aligned=(i,),
                units=(
                    CandidateUnit(
                        start=0,
                        end=12,
                        text=f"Candidate {i}.",
                        kind="body",
                        support=value,
                        status=None,
                    ),
                ),
            )
            for i, value in enumerate(coverages)
        ),
        findings=tuple(findings),
        must_cover=tuple(must_cover),
    )
    return made.model_copy(update={"scores": document_totals(made).scores()})


@pytest.fixture
def make_finding() -> MakeFinding:
    """Makes a finding in paragraph 1."""

    def make(id_: str, severity: str = "major", category: str = "Omission") -> Finding:
        return Finding.model_validate(
            {
                "id": id_,
                "category": f"Accuracy/{category}",
                "severity": severity,
                "fact": None,
                "reference": {"paragraph": 1, "start": 0, "end": 11, "text": "Paragraph 1"},
                "candidate": None,
                "explanation": "it is not there",
            }
        )

    return make


@pytest.fixture
def make_result() -> MakeResult:
    """Makes a run of systems, by document the coverage of each paragraph."""

    def make(
        systems: Mapping[str, Mapping[str, Sequence[float | None]]],
        *,
        findings: Mapping[str, Sequence[Finding]] | None = None,
        must_cover: Sequence[tuple[str, float | None, str | None]] = (),
        signature: str = "harness:1|enc:fake",
        changed: Sequence[str] = (),
        extra: Mapping[str, tuple[float | None, bool]] | None = None,
        name: str = "run",
    ) -> Result:
        units = [
            MustCover.model_validate({"text": t, "coverage": c, "status": s})
            for t, c, s in must_cover
        ]
        lengths = {
            id_: len(values) for documents in systems.values() for id_, values in documents.items()
        }
        info = {"range": (0, 1), "higher_is_better": True, "signature": "own"}
        metrics: dict[str, Any] = dict.fromkeys(("coverage", "support", "adequacy"), info)
        for metric, (_, higher) in (extra or {}).items():
            metrics[metric] = {"range": (0, None), "higher_is_better": higher, "signature": "x"}
        found = []
        for system, documents in systems.items():
            made = [
                document(id_, values, (findings or {}).get(f"{system}/{id_}", ()), units)
                for id_, values in documents.items()
            ]
            own = {metric: value for metric, (value, _) in (extra or {}).items()}
            found.append(
                SystemResult(
                    name=system,
                    scores=combine(made) | own,
                    documents=tuple(d.model_copy(update={"scores": d.scores | own}) for d in made),
                )
            )
        return Result(
            schema="harness-result/1",
            run=RunInfo(name=name, signature=signature, encoder="fake", versions={}, config={}),
            metrics={key: MetricInfo.model_validate(value) for key, value in metrics.items()},
            references=tuple(
                ReferenceDocument(
                    id=id_,
                    paragraphs=tuple(
                        ReferenceParagraph(
                            index=i, text=text(i) + "!" * (id_ in changed), kind="body"
                        )
                        for i in range(length)
                    ),
                )
                for id_, length in sorted(lengths.items())
            ),
            systems=tuple(found),
        )

    return make
