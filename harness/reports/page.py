"""What the HTML page shows: plain values that the template only lays out.

Identifiers in the page are made of positions (``s0d1r2u3``: system 0, document 1, reference
paragraph 2, unit 3), never of the input's text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from harness.reports.view import FindingKind, Shares, weight
from harness.result import Severity

__all__ = [
    "Answer",
    "DocumentView",
    "FindingView",
    "Link",
    "Paragraph",
    "Piece",
    "Row",
    "Side",
    "Stretch",
    "UnitView",
]

Side = Literal["r", "c"]
"""Reference or candidate, as it stands in identifiers."""


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
    def signs(self) -> str:
        """The sign of each kind of finding here, once."""
        return "".join(dict.fromkeys(finding.sign for finding in self.findings))

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
