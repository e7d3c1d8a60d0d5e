"""Lays one document out for the HTML page: rows, marks, and the links between them."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from harness.reports.grouping import group_paragraphs
from harness.reports.page import (
    Answer,
    DocumentView,
    FindingView,
    Link,
    Paragraph,
    Piece,
    Row,
    Side,
    Stretch,
    UnitView,
)
from harness.reports.spans import split_spans
from harness.reports.text import visible
from harness.reports.view import (
    SIGNS,
    count_kinds,
    finding_kind,
    reference_document,
    shares,
    weight,
)
from harness.result import (
    CandidateUnit,
    DocumentResult,
    Evidence,
    Finding,
    ReferenceUnit,
    Result,
    Span,
)

__all__ = ["document_view"]


def document_view(result: Result, document: DocumentResult, *, prefix: str) -> DocumentView:
    """Lay one document out as rows of paragraphs with their marks.

    Args:
        result: The result that holds it.
        document: The document.
        prefix: Begins all its identifiers, such as ``s0d1``.
    """
    return _Layout(result, document, prefix).view()


@dataclass(frozen=True)
class _Source:
    """A paragraph of either text, before it is laid out."""

    index: int
    text: str
    kind: str
    status: str | None
    score: float | None
    aligned: tuple[int, ...]
    units: tuple[ReferenceUnit | CandidateUnit, ...]

    @functools.cached_property
    def shown(self) -> frozenset[int]:
        """The units that stand somewhere in the text: all, in what a run makes."""
        spans = ((unit.start, unit.end, number) for number, unit in enumerate(self.units))
        return frozenset(s.keys[0] for s in split_spans(self.text, spans) if s.keys)


class _Layout:
    """Lays out one document; holds what all its paragraphs need to know."""

    def __init__(self, result: Result, document: DocumentResult, prefix: str) -> None:
        self.prefix = prefix
        self.document = document
        self.sources: dict[Side, dict[int, _Source]] = {
            "r": _reference_sources(result, document),
            "c": _candidate_sources(document),
        }
        self.findings = [self._finding(i, finding) for i, finding in enumerate(document.findings)]
        self.marks: dict[tuple[Side, int], list[tuple[int, int, FindingView]]] = defaultdict(list)
        for view, finding in zip(self.findings, document.findings, strict=True):
            for side, span in _sides(finding):
                self.marks[side, span.paragraph].append((span.start, span.end, view))

    def view(self) -> DocumentView:
        order = sorted(
            range(len(self.findings)),
            key=lambda i: (-weight(self.findings[i].severity), _place(self.document.findings[i])),
        )
        return DocumentView(
            id=self.prefix,
            rows=tuple(self._rows()),
            findings=tuple(self.findings[i] for i in order),
            counts=count_kinds(self.document.findings),
            shares=shares([self.document]),
        )

    def _rows(self) -> list[Row]:
        groups = group_paragraphs(
            {index: source.aligned for index, source in self.sources["r"].items()},
            {index: source.aligned for index, source in self.sources["c"].items()},
        )
        rows = []
        row_of: dict[tuple[Side, int], Row] = {}
        for reference, candidate in groups:
            row = Row(
                [self._paragraph("r", self.sources["r"][i]) for i in reference],
                [self._paragraph("c", self.sources["c"][i]) for i in candidate],
            )
            rows.append(row)
            row_of.update({("r", i): row for i in reference})
            row_of.update({("c", i): row for i in candidate})
        for view, finding in zip(self.findings, self.document.findings, strict=True):
            touched = [row_of.get((side, span.paragraph)) for side, span in _sides(finding)]
            for row in {id(row): row for row in touched if row is not None}.values():
                row.findings.append(view)
        return rows

    # -- findings -----------------------------------------------------------------------------

    def _finding(self, number: int, finding: Finding) -> FindingView:
        identifier = f"{self.prefix}f{number}"
        kind = finding_kind(finding.category)
        return FindingView(
            id=identifier,
            kind=kind,
            sign=SIGNS[kind],
            name=finding.category.rpartition("/")[2],
            category=finding.category,
            severity=finding.severity,
            fact=finding.fact,
            explanation=visible(finding.explanation),
            reference=self._mark_link("r", finding.reference, identifier),
            candidate=self._mark_link("c", finding.candidate, identifier),
        )

    def _mark_link(self, side: Side, span: Span | None, identifier: str) -> Link | None:
        if span is None:
            return None
        source = self.sources[side].get(span.paragraph)
        marked = source is not None and span.start < min(span.end, len(source.text))
        target = f"{identifier}{side}" if marked else None
        if source is not None and not marked:
            target = f"{self.prefix}{side}{span.paragraph}"
        return Link(visible(span.text), span.paragraph, target)

    # -- paragraphs ---------------------------------------------------------------------------

    def _paragraph(self, side: Side, source: _Source) -> Paragraph:
        identifier = f"{self.prefix}{side}{source.index}"
        return Paragraph(
            id=identifier,
            index=source.index,
            kind=source.kind,
            status=source.status,
            score=source.score,
            pieces=tuple(self._pieces(side, source, identifier)),
            units=tuple(self._units(side, source, identifier)),
            text=visible(source.text),
        )

    def _pieces(self, side: Side, source: _Source, identifier: str) -> list[Piece]:
        """The paragraph's text, by unit, split wherever a mark begins or ends."""
        spans: list[tuple[int, int, int | FindingView]] = [
            (unit.start, unit.end, number) for number, unit in enumerate(source.units)
        ]
        spans += self.marks.get((side, source.index), ())
        grouped: list[tuple[int | None, list[Stretch]]] = []
        begun: set[str] = set()
        for segment in split_spans(source.text, spans):
            unit = next((key for key in segment.keys if isinstance(key, int)), None)
            marks = tuple(key for key in segment.keys if isinstance(key, FindingView))
            fresh = tuple(f"{mark.id}{side}" for mark in marks if mark.id not in begun)
            begun.update(mark.id for mark in marks)
            stretch = Stretch(visible(segment.text), marks, fresh)
            if not grouped or grouped[-1][0] != unit:
                grouped.append((unit, []))
            grouped[-1][1].append(stretch)
        pieces = []
        placed: set[int] = set()
        for unit, stretches in grouped:
            if unit is None:
                pieces.append(Piece(None, None, None, tuple(stretches)))
                continue
            # Units that overlap (no run makes them) may come in several stretches: one identifier.
            name = None if unit in placed else f"{identifier}u{unit}"
            placed.add(unit)
            what = source.units[unit]
            pieces.append(Piece(name, what.status or "unscored", what.kind, tuple(stretches)))
        return pieces

    def _units(self, side: Side, source: _Source, identifier: str) -> Iterator[UnitView]:
        other: Side = "c" if side == "r" else "r"
        for number, unit in enumerate(source.units):
            if isinstance(unit, ReferenceUnit):
                score, adequacy = unit.coverage, unit.adequacy
            else:
                score, adequacy = unit.support, None
            yield UnitView(
                target=f"{identifier}u{number}" if number in source.shown else None,
                text=visible(unit.text),
                kind=unit.kind,
                status=unit.status,
                score=score,
                # Said only where a changed fact takes something from the coverage.
                adequacy=None if adequacy == score else adequacy,
                answers=tuple(self._answer(other, stretch) for stretch in unit.evidence),
            )

    def _answer(self, side: Side, evidence: Evidence) -> Answer:
        target = None
        source = self.sources[side].get(evidence.paragraph)
        if source is not None:
            target = f"{self.prefix}{side}{evidence.paragraph}"
            units = enumerate(source.units)
            held = (n for n, unit in units if unit.start <= evidence.start < unit.end)
            number = next((n for n in held if n in source.shown), None)
            target += "" if number is None else f"u{number}"
        return Answer(Link(visible(evidence.text), evidence.paragraph, target), evidence.similarity)


