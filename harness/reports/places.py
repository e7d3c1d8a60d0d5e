"""A document's result as a list of places: each paragraph with the findings that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from harness.reports.view import Anchor, anchor, reference_texts, weight
from harness.result import (
    CoverageStatus,
    DocumentResult,
    Finding,
    ParagraphKind,
    ParagraphResult,
    ReferenceDocument,
)

__all__ = ["NOT_SCORED", "Place", "places"]


NOT_SCORED = "not scored"
"""The label of a place that no score speaks of."""


@dataclass(slots=True)
class Place:
    """A paragraph that a reader may want to look at.

    Attributes:
        side: Of which text the paragraph is. A candidate's paragraph is a place of its own where
            a finding has no other.
        index: The paragraph's index in its file.
        text: Its text.
        kind: Body, heading or boilerplate.
        status: Its status; None where it is not scored, and for a candidate's paragraph.
        score: Its coverage, likewise.
        aligned: The paragraphs of the other side that answer it.
        findings: Its findings, the gravest first.
        nowhere: It is no paragraph, but holds the findings that have no place.
    """

    side: Literal["reference", "candidate"]
    index: int
    text: str
    kind: ParagraphKind
    status: CoverageStatus | None = None
    score: float | None = None
    aligned: tuple[int, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    nowhere: bool = False

    @property
    def quiet(self) -> bool:
        """There is nothing to say about it: no finding, and covered or not scored at all."""
        return not self.findings and self.status in ("covered", None)

    @property
    def label(self) -> str:
        """Its state in a word or two."""
        if self.side == "candidate":
            return "added" if self.findings else "answers nothing"
        if self.kind == "boilerplate":
            return "boilerplate"
        return self.status or NOT_SCORED

    @property
    def weight(self) -> float:
        """How much it matters: the weights of its findings, then how much of it is missing."""
        missing = 0.0 if self.score is None else (1 - self.score) * min(len(self.text), 1000) / 1000
        return sum(weight(finding.severity) for finding in self.findings) + missing


def places(document: DocumentResult, reference: ReferenceDocument | None) -> list[Place]:
    """All reference paragraphs in order, then the candidate paragraphs with findings of their own.

    A finding without any place goes to an empty one at the end.
    """
    texts = reference_texts(reference)
    kinds = {} if reference is None else {p.index: p.kind for p in reference.paragraphs}
    by_anchor: dict[Anchor | None, Place] = {}
    for paragraph in document.paragraphs:
        by_anchor[Anchor("reference", paragraph.index)] = _reference_place(
            paragraph, texts.get(paragraph.index, ""), kinds.get(paragraph.index, "body")
        )
    for finding in document.findings:
        where = anchor(document, finding)
        if where not in by_anchor:
            by_anchor[where] = _other_place(document, where)
        by_anchor[where].findings.append(finding)
    spots = list(by_anchor.values())
    for spot in spots:
        spot.findings.sort(key=lambda finding: -weight(finding.severity))
    return spots


def _reference_place(paragraph: ParagraphResult, text: str, kind: ParagraphKind) -> Place:
    return Place(
        side="reference",
        index=paragraph.index,
        text=text,
        kind=kind,
        status=paragraph.status,
        score=paragraph.scores.get("coverage"),
        aligned=paragraph.aligned,
    )


def _other_place(document: DocumentResult, where: Anchor | None) -> Place:
    if where is None:
        return Place(side="candidate", index=0, text="", kind="body", nowhere=True)
    found: Sequence[tuple[str, ParagraphKind]] = [
        (p.text, p.kind) for p in document.candidate_paragraphs if p.index == where.paragraph
    ]
    text, kind = found[0] if found and where.side == "candidate" else ("", "body")
    return Place(side=where.side, index=where.paragraph, text=text, kind=kind)
