"""The change that is told where one stretch of the reference became another in the candidate."""

from __future__ import annotations

from harness.evidence.facts.base import FactChange, FactKind
from harness.evidence.facts.matching import Match
from harness.result import Severity

__all__ = ["became"]


def became(
    match: Match,
    fact: FactKind,
    spans: tuple[tuple[int, int], tuple[int, int]],
    severity: Severity,
    confidence: float,
    *,
    what: str = "",
    how: str = "",
    why: str = "",
) -> FactChange:
    """A change from one stretch to another.

    Args:
        match: The two texts.
        fact: See :class:`harness.evidence.facts.base.FactChange`, as for the next three.
        spans: Start and end in the reference, and in the candidate.
        severity: By MQM.
        confidence: 0 to 1.
        what: What the explanation says before the two stretches.
        how: What it says between them, after "became".
        why: What it says after them.
    """
    said, says = match.reference.text[slice(*spans[0])], match.candidate.text[slice(*spans[1])]
    explanation = f"{what}“{said}” became {how}“{says}”{why}"
    return FactChange(fact, "changed", *spans, severity, confidence, explanation)
