"""From the result tree to what metrics take: segments' texts, and statistics of our own scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harness.compare.selection import Contender, Selection
from harness.compare.words import count_words
from harness.result import (
    CandidateParagraph,
    CandidateUnit,
    DocumentResult,
    ParagraphResult,
    ReferenceDocument,
    ReferenceUnit,
)

__all__ = [
    "OWN_METRICS",
    "Segments",
    "WeightedScores",
    "answer_text",
    "candidate_segments",
    "own_scores",
    "paragraph_weight",
    "reference_segments",
    "weighted_mean",
]

OWN_METRICS = ("coverage", "support", "adequacy")


@dataclass(frozen=True, slots=True)
class Segments:
    """Texts in the order of the documents, and the document of each."""

    texts: list[str]
    documents: list[str]


@dataclass(frozen=True, slots=True)
class WeightedScores:
    """Our scores of one system, as statistics that add up to a weighted mean.

    Attributes:
        statistics: Shape (places, 2): scores times length, and length.
        places: Document and paragraph of each row; paragraph -1 for what answers none.
    """

    statistics: NDArray[np.float64]
    places: list[tuple[str, int]]


def weighted_mean(sums: NDArray[np.floating]) -> NDArray[np.float64]:
    """Scores of sums of weighted scores and weights, shape (sums, 2) to (sums,); nan without."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(sums[:, 0] / sums[:, 1], dtype=np.float64)


def reference_segments(selection: Selection) -> Segments:
    """The references' lines if aligned, else the body text of each document.

    Boilerplate units inside a paragraph are those that the first system's result marks: they
    belong to the reference and are the same in all.
    """
    texts: list[str] = []
    documents: list[str] = []
    first = selection.contenders[0].documents
    for reference, document in zip(selection.references, first, strict=True):
        if selection.aligned:
            found = [paragraph.text for paragraph in reference.paragraphs]
        else:
            units = {paragraph.index: paragraph.units for paragraph in document.paragraphs}
            found = [
                _body(
                    (p.text, units.get(p.index, ()))
                    for p in reference.paragraphs
                    if p.kind != "boilerplate"
                )
            ]
        texts += found
        documents += [reference.id] * len(found)
    return Segments(texts, documents)


def candidate_segments(selection: Selection, contender: Contender) -> list[str]:
    """A system's texts, one for each segment of the references."""
    texts: list[str] = []
    for reference, document in zip(selection.references, contender.documents, strict=True):
        if selection.aligned:
            lines = {p.index: p.text for p in document.candidate_paragraphs}
            texts += [lines.get(p.index, "") for p in reference.paragraphs]
        else:
            paragraphs = document.candidate_paragraphs
            texts.append(_body((p.text, p.units) for p in paragraphs if p.kind != "boilerplate"))
    return texts


def _body(
    paragraphs: Iterable[tuple[str, tuple[ReferenceUnit, ...] | tuple[CandidateUnit, ...]]],
) -> str:
    """Body text as :meth:`harness.documents.Document.body_text` makes it of a document."""
    parts: list[str] = []
    for whole, units in paragraphs:
        text, at = "", 0
        for unit in units:
            if unit.kind == "boilerplate":
                text += whole[at : unit.start]
                at = unit.end
        parts.append(" ".join((text + whole[at:]).split()))
    return " ".join(part for part in parts if part)


def own_scores(name: str, selection: Selection, contender: Contender) -> WeightedScores:
    """A system's coverage, support or adequacy by reference paragraph.

    Support is a matter of the candidate's paragraphs: each goes to the first reference paragraph
    that it answers, so that systems can be paired. What has no score has no row's weight either.
    """
    rows: list[tuple[float, float]] = []
    places: list[tuple[str, int]] = []
    for reference, document in zip(selection.references, contender.documents, strict=True):
        found = _by_paragraph(name, reference, document)
        for index in [p.index for p in reference.paragraphs] + [-1]:
            rows.append(found.get(index, (0.0, 0.0)))
            places.append((reference.id, index))
    return WeightedScores(np.array(rows, dtype=np.float64).reshape(-1, 2), places)


def _by_paragraph(
    name: str, reference: ReferenceDocument, document: DocumentResult
) -> dict[int, tuple[float, float]]:
    body = {p.index for p in reference.paragraphs if p.kind != "boilerplate"}
    found: dict[int, tuple[float, float]] = {}
    if name == "support":
        for candidate in document.candidate_paragraphs:
            place = candidate.aligned[0] if candidate.aligned else -1
            before, added = found.get(place, (0.0, 0.0)), _supported(candidate)
            found[place] = (before[0] + added[0], before[1] + added[1])
        return found
    for paragraph in document.paragraphs:
        if paragraph.index in body:
            score = paragraph.scores.get(name)
            weight = paragraph_weight(paragraph)
            if name == "coverage":
                found[paragraph.index] = _covered(paragraph)
            elif score is not None:
                found[paragraph.index] = (score * weight, float(weight))
    return found


def _covered(paragraph: ParagraphResult) -> tuple[float, float]:
    scored = [(u.coverage, count_words(u.text)) for u in paragraph.units if u.kind == "body"]
    return _weighted((score, weight) for score, weight in scored)


def _supported(paragraph: CandidateParagraph) -> tuple[float, float]:
    if paragraph.kind == "boilerplate":
        return 0.0, 0.0
    return _weighted((u.support, count_words(u.text)) for u in paragraph.units if u.kind == "body")


def _weighted(scores: Iterable[tuple[float | None, int]]) -> tuple[float, float]:
    known = [(score, weight) for score, weight in scores if score is not None]
    return sum(s * w for s, w in known), float(sum(w for _, w in known))


def paragraph_weight(paragraph: ParagraphResult) -> int:
    """Length in words of the units that count."""
    return sum(count_words(unit.text) for unit in paragraph.units if unit.kind == "body")


def answer_text(document: DocumentResult, paragraph: ParagraphResult, *, aligned: bool) -> str:
    """What of the candidate answers a reference paragraph; empty if nothing does."""
    texts: Mapping[int, str] = {p.index: p.text for p in document.candidate_paragraphs}
    places = (paragraph.index,) if aligned else paragraph.aligned
    return " ".join(texts[place] for place in places if place in texts)
