"""Result trees of made texts, scored by word overlap in place of an encoder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from harness.compare import Comparison, Options, compare
from harness.evidence.aggregate import combine
from harness.metrics import get_metric, score_corpus
from harness.result import (
    CandidateParagraph,
    CandidateUnit,
    DocumentResult,
    Finding,
    MetricInfo,
    ParagraphResult,
    ReferenceDocument,
    ReferenceParagraph,
    ReferenceUnit,
    Result,
    RunInfo,
    SystemResult,
)

Texts = Mapping[str, Sequence[str]]
MakeResult = Callable[..., Result]
OWN = ("coverage", "support", "adequacy")


def overlap(text: str, other: str) -> float | None:
    words, there = text.split(), set(other.split())
    return sum(word in there for word in words) / len(words) if words else None


def reference_paragraph(index: int, line: str, answer: str) -> ParagraphResult:
    score = overlap(line, answer)
    unit = ReferenceUnit(
        start=0, end=len(line), text=line, kind="body", coverage=score, status=None
    )
    return ParagraphResult(
        index=index,
        status=None,
        aligned=(index,),
        scores={"coverage": score, "adequacy": score},
        units=(unit,) if line else (),
    )


def candidate_paragraph(index: int, line: str, answer: str) -> CandidateParagraph:
    unit = CandidateUnit(
        start=0, end=len(line), text=line, kind="body", support=overlap(line, answer), status=None
    )
    return CandidateParagraph(
        index=index, text=line, kind="body", aligned=(index,), units=(unit,) if line else ()
    )


def omissions(document: str, reference: Sequence[str], lines: Sequence[str]) -> list[Finding]:
    return [
        Finding(
            id=f"{document}-{index}",
            category="Accuracy/Omission",
            severity="major",
            fact=None,
            reference=None,
            candidate=None,
            explanation="nothing answers it",
        )
        for index, (line, answer) in enumerate(zip(reference, lines, strict=True))
        if line and not answer
    ]


def document_result(
    document: str, reference: Sequence[str], lines: Sequence[str]
) -> DocumentResult:
    pairs = list(zip(reference, lines, strict=True))
    made = DocumentResult(
        id=document,
        scores={},
        paragraphs=tuple(reference_paragraph(i, r, c) for i, (r, c) in enumerate(pairs)),
        candidate_paragraphs=tuple(candidate_paragraph(i, c, r) for i, (r, c) in enumerate(pairs)),
        findings=tuple(omissions(document, reference, lines)),
    )
    return made.model_copy(update={"scores": combine([made])})


def system_result(name: str, texts: Texts, references: Texts, names: Sequence[str]) -> SystemResult:
    pairs = [
        (line, answer)
        for document, lines in texts.items()
        for line, answer in zip(references[document], lines, strict=True)
    ]
    metrics = [get_metric(metric) for metric in names if metric not in OWN]
    scores = score_corpus(metrics, [c for _, c in pairs], [[r for r, _ in pairs]])
    documents = tuple(
        document_result(document, references[document], lines) for document, lines in texts.items()
    )
    scores |= combine(documents)
    return SystemResult(
        name=name, scores={metric: scores[metric] for metric in names}, documents=documents
    )


def metric_info(name: str) -> MetricInfo:
    if name in OWN:
        return MetricInfo(range=(0, 1), higher_is_better=True, signature="overlap")
    metric = get_metric(name)
    return MetricInfo(
        range=metric.range, higher_is_better=metric.higher_is_better, signature=metric.signature()
    )


def build(
    references: Texts,
    systems: Mapping[str, Texts],
    *,
    metrics: Sequence[str] = (*OWN, "BLEU", "chrF2"),
    run: str = "run",
    signature: str = "signature",
    aligned: bool = True,
) -> Result:
    return Result(
        run=RunInfo(
            name=run,
            signature=signature,
            encoder="overlap",
            versions={},
            config={"aligned": aligned},
        ),
        metrics={name: metric_info(name) for name in metrics},
        references=tuple(
            ReferenceDocument(
                id=document,
                paragraphs=tuple(
                    ReferenceParagraph(index=index, text=line, kind="body")
                    for index, line in enumerate(lines)
                ),
            )
            for document, lines in references.items()
        ),
        systems=tuple(
            system_result(name, texts, references, metrics) for name, texts in systems.items()
        ),
    )


@pytest.fixture
def make_result() -> MakeResult:
    """Builds a result from references and systems: texts as lines by document."""
    return build


NASTY = (
    r"5 % of_A & B <script>alert('x')</script> [red] | #1 $2 {3} ~4 ^5 \end `6` *7* “8” "
    '"9" → Ω'
)
NASTY_SYSTEM = "sys_<b>&1|2"


@pytest.fixture
def nasty(make_result: MakeResult) -> Comparison:
    """Three systems of eight lines that hold every character with a meaning somewhere."""
    references = {"d": [f"{NASTY} {number}" for number in range(8)]}
    systems = {
        "other": {"d": [f"{NASTY} {number}" for number in range(8)]},
        NASTY_SYSTEM: {"d": [""] * 4 + [NASTY for _ in range(4)]},
        "third": {"d": ["nothing at all"] * 8},
    }
    return compare([make_result(references, systems)], options=Options(resamples=100, trials=2000))
