"""What meta-evaluation needs of the rest of harness: protocols, so that a test hands in a stub."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from harness.documents import Document
from harness.result import DocumentResult, Finding

__all__ = ["Measure", "Pair", "PairResult", "Progress", "Row", "Scorer"]


class Pair(NamedTuple):
    """Two aligned texts."""

    reference: str
    candidate: str


Row = Mapping[str, float | None]
"""Scores of one pair by name, the higher the better; None for what cannot be scored."""

Measure = Callable[[Sequence[Pair]], Sequence[Row]]
"""Scores pairs of texts, in their order, each for itself."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


class PairResult(Protocol):
    """What the scorer says of two aligned texts; scores are 0 to 1, unrounded, or None."""

    @property
    def coverage(self) -> float | None:
        """Of the reference in the candidate."""

    @property
    def support(self) -> float | None:
        """Of the candidate by the reference."""

    @property
    def adequacy(self) -> float | None:
        """Both, and changed facts, in one number."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The errors that were found."""


class Scorer(Protocol):
    """The part of ``harness.scoring.Scorer`` that is evaluated here."""

    def score(self, reference: Document, candidate: Document) -> DocumentResult:
        """Hold a candidate document against its reference."""

    def score_pairs(
        self, references: Sequence[str], candidates: Sequence[str]
    ) -> Sequence[PairResult]:
        """Score aligned texts, each pair for itself."""

    def cover_many(
        self, items: Sequence[tuple[Sequence[str], str]]
    ) -> Sequence[Sequence[float | None]]:
        """Coverage of given content units in a candidate text, for many (units, text)."""
