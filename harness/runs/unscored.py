"""A document that the encoder cannot score: everything is shown, and every score is null."""

from __future__ import annotations

from collections.abc import Sequence

from harness.documents import Document
from harness.result import (
    EVIDENCE_METRICS,
    CandidateParagraph,
    CandidateUnit,
    DocumentResult,
    MustCover,
    ParagraphResult,
    ReferenceUnit,
)

__all__ = ["unscored"]


def unscored(
    reference: Document,
    candidate: Document,
    *,
    aligned: bool = False,
    must_cover: Sequence[str] = (),
) -> DocumentResult:
    """The result of a document whose language the encoder does not know, or without an encoder.

    Coverage, support and adequacy are null, and with them every status; nothing is aligned (but
    for lines that are so by agreement) and nothing is found. The text metrics can be added.

    Args:
        reference: The reference document.
        candidate: The candidate document.
        aligned: Line i of the candidate answers line i of the reference.
        must_cover: Content units that a candidate must cover.
    """
    sizes = (len(reference.paragraphs), len(candidate.paragraphs))

    def partner(index: int, size: int) -> tuple[int, ...]:
        return (index,) if aligned and index < size else ()

    return DocumentResult(
        id=reference.id,
        scores=dict.fromkeys(EVIDENCE_METRICS),
        paragraphs=tuple(
            ParagraphResult(
                index=paragraph.index,
                status=None,
                aligned=partner(paragraph.index, sizes[1]),
                scores={"coverage": None, "adequacy": None},
                units=tuple(
                    ReferenceUnit(
                        start=unit.start,
                        end=unit.end,
                        text=unit.text,
                        kind=unit.kind,
                        coverage=None,
                        adequacy=None,
                        status=None,
                    )
                    for unit in paragraph.units
                ),
            )
            for paragraph in reference.paragraphs
        ),
        candidate_paragraphs=tuple(
            CandidateParagraph(
                index=paragraph.index,
                text=paragraph.text,
                kind=paragraph.kind,
                aligned=partner(paragraph.index, sizes[0]),
                units=tuple(
                    CandidateUnit(
                        start=unit.start,
                        end=unit.end,
                        text=unit.text,
                        kind=unit.kind,
                        support=None,
                        status=None,
                    )
                    for unit in paragraph.units
                ),
            )
            for paragraph in candidate.paragraphs
        ),
        must_cover=tuple(MustCover(text=text, coverage=None, status=None) for text in must_cover),
    )