def _sides(finding: Finding) -> Iterator[tuple[Side, Span]]:
    if finding.reference is not None:
        yield "r", finding.reference
    if finding.candidate is not None:
        yield "c", finding.candidate


def _place(finding: Finding) -> tuple[int, int, int, int]:
    """Where a finding stands, for sorting: in the reference, then in the candidate."""
    at: list[int] = []
    for span in (finding.reference, finding.candidate):
        at.extend((span.paragraph, span.start) if span is not None else (10**9, 0))
    return at[0], at[1], at[2], at[3]


def _reference_sources(result: Result, document: DocumentResult) -> dict[int, _Source]:
    reference = reference_document(result, document.id)
    scored = {paragraph.index: paragraph for paragraph in document.paragraphs}
    sources: dict[int, _Source] = {}
    for paragraph in () if reference is None else reference.paragraphs:
        found = scored.get(paragraph.index)
        sources[paragraph.index] = _Source(
            paragraph.index,
            paragraph.text,
            paragraph.kind,
            None if found is None else found.status,
            None if found is None else found.scores.get("coverage"),
            () if found is None else found.aligned,
            () if found is None else found.units,
        )
    return sources


def _candidate_sources(document: DocumentResult) -> dict[int, _Source]:
    return {
        p.index: _Source(p.index, p.text, p.kind, None, None, p.aligned, p.units)
        for p in document.candidate_paragraphs
    }
