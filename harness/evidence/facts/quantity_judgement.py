"""How grave a difference is, and how surely a person would call it an error.

The rules, with their reasons, stand in docs/facts-quantities.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from harness.evidence.facts.base import FactKind
from harness.evidence.facts.near_times import are_near
from harness.evidence.facts.quantity import DATED, Quantity
from harness.evidence.facts.quantity_equality import rounded, units_clash
from harness.evidence.facts.quantity_side import Side
from harness.evidence.facts.units import UNITS
from harness.result import Severity

__all__ = ["Rivals", "fact_of", "judge_changed", "judge_one_sided", "noun_for"]

_SUREST = 0.95
_DOUBTFUL = 0.3
_SLACK = 1e-9
_DOSES = frozenset(("ug", "mg", "g", "ml"))
_NOUNS = {
    "day": "date",
    "money": "amount",
    "ordinal": "number",
    "percent": "percentage",
}


class Rivals:
    """Counts what else is left over that a quantity could stand for.

    Args:
        left: What is left over of the reference.
        right: What is left over of the candidate.
    """

    def __init__(self, left: Sequence[Quantity], right: Sequence[Quantity]) -> None:
        self._left, self._right = _count_sorts(left), _count_sorts(right)
        strong = [sum(not quantity.weak for quantity in side) for side in (left, right)]
        self._balanced = strong[0] == strong[1]

    def confidence(self, one: Quantity, other: Quantity, kin: float) -> float:
        """Kinship, raised where the two are alone of their sort, lowered among many."""
        alone = self._left[_sort(one)] == self._right[_sort(other)] == 1
        bonus = 0.1 * (alone + self._balanced) if alone or self._balanced else -0.1
        return min(_SUREST, max(0.0, kin + bonus))


def _count_sorts(quantities: Sequence[Quantity]) -> Counter[tuple[str, bool]]:
    return Counter(_sort(quantity) for quantity in quantities if not quantity.name)


def _sort(quantity: Quantity) -> tuple[str, bool]:
    return quantity.kind, quantity.digits


def judge_changed(
    one: Quantity, other: Quantity, reference: Side, candidate: Side, confidence: float
) -> tuple[Severity, float]:
    """Severity and confidence of two quantities that stand for each other and differ."""
    if rounded(one, other) or are_near(one, other):
        return "minor", min(confidence, _DOUBTFUL)
    doubtful = (
        reference.counts_others(one) != candidate.counts_others(other)
        or reference.tells_each(one) != candidate.tells_each(other)
        or _next_to(one, other)
        or _next_to(other, one)
        or _meet(one, other)
        or (one.weak and reference.repeats(one))
        or (other.weak and candidate.repeats(other))
    )
    severity: Severity = "critical" if _by_magnitude(one, other) else "major"
    return severity, min(confidence, _DOUBTFUL) if doubtful else confidence


def judge_one_sided(quantity: Quantity, *, invented: bool) -> tuple[Severity, float]:
    """Severity and confidence of what one side alone says.

    Translators leave out, or put in, a "two" or a date; seldom "$5 million".
    """
    severity: Severity = "major" if invented and quantity.digits else "minor"
    if not quantity.digits:
        return severity, 0.2
    return severity, 0.4 if quantity.kind in ("percent", "money", "measure") else 0.3


def _next_to(bounded: Quantity, exact: Quantity) -> bool:
    """Are they "less than two" and "one", or "more than two" and "three"?"""
    difference = exact.values[0] - bounded.values[0]
    whole = exact.bound == "exact" and exact.step == bounded.step == 1
    return whole and (bounded.bound, difference) in (("under", -1), ("over", 1))


def _meet(one: Quantity, other: Quantity) -> bool:
    """Are they "more than doubled" and "nearly tripled"?"""
    low, high = sorted((one, other), key=lambda quantity: quantity.values[0])
    return one.family != "" and low.bound == "over" and high.bound in ("about", "under")


def _by_magnitude(one: Quantity, other: Quantity) -> bool:
    """Is it money, or a dose, wrong by a factor of ten or more, be it by its unit alone?"""
    values = [abs(quantity.values[0]) for quantity in (one, other)]
    if not one.kind == other.kind == "money":
        first, second = UNITS.get(one.unit), UNITS.get(other.unit)
        if first is None or second is None or first.dimension != second.dimension:
            return False
        if _DOSES.isdisjoint((first.name, second.name)):
            return False
        values = [value * unit.factor for value, unit in zip(values, (first, second), strict=True)]
    small, large = sorted(values)
    return 0 < 10 * small <= large * (1 + _SLACK)


def fact_of(one: Quantity, other: Quantity) -> FactKind:
    """The contract's word: ``date`` for calendar and clock, else ``number``."""
    return "date" if one.kind in DATED or other.kind in DATED else "number"


def noun_for(one: Quantity, other: Quantity) -> str:
    """What to call what differs, in plain words."""
    if units_clash(one, other) and set(one.values) & set(other.values):
        return "unit"
    return _NOUNS.get(one.kind, one.kind)
