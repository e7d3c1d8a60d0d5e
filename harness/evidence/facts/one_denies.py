"""The change of fact that is told where one of two stretches denies what the other does not."""

from __future__ import annotations

from harness.evidence.facts.base import FactChange

__all__ = ["one_denies"]


def one_denies(
    said: str,
    denied: tuple[int, int],
    answer: tuple[int, int] | None,
    *,
    missing: bool,
    confidence: float,
) -> FactChange:
    """A denial that the candidate lost or put in.

    Args:
        said: What denies.
        denied: Where it stands in the stretch that denies.
        answer: Where the other stretch affirms the same; None where there is no such place.
        missing: The reference denies, and not the candidate.
        confidence: See :class:`harness.evidence.facts.base.FactChange`.
    """
    who, whom = ("reference", "candidate") if missing else ("candidate", "reference")
    reference, candidate = (denied, answer) if missing else (answer, denied)
    return FactChange(
        "negation",
        "changed" if answer else "missing" if missing else "invented",
        reference,
        candidate,
        "critical",
        confidence,
        f"the {who} denies it (“{said}”), the {whom} does not",
    )
