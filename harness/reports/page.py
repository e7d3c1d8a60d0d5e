"""What the HTML page shows, computed: plain values that the template only lays out.

Identifiers in the page are made of positions (``s0d1r2u3``: system 0, document 1, reference
paragraph 2, unit 3), never of the input's text.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from harness.reports.spans import split_spans
from harness.reports.text import visible
from harness.reports.view import (
    SIGNS,
    FindingKind,
    Shares,
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
    Severity,
    Span,
)

__all__ = [
    "Answer",
    "DocumentView",
    "FindingView",
    "Link",
    "Paragraph",
    "Piece",
    "Row",
    "Stretch",
    "UnitView",
    "document_view",
]

Side = Literal["r", "c"]
_Node = tuple[Side, int]


@dataclass(frozen=True, slots=True)
class Link:
    """A quotation, and where on the page it stands (None where it stands nowhere)."""

    text: str
    paragraph: int
    target: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A stretch of the other text that answers a unit."""

    link: Link
    similarity: float


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit in the list of a paragraph's units.

    ``target`` is its identifier in the running text; None where it stands nowhere in it.
    """

    target: str | None
    text: str
    kind: str
    status: str | None
    score: float | None
    adequacy: float | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding, with links to the places where it is marked."""

    id: str
    kind: FindingKind
    sign: str
    name: str
    category: str
    severity: Severity
    fact: str | None
    explanation: str
    reference: Link | None
    candidate: Link | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Running text under the same marks: ``findings`` is empty for unmarked text."""

    text: str
    findings: tuple[FindingView, ...]
    ids: tuple[str, ...] = ()

    @property
    def gravest(self) -> FindingView:
        """The finding that gives the mark its look; the first of the gravest."""
        return max(self.findings, key=lambda finding: weight(finding.severity))


@dataclass(frozen=True, slots=True)
class Piece:
    """The stretches of one unit; ``id`` and ``status`` are None between units."""

    id: str | None
    status: str | None
    kind: str | None
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of either text."""

    id: str
    index: int
    kind: str
    status: str | None
    score: float | None
    pieces: tuple[Piece, ...]
    units: tuple[UnitView, ...]
    text: str


@dataclass(slots=True)
class Row:
    """Paragraphs that answer each other, side by side."""

    reference: list[Paragraph] = field(default_factory=list)
    candidate: list[Paragraph] = field(default_factory=list)
    findings: list[FindingView] = field(default_factory=list)

    @property
    def aside(self) -> bool:
        """It holds boilerplate alone, which nothing need answer."""
        return all(p.kind == "boilerplate" for p in (*self.reference, *self.candidate))

    @property
    def fine(self) -> bool:
        """There is nothing to look at: no finding, and all that is scored is covered."""
        return not self.findings and all(p.status in ("covered", None) for p in self.reference)


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One system's version of one document."""

    id: str
    rows: tuple[Row, ...]
    findings: tuple[FindingView, ...]
    counts: Counter[FindingKind]
    shares: Shares


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
        self.marks: dict[_Node, list[tuple[int, int, FindingView]]] = defaultdict(list)
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
        groups = _groups(self.sources["r"], self.sources["c"])
        rows = []
        row_of: dict[_Node, Row] = {}
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


def _groups(
    reference: Mapping[int, _Source], candidate: Mapping[int, _Source]
) -> list[tuple[list[int], list[int]]]:
    """Paragraphs that answer each other, directly or through others, as groups.

    Every paragraph is in just one group. Groups stand in the reference's order; one that has only
    candidate paragraphs follows the group of the candidate paragraph before it.
    """
    nodes: list[_Node] = [*(("r", i) for i in reference), *(("c", i) for i in candidate)]
    parent: dict[_Node, _Node] = {node: node for node in nodes}

    def root(node: _Node) -> _Node:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    links: list[tuple[_Node, _Node]] = []
    for i, source in reference.items():
        links += ((("r", i), ("c", j)) for j in source.aligned)
    for j, source in candidate.items():
        links += ((("r", i), ("c", j)) for i in source.aligned)
    for one, two in links:
        if one in parent and two in parent:
            parent[root(one)] = root(two)
    members: dict[_Node, tuple[list[int], list[int]]] = {}
    for side, index in nodes:
        pair = members.setdefault(root((side, index)), ([], []))
        pair[0 if side == "r" else 1].append(index)
    return _in_order([(sorted(r), sorted(c)) for r, c in members.values()])


def _in_order(groups: Sequence[tuple[list[int], list[int]]]) -> list[tuple[list[int], list[int]]]:
    answered = sorted((group for group in groups if group[0]), key=lambda group: group[0][0])
    alone = sorted((group for group in groups if not group[0]), key=lambda group: group[1][0])
    home = {j: position for position, (_, c) in enumerate(answered) for j in c}
    followers: dict[int, list[tuple[list[int], list[int]]]] = defaultdict(list)
    for group in alone:
        position = home.get(group[1][0] - 1, -1)
        home[group[1][0]] = position
        followers[position].append(group)
    ordered = followers[-1]
    for position, group in enumerate(answered):
        ordered += [group, *followers[position]]
    return ordered
