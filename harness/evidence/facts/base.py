"""What a changed fact is, and what a fact comparer takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from harness.result import Severity

__all__ = ["FactChange", "FactComparer", "FactContext", "FactKind", "overlap"]

FactKind = Literal[
    "number",
    "date",
    "time",
    "money",
    "name",
    "negation",
    "modality",
    "antonym",
    "gender",
    "role",
    "symbol",
]


@dataclass(frozen=True, slots=True)
class FactContext:
    """What surrounds two aligned stretches: it can excuse a fact that merely moved.

    Attributes:
        reference: Text of the reference around its stretch (neighbouring sentences).
        candidate: The same of the candidate.
        reference_document: All of the reference (for what is said of a name elsewhere).
        candidate_document: All of the candidate.
    """

    reference: str = ""
    candidate: str = ""
    reference_document: str = ""
    candidate_document: str = ""


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact that differs between two aligned stretches.

    Attributes:
        fact: Its kind.
        change: ``changed`` (both sides say something, and it differs), ``missing`` (only the
            reference says it) or ``invented`` (only the candidate does).
        reference: Start and end in the reference stretch, code points; None if ``invented``.
        candidate: Start and end in the candidate stretch; None if ``missing``.
        severity: MQM severity by the written rules (docs/severity.md).
        confidence: How sure the comparer is that a person would call it an error, 0 to 1.
        explanation: In plain words, for the reader of the report.
    """

    fact: FactKind
    change: Literal["changed", "missing", "invented"]
    reference: tuple[int, int] | None
    candidate: tuple[int, int] | None
    severity: Severity
    confidence: float
    explanation: str


def overlap(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """Whether two places of one stretch, start and end, share a code point; None shares none."""
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


class FactComparer(Protocol):
    """Compares the facts of two aligned stretches; pure, no state."""

    def __call__(self, reference: str, candidate: str, context: FactContext) -> list[FactChange]:
        """All changes, in the order of the reference, no two for the same pair of spans."""
