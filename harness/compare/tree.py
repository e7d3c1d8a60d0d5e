"""From the result tree to what metrics take: segments' texts, and statistics of our own scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np
from numpy.typing import NDArray

from harness.compare.selection import Contender, Selection
from harness.evidence.aggregate import ADDITION_WEIGHT, Totals, totals
from harness.result import (
    CandidateUnit,
    DocumentResult,
    ParagraphResult,
    ReferenceUnit,
)

__all__ = [
    "OwnTotals",
    "Segments",
    "answer_text",
    "candidate_segments",
    "own_scores",
    "own_totals",
    "reference_segments",
    "without_drift",
]

_DRIFT = 0.005
"""Coverage, support or adequacy by which a place may differ and be the same. What is linked in the
rest of a document is a signal of each of its units: a paragraph that is lost or mended moves all
others by some ten-thousandths, all the same way, which a paired test would take for a regression
that nothing but chance could not explain."""
_SUMS = [field.name for field in fields(Totals)]
_WEIGHTS = [
    _SUMS.index("candidate" if name in ("supported", "candidate", "unsupported") else "reference")
    for name in _SUMS
]
"""For each sum, where the words stand that it is over."""
_NOWHERE = -1
"""The place of candidate paragraphs that answer no paragraph of the reference."""


@dataclass(frozen=True, slots=True)
class Segments:
    """Texts in the order of the documents, and the document of each."""

    texts: list[str]
    documents: list[str]


@dataclass(frozen=True, slots=True)
class OwnTotals:
    """What coverage, support and adequacy of one system are made of.

    Attributes:
        statistics: Shape (places, sums): the sums of :class:`harness.evidence.aggregate.Totals`, in
            its order; rows add.
        documents: The document of each place.
    """

    statistics: NDArray[np.float64]
    documents: list[str]


def own_scores(name: str, sums: NDArray[np.floating]) -> NDArray[np.float64]:
    """Coverage, support or adequacy of many sums at once, shape (many, sums) to (many,).

    nan where nothing is scored. The same as :class:`harness.evidence.aggregate.Totals` gives.
    """
    covered, adequate, reference, supported, candidate, unsupported = sums.T
    with np.errstate(divide="ignore", invalid="ignore"):
        if name == "coverage":
            found = covered / reference
        elif name == "support":
            found = supported / candidate
        else:
            added = ADDITION_WEIGHT * unsupported
            found = np.where(reference > 0, adequate / (reference + added), np.nan)
    return np.asarray(found, dtype=np.float64)


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


def own_totals(selection: Selection, contender: Contender) -> OwnTotals:
    """A system's coverage, support and adequacy by reference paragraph.

    A candidate paragraph goes to the first reference paragraph that it answers, and to a last place
    of its document if it answers none: so the places are the same for all systems.
    """
    rows: list[tuple[float, ...]] = []
    documents: list[str] = []
    for reference, document in zip(selection.references, contender.documents, strict=True):
        found = _by_paragraph(document)
        for place in [*(paragraph.index for paragraph in reference.paragraphs), _NOWHERE]:
            rows.append(astuple(found.get(place, Totals())))
            documents.append(reference.id)
    return OwnTotals(
        np.array(rows, dtype=np.float64).reshape(-1, len(astuple(Totals()))), documents
    )


def without_drift(systems: Sequence[NDArray[np.float64]]) -> list[NDArray[np.float64]]:
    """What systems' scores are made of, equal at each place where they hardly differ.

    Args:
        systems: Of each system, shape (places, sums), as :class:`OwnTotals` has them, places alike.

    Returns:
        The same shapes. A place of a system is that of the first one before it that has as many
        words there and differs by no more than :data:`_DRIFT` in any score of them.
    """
    found: list[NDArray[np.float64]] = []
    for rows in systems:
        own, unsettled = rows.copy(), np.ones(len(rows), dtype=np.bool_)
        for other in found:
            same = unsettled & _hardly_differ(rows, other)
            own[same] = other[same]
            unsettled &= ~same
        found.append(own)
    return found


def _hardly_differ(first: NDArray[np.float64], second: NDArray[np.float64]) -> NDArray[np.bool_]:
    near = np.abs(first - second) <= _DRIFT * first[:, _WEIGHTS]
    alike = (first[:, _WEIGHTS] == second[:, _WEIGHTS]).all(axis=1)
    return np.asarray(near.all(axis=1) & alike)


def _by_paragraph(document: DocumentResult) -> dict[int, Totals]:
    found = {paragraph.index: totals(paragraph.units) for paragraph in document.paragraphs}
    for answer in document.candidate_paragraphs:
        place = answer.aligned[0] if answer.aligned else _NOWHERE
        found[place] = found.get(place, Totals()) + totals((), answer.units)
    return found


def answer_text(document: DocumentResult, paragraph: ParagraphResult, *, aligned: bool) -> str:
    """What of the candidate answers a reference paragraph; empty if nothing does."""
    texts: Mapping[int, str] = {p.index: p.text for p in document.candidate_paragraphs}
    places = (paragraph.index,) if aligned else paragraph.aligned
    return " ".join(texts[place] for place in places if place in texts)
