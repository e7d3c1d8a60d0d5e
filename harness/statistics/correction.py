"""Correction for many comparisons (Holm 1979, "A Simple Sequentially Rejective … Procedure")."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["holm"]


def holm(p_values: Sequence[float | None]) -> list[float | None]:
    """Adjusted p-values of a family of tests; reject those at or below the level.

    It bounds the chance of even one false rejection, whatever the tests' dependence, and rejects
    all that Bonferroni's correction rejects.

    Args:
        p_values: 0 to 1; None for a test that could not be made, which is not counted.

    Returns:
        Adjusted p-values in the same order, 0 to 1, none below its original.
    """
    made = sorted((p, index) for index, p in enumerate(p_values) if p is not None)
    adjusted: list[float | None] = [None] * len(p_values)
    least = 0.0
    for rank, (p, index) in enumerate(made):
        least = max(least, min(1.0, p * (len(made) - rank)))
        adjusted[index] = least
    return adjusted
