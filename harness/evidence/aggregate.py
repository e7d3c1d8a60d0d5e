"""From units to paragraphs, documents and systems: means weighted by length.

Length counts words. Coverage is a mean over reference units, support over candidate units.
Adequacy is a mean over reference units and, as units worth nothing, the unsupported part of the
candidate's at half weight: what is left out costs the reader more than what is added, for the
added can be seen in the candidate and the omitted cannot. For adequacy a unit that is
more likely covered or supported than not is so in full: how it is rendered, its quality tells
better.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harness.alignment.words import find_words
from harness.result import CandidateUnit, DocumentResult, ReferenceUnit, Scores

__all__ = [
    "ADDITION_WEIGHT",
    "DIGITS",
    "FULL",
    "Totals",
    "combine",
    "document_totals",
    "totals",
    "unit_length",
]

ADDITION_WEIGHT = 0.5
FULL = 0.5
"""Coverage or support from which a unit counts in full for adequacy: more likely there than not."""
DIGITS = 4
"""Scores are rounded so that the last bits of floating-point arithmetic change nothing."""


def unit_length(text: str) -> int:
    """Words of a unit, at least 1 where it holds any visible character."""
    return len(find_words(text)) or int(bool(text.strip()))


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums that add up: of any set of units, and of any set of sets.

    Attributes:
        covered: Length times coverage of the reference units.
        adequate: Length times adequacy.
        reference: Length of the reference units that have a coverage.
        supported: Length times support of the candidate units.
        candidate: Length of the candidate units that have a support.
        unsupported: Length times how far the candidate units are from counting as supported.
    """

    covered: float = 0.0
    adequate: float = 0.0
    reference: float = 0.0
    supported: float = 0.0
    candidate: float = 0.0
    unsupported: float = 0.0

    def __add__(self, other: Totals) -> Totals:
        return Totals(
            self.covered + other.covered,
            self.adequate + other.adequate,
            self.reference + other.reference,
            self.supported + other.supported,
            self.candidate + other.candidate,
            self.unsupported + other.unsupported,
        )

    @property
    def coverage(self) -> float | None:
        """Mean coverage, 0 to 1; None without reference units."""
        return self.covered / self.reference if self.reference else None

    @property
    def support(self) -> float | None:
        """Mean support, 0 to 1; None without candidate units."""
        return self.supported / self.candidate if self.candidate else None

    @property
    def adequacy(self) -> float | None:
        """Mean adequacy, 0 to 1; None without reference units."""
        if not self.reference:
            return None
        return self.adequate / (self.reference + ADDITION_WEIGHT * self.unsupported)

    def scores(self) -> Scores:
        """The three, rounded."""
        values = {"coverage": self.coverage, "support": self.support, "adequacy": self.adequacy}
        return {k: None if v is None else round(v, DIGITS) for k, v in values.items()}


def totals(
    reference: Iterable[ReferenceUnit] = (), candidate: Iterable[CandidateUnit] = ()
) -> Totals:
    """The sums over some units; boilerplate and what has no score are left out."""
    covered = adequate = length = supported = other = added = 0.0
    for unit in reference:
        if unit.kind == "body" and unit.coverage is not None:
            size = unit_length(unit.text)
            length += size
            covered += size * unit.coverage
            adequate += size * (unit.coverage if unit.adequacy is None else unit.adequacy)
    for answer in candidate:
        if answer.kind == "body" and answer.support is not None:
            size = unit_length(answer.text)
            other += size
            supported += size * answer.support
            added += size * (1 - min(1.0, answer.support / FULL))
    return Totals(covered, adequate, length, supported, other, added)


def document_totals(document: DocumentResult) -> Totals:
    """The sums over all units of a document."""
    return totals(
        (u for p in document.paragraphs for u in p.units),
        (u for p in document.candidate_paragraphs for u in p.units),
    )


def combine(documents: Sequence[DocumentResult]) -> Scores:
    """Coverage, support and adequacy of several documents together."""
    return sum((document_totals(d) for d in documents), Totals()).scores()
