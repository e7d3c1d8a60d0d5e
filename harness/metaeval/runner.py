"""Runs the scorer over a folder of documents, for ``harness meta-eval documents``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from harness.documents import Document, read_document
from harness.errors import InputError
from harness.metaeval.protocols import Progress, Scorer
from harness.metrics import declaration
from harness.result import (
    EVIDENCE_METRICS,
    DocumentResult,
    MetricInfo,
    ReferenceDocument,
    ReferenceParagraph,
    Result,
    RunInfo,
    Scores,
    SystemResult,
)

__all__ = ["score_folder"]


def score_folder(
    folder: Path, *, scorer: Scorer, info: RunInfo, progress: Progress | None = None
) -> Result:
    """Score every candidate document of a folder.

    Args:
        folder: With references/DOC.txt and candidates/SYSTEM/DOC.txt.
        scorer: Harness's own.
        info: How the run is made: it goes into the result as it is.
        progress: Told after each document.

    Returns:
        The tree of the whole run, with harness's own scores and findings.

    Raises:
        InputError: A folder or a candidate's reference is missing, or a text cannot be read.
    """
    candidates = sorted((folder / "candidates").glob("*/*.txt"))
    if not candidates:
        raise InputError(
            "holds no candidate: candidates/SYSTEM/DOC.txt is missing",
            path=folder,
            cure="name a folder with references/, candidates/ and gold/",
        )
    references: dict[str, Document] = {}
    systems: dict[str, list[DocumentResult]] = {}
    for number, path in enumerate(candidates, start=1):
        name = path.stem
        if name not in references:
            references[name] = read_document(folder / "references" / path.name)
        result = scorer.score(references[name], read_document(path))
        systems.setdefault(path.parent.name, []).append(result)
        if progress is not None:
            progress("documents", number, len(candidates))
    return Result(
        schema="harness-result/1",
        run=info,
        metrics={name: _metric_info(name, info.signature) for name in EVIDENCE_METRICS},
        references=tuple(_reference(document) for document in references.values()),
        systems=tuple(
            SystemResult(name=name, scores=_system_scores(results), documents=tuple(results))
            for name, results in systems.items()
        ),
    )


def _metric_info(name: str, signature: str) -> MetricInfo:
    declared = declaration(name)
    return MetricInfo(
        range=declared.range, higher_is_better=declared.higher_is_better, signature=signature
    )


def _reference(document: Document) -> ReferenceDocument:
    paragraphs = (
        ReferenceParagraph(index=p.index, text=p.text, kind=p.kind) for p in document.paragraphs
    )
    return ReferenceDocument(id=document.id, paragraphs=tuple(paragraphs))


def _system_scores(documents: Iterable[DocumentResult]) -> Scores:
    """Means of the documents' scores, weighted by the length of what was scored in each."""
    documents = list(documents)
    lengths = {
        "support": [
            sum(u.end - u.start for p in d.candidate_paragraphs for u in p.units) for d in documents
        ]
    }
    reference_lengths = [
        sum(u.end - u.start for p in d.paragraphs for u in p.units) for d in documents
    ]
    scores: Scores = {}
    for name in EVIDENCE_METRICS:
        weights = lengths.get(name, reference_lengths)
        known = [
            (score, weight)
            for document, weight in zip(documents, weights, strict=True)
            if (score := document.scores.get(name)) is not None
        ]
        total = sum(weight for _, weight in known)
        scores[name] = sum(score * weight for score, weight in known) / total if total else None
    return scores
